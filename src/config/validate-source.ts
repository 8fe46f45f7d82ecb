import { type ConfigPath, type ConfigSource, hasPath, withoutPath } from './config-source.ts';
import { explainIssue } from './explain-issue.ts';
import { findLossyNumbers } from './lossy-numbers.ts';
import { refuseNotSupported } from './not-supported.ts';
import type { Problem } from './problem.ts';
import type { RawConfig } from './raw-config.ts';
import { configSchema } from './schema.ts';

/** What the check of one file's shape gives. */
export interface CheckedSource {
  /** What is sound; the problems name the rest, so that this can be checked further. */
  readonly raw: RawConfig;
  readonly problems: readonly Problem[];
}

/** Checks the shape of one config file: every problem in it, and the part that has none. */
export function validateSource(source: ConfigSource): CheckedSource {
  const { problems: refused, value } = refuseNotSupported(source);
  const others = [...refused, ...findLossyNumbers(source)];
  const parsed = configSchema.safeParse(value);
  if (parsed.success) return { raw: parsed.data, problems: others };
  const checked = { schema: configSchema, value, base: [] };
  const problems = parsed.error.issues.flatMap((issue) => explainIssue(issue, checked));
  const sound = configSchema.safeParse(withoutProblems(value, problems));
  return { raw: sound.data ?? {}, problems: [...others, ...problems] };
}

/** Unknown keys are left out alone; a wrong value takes the gate, component or stage with it. */
function withoutProblems(value: unknown, problems: readonly Problem[]): unknown {
  return problems.reduce((rest, { path, at }) => {
    const isSurplus = at === 'key' && path.length > 2 && hasPath(value, path);
    return withoutPath(rest, isSurplus ? path : entryOf(path));
  }, value);
}

/** `gates.test` of `gates.test.needs[0]`, `extends` of `extends[0]`. */
function entryOf(path: ConfigPath): ConfigPath {
  return path.slice(0, typeof path[1] === 'number' ? 1 : 2);
}
