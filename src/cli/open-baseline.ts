import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { ResolvedConfig } from '../config/resolved-config.ts';
import { failWith, type Result, success } from '../core/result.ts';
import type { Baseline } from '../policy/baseline.ts';

/** Lies beside the config and is committed with it. */
export const baselineFile = 'gate.baseline.jsonl';

/** The baseline of the judged tree; empty when there is no file. Failures: `malformed-baseline`. */
export async function openBaseline(
  config: Pick<ResolvedConfig, 'directory'>,
  cwd: string,
): Promise<Result<Baseline>> {
  const file = join(config.directory, baselineFile);
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      return success({ findings: [], metrics: [] });
    }
    const why = error instanceof Error ? error.message : String(error);
    return failWith('unreadable-baseline', { message: `${file} cannot be read: ${why}` });
  }
  const { parseBaseline } = await import('../policy/baseline.ts');
  return parseBaseline(text, relative(cwd, file));
}
