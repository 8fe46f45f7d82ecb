import type { Diagnostic } from '../core/diagnostic.ts';
import { type ConfigPath, type ConfigSource, withoutPath } from './config-source.ts';
import { explainIssue } from './explain-issue.ts';
import { refuseNotSupported } from './not-supported.ts';
import { type Problem, placeProblem } from './problem.ts';
import type { RawConfig } from './raw-config.ts';
import { configSchema } from './schema.ts';

/** One file of a config, checked for its shape. */
export interface CheckedSource {
  readonly source: ConfigSource;
  /** What is sound; the problems name the rest, so that this can be checked further. */
  readonly raw: RawConfig;
  readonly diagnostics: readonly Diagnostic[];
}

/** Checks the shape of one config file: every problem in it, and the part that has none. */
export function validateSource(source: ConfigSource): CheckedSource {
  const refused = refuseNotSupported(source);
  const problems = [...refused.problems];
  const first = configSchema.safeParse(refused.value);
  let raw: RawConfig = {};
  if (first.success) {
    raw = first.data;
  } else {
    const checked = { schema: configSchema, value: refused.value, base: [] };
    problems.push(...first.error.issues.flatMap((issue) => explainIssue(issue, checked)));
    const sound = configSchema.safeParse(withoutProblems(refused.value, problems));
    if (sound.success) raw = sound.data;
  }
  return { source, raw, diagnostics: problems.map((it) => placeProblem(it, [source])) };
}

/** Unknown keys are left out alone; a wrong value takes the gate, component or stage with it. */
function withoutProblems(value: unknown, problems: readonly Problem[]): unknown {
  return problems.reduce((rest, { path, at }) => withoutPath(rest, soundParent(path, at)), value);
}

function soundParent(path: ConfigPath, at: Problem['at']): ConfigPath {
  return at === 'key' && path.length > 2 ? path : path.slice(0, 2);
}
