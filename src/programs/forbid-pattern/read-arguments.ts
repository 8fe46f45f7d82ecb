import { parseArgs } from 'node:util';
import picomatch from 'picomatch';
import { failWith, type Result, success } from '../../core/result.ts';
import type { Pattern } from './pattern.ts';

export interface PatternArguments {
  readonly patterns: readonly Pattern[];
  /** Only these files; all that git would commit without them. */
  readonly paths: readonly string[] | undefined;
  /** Larger files are not read, in bytes. */
  readonly maxFileSize: number;
  /** Milliseconds that the search of one file may take. */
  readonly budget: number;
}

/** Reads the arguments of `gate find-patterns`; see `findPatterns`. */
export function readArguments(argv: readonly string[]): Result<PatternArguments> {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        pattern: { type: 'string', multiple: true, default: [] },
        path: { type: 'string', multiple: true },
        'max-file-size': { type: 'string', default: String(10 * 1024 * 1024) },
        budget: { type: 'string', default: '2000' },
      },
    });
    return success({
      patterns: values.pattern.map(readPattern),
      paths: values.path,
      maxFileSize: countOf(values['max-file-size']),
      budget: countOf(values.budget),
    });
  } catch (error) {
    // parseArgs, JSON.parse and RegExp throw for what the caller wrote.
    if (!(error instanceof Error)) throw error;
    return failWith('bad-arguments', { message: error.message.split('\n')[0] ?? 'bad arguments' });
  }
}

/** `name`, `message`, `pattern`, `ignoreCase`, globs `paths` and, of those among them that may, `allow`. */
function readPattern(json: string): Pattern {
  const raw: unknown = JSON.parse(json);
  const text = (field: string): string => {
    const value = fieldOf(raw, field);
    if (typeof value !== 'string') throw new TypeError(`a pattern needs the text “${field}”`);
    return value;
  };
  const globs = (field: string): string[] => {
    const value = fieldOf(raw, field);
    return Array.isArray(value) ? value.map(String) : [];
  };
  const searched = picomatch(globs('paths'), { dot: true });
  const allowed =
    globs('allow').length === 0 ? () => false : picomatch(globs('allow'), { dot: true });
  return {
    name: text('name'),
    message: text('message'),
    expression: new RegExp(text('pattern'), fieldOf(raw, 'ignoreCase') === true ? 'gi' : 'g'),
    concerns: (path) => searched(path) && !allowed(path),
  };
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

function countOf(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1)
    throw new RangeError(`“${text}” is not a whole number`);
  return value;
}
