import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { failWith, type Result, success } from '../core/result.ts';
import type { RunResult } from '../core/run-result.ts';

/**
 * Writes the reports that were asked for with `--report KIND=FILE`.
 * @param wanted `json=FILE`, relative to `cwd`
 * Failure: `report-not-written`.
 */
export async function writeReports(
  wanted: readonly string[],
  result: RunResult,
  cwd: string,
): Promise<Result<void>> {
  if (wanted.length === 0) return success(undefined);
  const { renderJson } = await import('../report/json.ts');
  for (const report of wanted) {
    const file = resolve(cwd, report.slice(report.indexOf('=') + 1));
    try {
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, renderJson(result));
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      return failWith('report-not-written', {
        message: `the report ${file} cannot be written: ${why}`,
      });
    }
  }
  return success(undefined);
}
