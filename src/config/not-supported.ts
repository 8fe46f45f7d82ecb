import {
  type ConfigPath,
  type ConfigSource,
  hasPath,
  keysAt,
  withoutPath,
} from './config-source.ts';
import type { Problem } from './problem.ts';

/**
 * Parts of the config whose behaviour does not exist yet. They are refused: a limit that nobody
 * holds would be worse than none. `*` stands for every name.
 */
export const notSupported: readonly (readonly string[])[] = [
  ['services'],
  ['prepare'],
  ['link'],
  ['carry'],
  ['gates', '*', 'services'],
  ['gates', '*', 'limits', '*', 'block', 'slowerBy'],
  ['gates', '*', 'limits', '*', 'warn', 'slowerBy'],
  ['gates', '*', 'expires'],
];

/** Whether a path is that of a part whose behaviour does not exist yet. */
export function isNotSupported(path: ConfigPath): boolean {
  return notSupported.some(
    (pattern) =>
      pattern.length === path.length &&
      pattern.every((step, index) => step === '*' || step === path[index]),
  );
}

/** The problems of a config with such parts, and what is left of it without them. */
export function refuseNotSupported(source: ConfigSource): { problems: Problem[]; value: unknown } {
  const problems: Problem[] = [];
  let { value } = source;
  for (const pattern of notSupported) {
    for (const path of matches(value, pattern)) {
      value = withoutPath(value, path);
      problems.push({
        path,
        at: 'key',
        message: `“${path.at(-1)}” is not supported yet`,
        next: ['remove it: a later version of gate will know it'],
      });
    }
  }
  return { problems, value };
}

function matches(
  value: unknown,
  pattern: readonly string[],
  done: readonly string[] = [],
): ConfigPath[] {
  const star = pattern.indexOf('*');
  if (star === -1) {
    const path = [...done, ...pattern];
    return hasPath(value, path) ? [path] : [];
  }
  const before = [...done, ...pattern.slice(0, star)];
  return keysAt(value, before).flatMap((name) =>
    matches(value, pattern.slice(star + 1), [...before, name]),
  );
}
