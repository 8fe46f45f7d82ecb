import { type Evidence, failedEvidence } from '../core/evidence.ts';
import type { ProcessOutcome } from '../exec/process-outcome.ts';
import type { BoundGate, CommandSpec, TaskContext } from '../gates/define-gate.ts';

/**
 * What a tool's run is worth. Everything that proves nothing whatever the tool is decided here, so
 * that no adapter can forget it; only a run that ended by itself, with an exit code that the
 * adapter knows as complete and with its whole output at hand, is given to the adapter.
 *
 * @param reports text of the spec's report files by name; absent when not written by this run
 */
export function readEvidence(
  bound: BoundGate,
  spec: CommandSpec,
  context: TaskContext,
  outcome: ProcessOutcome,
  reports: Readonly<Record<string, string | undefined>>,
): Evidence {
  const { end } = outcome;
  if (end.kind !== 'exited') return failedEvidence(unfinished(end, spec));
  if (bound.completeExits !== 'any' && !bound.completeExits.includes(end.code)) {
    return failedEvidence(
      `${spec.argv[0]} ended with exit code ${end.code}, which is not a verdict${because(outcome)}`,
    );
  }
  if (outcome.truncated && !bound.keepsTailOnly) {
    return failedEvidence(`${spec.argv[0]} printed more than gate reads`);
  }
  return bound.read({
    exitCode: end.code,
    stdout: outcome.stdout,
    stderr: outcome.stderr,
    reports,
    root: context.root,
    cwd: spec.cwd ?? context.cwd,
    argv: spec.argv,
  });
}

type Unfinished = Exclude<ProcessOutcome['end'], { kind: 'exited' }>;

function unfinished(end: Unfinished, spec: CommandSpec): string {
  switch (end.kind) {
    case 'signalled':
      return `${spec.argv[0]} was killed by ${end.signal}`;
    case 'timed-out':
      return `${spec.argv[0]} did not finish within ${end.afterMs / 1000} s`;
    case 'cancelled':
      return 'cancelled before it finished';
    case 'not-found':
      return `${end.command} is not installed`;
    case 'not-started':
      return `${spec.argv[0]} could not be started: ${end.message}`;
  }
}

/** The last line of stderr says best why a tool gave up. */
function because({ stderr, stdout }: ProcessOutcome): string {
  const lines = (stderr.trim() || stdout.trim()).split('\n');
  const last = lines.at(-1)?.trim() ?? '';
  return last === '' ? '' : `: ${last.slice(0, 200)}`;
}
