import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Evidence } from '../../src/core/evidence.ts';
import { runProcess } from '../../src/exec/run-process.ts';
import { locateEvidence } from '../../src/run/locate-evidence.ts';
import { readEvidence } from '../../src/run/read-evidence.ts';
import { toolEnvironment } from '../../src/run/tool-environment.ts';
import { findGate } from '../rig/gates.ts';
import type { TestRepository } from '../rig/temporary-repository.ts';

/**
 * Runs the tool of an adapter in a work tree, as a task would, and reads its whole evidence, of
 * which reports show only a part.
 *
 * @returns evidence whose paths are relative to the repository
 */
export async function runAdapter(
  repository: TestRepository,
  id: string,
  options: unknown = {},
): Promise<Evidence> {
  const bound = findGate(id)?.bind(options);
  if (bound?.ok !== true) throw new Error(`${id}: ${JSON.stringify(bound)}`);
  const root = repository.directory;
  const reports = await mkdtemp(join(repository.parent, 'reports-'));
  const context = { root, cwd: root, reports, matrix: {} };
  const spec = bound.value.command(context);
  const outcome = await runProcess({
    argv: spec.argv,
    cwd: root,
    env: toolEnvironment(repository.env, root, root, spec.env ?? {}),
    keep: bound.value.keepsTailOnly ? 'tail' : 'all',
  });
  const texts = Object.entries(spec.reports ?? {}).map(
    async ([name, path]) =>
      [name, existsSync(path) ? await readFile(path, 'utf8') : undefined] as const,
  );
  const read = Object.fromEntries(await Promise.all(texts));
  await rm(reports, { recursive: true });
  return locateEvidence(readEvidence(bound.value, spec, context, outcome, read), root, root);
}

/** Its metrics by name, in percent rounded to two digits. */
export function metricsOf({ metrics }: Evidence): Record<string, number> {
  return Object.fromEntries(metrics.map(({ name, value }) => [name, Number(value.toFixed(2))]));
}
