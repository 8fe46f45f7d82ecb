import type { Verdict } from './verdict.ts';

/** The exit codes of the command `gate`: part of its contract, never renumbered. */
export const exitCodes = {
  pass: 0,
  blocked: 1,
  usage: 2,
  notJudged: 3,
  internal: 4,
  interrupted: 130,
  terminated: 143,
} as const;

/** The exit code of a finished run. A run of nothing but skipped tasks has nothing against it. */
export function exitCodeOf(verdict: Verdict): number {
  switch (verdict) {
    case 'block':
      return exitCodes.blocked;
    case 'error':
      return exitCodes.notJudged;
    case 'warn':
    case 'pass':
    case 'skipped':
      return exitCodes.pass;
  }
}
