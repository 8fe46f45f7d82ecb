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

/** Keys of a gate without which the rest of it means something else. */
const decisive = new Set<unknown>(['uses', 'run', 'each', 'matrix']);

function withoutProblems(value: unknown, problems: readonly Problem[]): unknown {
  return problems.reduce((rest, problem) => withoutPath(rest, unsoundPart(rest, problem)), value);
}

/**
 * The least that must go for the rest to be sound: a surplus key; the option of a gate that it can
 * do without; else the whole gate, component, stage or entry at the top.
 */
function unsoundPart(value: unknown, { path, at }: Problem): ConfigPath {
  const [section, name, key] = path;
  const whole = path.slice(0, typeof name === 'number' ? 1 : 2);
  const isSurplus = at === 'key' && path.length > 2 && hasPath(value, path);
  if (section !== 'gates' || name === undefined || key === undefined) {
    return isSurplus ? path : whole;
  }
  const hasAdapter = ['uses', 'run'].some((it) => hasPath(value, [section, name, it]));
  if (!hasAdapter || decisive.has(key)) return whole;
  return isSurplus ? path : path.slice(0, 3);
}
