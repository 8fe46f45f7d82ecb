import { type Evidence, failedEvidence } from '../../core/evidence.ts';
import type { ToolRun } from '../define-gate.ts';

/** POSIX shells report a command that was not found or not executable with these. */
const couldNotRun = new Map([
  [127, 'a command of the script was not found'],
  [126, 'a command of the script is not executable'],
]);

/**
 * Exit code 0 passes, any other is one finding that blocks, with the end of the output as its
 * message. 126, 127 and a signal's 128+n mean that the command itself did not get to judge.
 */
export function readExitCode(run: ToolRun): Evidence {
  const reason = couldNotRun.get(run.exitCode);
  if (reason !== undefined) return failedEvidence(`${reason} (exit code ${run.exitCode})`);
  if (run.exitCode > 128) {
    return failedEvidence(`a command of the script was killed (exit code ${run.exitCode})`);
  }
  const examined = { count: 1, unit: 'command' };
  if (run.exitCode === 0) return { completeness: 'complete', examined, findings: [], metrics: [] };
  return {
    completeness: 'complete',
    examined,
    findings: [
      {
        tool: 'run',
        rule: 'exit-code',
        severity: 'error',
        message: `exit code ${run.exitCode}${lastLines(run)}`,
      },
    ],
    metrics: [],
  };
}

function lastLines(run: ToolRun): string {
  const text = run.stderr.trim() || run.stdout.trim();
  return text === '' ? '' : `\n${text.split('\n').slice(-10).join('\n')}`;
}
