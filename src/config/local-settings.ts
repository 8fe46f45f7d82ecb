import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic } from '../core/diagnostic.ts';
import { explainIssue } from './explain-issue.ts';
import { type Problem, placeProblem } from './problem.ts';
import { readSource } from './read-source.ts';
import { reportUnknownGate } from './resolve-needs.ts';
import type { LocalSettings } from './resolved-config.ts';
import { localSchema } from './schema.ts';
import { showPath } from './show-path.ts';

interface LocalResult {
  readonly settings: LocalSettings;
  readonly diagnostics: readonly Diagnostic[];
}

/** What `gate.local.yaml` in a directory says. The caller must not ask in CI. */
export async function readLocalSettings(
  directory: string,
  cwd: string,
  gateNames: ReadonlySet<string>,
): Promise<LocalResult> {
  const nothing = { skip: [] };
  const file = join(directory, 'gate.local.yaml');
  if (!existsSync(file)) return { settings: nothing, diagnostics: [] };
  const source = await readSource(file, showPath(cwd, file));
  if (!source.ok) return { settings: nothing, diagnostics: source.failure.diagnostics };
  const { value } = source.value;
  if (value === null) return { settings: nothing, diagnostics: [] };
  const problems: Problem[] = [];
  const parsed = localSchema.safeParse(value);
  if (!parsed.success) {
    const checked = { schema: localSchema, value, base: [] };
    problems.push(...parsed.error.issues.flatMap((issue) => explainIssue(issue, checked)));
  }
  const skip = parsed.data?.skip ?? [];
  skip.forEach((name, index) => {
    if (gateNames.has(name)) return;
    reportUnknownGate(name, ['skip', index], gateNames, (problem) => problems.push(problem));
  });
  return {
    settings: { ...parsed.data, skip },
    diagnostics: problems.map((problem) => placeProblem(problem, [source.value])),
  };
}
