import { exitCodes } from '../core/exit-code.ts';

/**
 * Makes output that cannot be written no bug of gate. A reader that went away (`gate check | head`)
 * has what it wanted, and talk that nobody reads changes nothing: the exit code stays the verdict.
 * But data that a full disk did not take is missing to whoever asked for it, so that run does not
 * end with 0.
 */
export function tolerateLostOutput({ stdout, stderr }: NodeJS.Process): void {
  stderr.on('error', () => {});
  let lost: NodeJS.ErrnoException | undefined;
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (lost !== undefined || error.code === 'EPIPE') return;
    lost = error;
    stderr.write(` ✖ the output cannot be written: ${error.message}\n`);
  });
  process.on('exit', (code) => {
    if (lost !== undefined && code === exitCodes.pass) process.exitCode = exitCodes.usage;
  });
}
