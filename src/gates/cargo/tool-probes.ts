import type { ToolProbe } from '../define-gate.ts';
import { toolchainArguments } from './arguments.ts';
import type { ToolchainOptions } from './options.ts';

/** The first cargo with `--keep-going`, and with panic messages that put the place first. */
const oldestCompiler = '1.74.0';

/**
 * The compiler is asked, not cargo: its version decides what is found, and a nightly cargo may
 * keep its version from one nightly compiler to the next.
 */
export function compilerProbe(program: 'rustc' | 'rustdoc') {
  return ({ toolchain }: ToolchainOptions): ToolProbe => ({
    command: program,
    args: [...toolchainArguments(toolchain), '--version'],
    install: `rustup toolchain install ${toolchain ?? 'stable'}`,
    minimum: oldestCompiler,
  });
}

/** Clippy and rustfmt come as components of a toolchain, and number their versions on their own. */
export function componentProbe(subcommand: 'clippy' | 'fmt', component: 'clippy' | 'rustfmt') {
  return ({ toolchain }: ToolchainOptions): ToolProbe => ({
    command: 'cargo',
    args: [...toolchainArguments(toolchain), subcommand, '--version'],
    install: [
      `rustup component add ${component}`,
      ...(toolchain === undefined ? [] : [`--toolchain ${toolchain}`]),
    ].join(' '),
  });
}

/** Programs of their own that cargo calls as its subcommands. */
export function subcommandProbe(subcommand: string, minimum: string) {
  return ({ toolchain }: ToolchainOptions): ToolProbe => ({
    command: 'cargo',
    args: [...toolchainArguments(toolchain), subcommand, '--version'],
    install: `cargo install cargo-${subcommand} --locked`,
    minimum,
  });
}
