import type { Command } from 'commander';
import type { CommandContext } from './command-context.ts';

/** Programs that adapters call; each reads its own arguments and prints one JSON document. */
export function addPrograms(program: Command, { terminal, finish }: CommandContext): void {
  addProgram(program, 'scan-secrets', 'the engine of the gate “secrets”', async (argv) => {
    const { scan } = await import('../commands/scan-secrets.ts');
    finish(await scan(argv, terminal()));
  });
  addProgram(program, 'scan-copy', 'the gates that call a scanner for secrets', async (argv) => {
    const { copyAndScan } = await import('../commands/scan-copy.ts');
    finish(await copyAndScan(argv, terminal()));
  });
  addProgram(program, 'run-gofmt', 'gofmt for the gate “gofmt”', async (argv) => {
    const { gofmt } = await import('../commands/run-gofmt.ts');
    finish(await gofmt(argv, terminal()));
  });
  addProgram(program, 'run-cargo-outdated', 'the gate “cargo-outdated”', async (argv) => {
    const { outdated } = await import('../commands/run-cargo-outdated.ts');
    finish(await outdated(argv, terminal()));
  });
  addProgram(program, 'find-patterns', 'the search of the gate “forbid-pattern”', async (argv) => {
    const { patterns } = await import('../commands/find-patterns.ts');
    finish(await patterns(argv, terminal()));
  });
  addProgram(program, 'check-messages', 'the gate “commit-message”', async (argv) => {
    const { messages } = await import('../commands/check-messages.ts');
    finish(await messages(argv, terminal()));
  });
  addProgram(program, 'build-image', 'the gate “docker-build”', async (argv) => {
    const { buildImage } = await import('../commands/build-image.ts');
    finish(await buildImage(argv, terminal()));
  });
  addProgram(program, 'smoke-image', 'the gate “image-smoke”', async (argv) => {
    const { smokeImage } = await import('../commands/smoke-image.ts');
    finish(await smokeImage(argv, terminal()));
  });
}

function addProgram(
  program: Command,
  name: string,
  title: string,
  run: (argv: readonly string[]) => Promise<void>,
): void {
  program
    .command(name, { hidden: true })
    .description(`${title}; prints JSON`)
    .allowUnknownOption()
    .helpOption(false)
    .argument('[arguments...]')
    .action((_arguments: string[], _options, command: Command) => run(command.args));
}
