import { exitCodeOf } from '../../core/exit-code.ts';
import { failWith, type Result } from '../../core/result.ts';
import type { RunResult } from '../../core/run-result.ts';
import { openRepository } from '../../git/repository.ts';
import { type Cancellation, listenForSignals } from '../../run/cancellation.ts';
import type { CheckOptions } from '../check-options.ts';
import type { Terminal } from '../terminal.ts';

/** Judges a tree. @returns the exit code */
export async function check(
  wanted: readonly string[],
  options: CheckOptions,
  terminal: Terminal,
): Promise<number> {
  const cancellation = listenForSignals();
  try {
    const result = await fixAndJudge(wanted, options, terminal, cancellation);
    if (result.ok) return cancellation.exitCode() ?? exitCodeOf(result.value.verdict);
    const { reportFailure } = await import('../report-failure.ts');
    return reportFailure(result.failure, terminal);
  } finally {
    cancellation.dispose();
  }
}

/** Judges the work tree for a command that wants to know the result. */
export async function judgeWorkTree(
  wanted: readonly string[],
  options: CheckOptions,
  terminal: Terminal,
): Promise<Result<RunResult>> {
  const cancellation = listenForSignals();
  try {
    return await fixAndJudge(wanted, options, terminal, cancellation);
  } finally {
    cancellation.dispose();
  }
}

async function fixAndJudge(
  wanted: readonly string[],
  options: CheckOptions,
  terminal: Terminal,
  cancellation: Cancellation,
): Promise<Result<RunResult>> {
  // git answers while the rest of the program is loaded, which takes about as long.
  const opening = openRepository(terminal.cwd, terminal.env);
  const { judgeTree } = await import('../judge-tree.ts');
  if (options.fix === true) {
    if (options.staged === true || options.commit !== undefined) return refuseFix();
    const { fixTree } = await import('../fix-tree.ts');
    const fixed = await fixTree(opening, wanted, options, terminal, cancellation.signal);
    if (!fixed.ok) return fixed;
  }
  return judgeTree(opening, wanted, options, terminal, cancellation);
}

function refuseFix(): Result<never> {
  return failWith('not-supported', {
    message: '--fix mends the work tree; with --staged or --commit it is not supported yet',
    next: ['gate check --fix'],
  });
}
