/** A test binary that did not end as the standard harness ends. */
export interface AbnormalEnd {
  /** As cargo names it: `-p alpha --test it`. */
  readonly target: string;
  /** Absolute path of the binary. */
  readonly program: string;
  /** `exit status: 3` */
  readonly status: string;
  /** `signal: 11, SIGSEGV: …` when one ended it. */
  readonly signal?: string;
}

const pattern =
  /^error: (?:doc)?test failed, to rerun pass `(.*)`\r?\n\r?\nCaused by:\r?\n +process didn't exit successfully: `(.*)` \((.*)\)$/gm;

/**
 * The binaries of which cargo says why they failed: it does so for every end but the exit code 101
 * with which the standard harness says that tests failed.
 */
export function abnormalEnds(stderr: string): AbnormalEnd[] {
  return [...stderr.matchAll(pattern)].map(([, target = '', command = '', status = '']) => ({
    target,
    program: command.split(' ', 1)[0] ?? command,
    status,
    ...(status.startsWith('signal') ? { signal: status } : {}),
  }));
}
