import { runProgram } from './cli/program.ts';
import { exitCodes } from './core/exit-code.ts';

// A bug must never look like a verdict: Node would end with 1, which means “blocked”.
process.on('uncaughtException', (bug) => reportBug(bug));

try {
  process.exitCode = await runProgram(process.argv.slice(2));
} catch (bug) {
  reportBug(bug);
}

function reportBug(bug: unknown): void {
  const trace = bug instanceof Error ? (bug.stack ?? bug.message) : String(bug);
  process.stderr.write(
    `\ngate has a bug and cannot go on; nothing was judged.\n${trace}\nPlease report it with the lines above.\n`,
  );
  process.exit(exitCodes.internal);
}
