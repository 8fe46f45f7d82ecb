import { writeSync } from 'node:fs';
import { tolerateLostOutput } from './cli/lost-output.ts';
import { runProgram } from './cli/program.ts';
import { exitCodes } from './core/exit-code.ts';

// A bug must never look like a verdict: Node would end with 1, which means “blocked”.
process.on('uncaughtException', reportBug);
tolerateLostOutput(process);

runProgram(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
}, reportBug);

function reportBug(bug: unknown): void {
  const trace = bug instanceof Error ? (bug.stack ?? bug.message) : String(bug);
  const text = `\ngate has a bug and cannot go on; nothing was judged.\n${trace}\nPlease report it with the lines above.\n`;
  try {
    // Not through process.stderr: a live report may be holding back what is written to it.
    writeSync(process.stderr.fd, text);
  } catch {
    // Nobody reads it; the exit code still tells.
  }
  process.exit(exitCodes.internal);
}
