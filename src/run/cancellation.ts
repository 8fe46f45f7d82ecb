import { getEventListeners } from 'node:events';
import { constants } from 'node:os';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** npm and some terminals deliver one Ctrl-C twice; what comes this soon is no second one. */
const echoMs = 500;

/** Turns signals to this process into the end of a run. */
export interface Cancellation {
  readonly signal: AbortSignal;
  /** 128 + the number of the signal that came: 130, 143, 129; undefined while none did. */
  exitCode(): number | undefined;
  /** Stops listening. */
  dispose(): void;
}

/**
 * The first signal cancels the run, which then ends its processes and reports. A second one, or one
 * that comes while nothing waits to be cancelled (git is asked what to judge), exits at once; what
 * is left then dies with this process.
 */
export function listenForSignals(): Cancellation {
  const controller = new AbortController();
  let code: number | undefined;
  let cancelledAt = 0;
  const listener = (signal: NodeJS.Signals) => {
    if (code !== undefined) {
      if (Date.now() - cancelledAt > echoMs) process.exit(code);
      return;
    }
    cancelledAt = Date.now();
    code = 128 + constants.signals[signal];
    if (getEventListeners(controller.signal, 'abort').length === 0) process.exit(code);
    controller.abort();
  };
  for (const signal of signals) process.on(signal, listener);
  return {
    signal: controller.signal,
    exitCode: () => code,
    dispose() {
      for (const signal of signals) process.off(signal, listener);
    },
  };
}
