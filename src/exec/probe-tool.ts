import { runProcess } from './run-process.ts';
import { findVersion } from './tool-version.ts';

/** What a tool says when asked for its version. */
export type Probe =
  | { readonly kind: 'found'; readonly output: string; readonly version: string | undefined }
  /** The program is not on PATH. */
  | { readonly kind: 'not-found'; readonly command: string }
  /** It is there and does not work: a missing component of a toolchain, a broken installation. */
  | { readonly kind: 'broken'; readonly message: string };

const timeoutMs = 30_000;

/** Asks a tool for its version. A tool that needs more than 30 s to answer is broken. */
export async function probeTool(
  argv: readonly [string, ...string[]],
  cwd: string,
  env: NodeJS.ProcessEnv,
  cancel?: AbortSignal,
): Promise<Probe> {
  const outcome = await runProcess({
    argv,
    cwd,
    env,
    keep: 'tail',
    timeoutMs,
    ...(cancel === undefined ? {} : { cancel }),
  });
  const { end } = outcome;
  if (end.kind === 'not-found') return { kind: 'not-found', command: end.command };
  const output = `${outcome.stdout}\n${outcome.stderr}`.trim();
  if (end.kind === 'exited' && end.code === 0) {
    return { kind: 'found', output, version: findVersion(output) };
  }
  const said = (outcome.stderr.trim() || outcome.stdout.trim()).split('\n')[0];
  if (end.kind === 'not-started') return { kind: 'broken', message: end.message };
  return { kind: 'broken', message: said || `“${argv.join(' ')}” did not answer` };
}
