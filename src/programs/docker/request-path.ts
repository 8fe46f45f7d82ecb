import { get } from 'node:http';

const timeoutMs = 5000;

/** An answer, or why there is none. */
export type Answer =
  | { readonly status: number; readonly afterMs: number }
  | { readonly problem: string };

/** Asks what listens on a port of this machine for a path. */
export function requestPath(port: number, path: string, cancel: AbortSignal): Promise<Answer> {
  const startedAt = performance.now();
  return new Promise((resolve) => {
    const request = get(
      { host: '127.0.0.1', port, path, timeout: timeoutMs, signal: cancel, agent: false },
      (response) => {
        response.resume();
        response.once('error', (error) => resolve({ problem: error.message }));
        response.once('end', () =>
          resolve({ status: response.statusCode ?? 0, afterMs: performance.now() - startedAt }),
        );
      },
    );
    request.once('timeout', () => {
      request.destroy(new Error(`no answer within ${timeoutMs / 1000} s`));
    });
    request.once('error', (error) => resolve({ problem: error.message }));
  });
}
