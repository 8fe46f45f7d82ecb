import type * as z from 'zod';
import { type ConfigPath, hasPath, valueAt } from './config-source.ts';
import { describeType, describeValue, joinAlternatives } from './describe-value.ts';
import { isNotSupported } from './not-supported.ts';
import type { Problem } from './problem.ts';
import { keysOf } from './schema-at.ts';
import { suggest } from './suggest.ts';

type Issue = z.core.$ZodIssue;

/** What was checked when the issues came up. */
export interface Checked {
  readonly schema: z.core.$ZodType;
  readonly value: unknown;
  /** The path of the value in the config. */
  readonly base: ConfigPath;
  /** The adapter whose options these are. */
  readonly adapter?: string;
}

/** Turns an issue of zod's into what a person can act on: one problem, or one for each unknown key. */
export function explainIssue(issue: Issue, checked: Checked): Problem[] {
  const within = issue.path.map((step) => (typeof step === 'number' ? step : String(step)));
  const path = [...checked.base, ...within];
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => unknownKey(key, within, checked));
    case 'invalid_union':
      return explainUnion(issue, within, checked);
    case 'invalid_key': {
      const reason = issue.issues[0]?.message ?? 'is not allowed here';
      return [{ path, at: 'key', message: `the name “${path.at(-1)}” ${reason}` }];
    }
    default:
      return [explainValue(issue, within, checked)];
  }
}

function unknownKey(key: string, within: ConfigPath, checked: Checked): Problem {
  const { adapter, schema, base } = checked;
  const path = [...base, ...within, key];
  const names = keysOf(schema, within).filter(
    (name) => !isNotSupported([...base, ...within, name]),
  );
  const all = adapter === undefined ? 'all keys: gate schema' : `all options: gate list ${adapter}`;
  const kind = adapter === undefined ? 'key' : 'option';
  return {
    path,
    at: 'key',
    message: `unknown ${kind} “${key}”${ownerOf(path, adapter)}`,
    next: suggest(key, names, all),
  };
}

/** ` of gate “test”`, ` of “severity”`, ` of cargo-tarpaulin`; nothing at the top. */
function ownerOf(path: ConfigPath, adapter: string | undefined): string {
  if (adapter !== undefined) return ` of ${adapter}`;
  const [section, name] = path;
  if (typeof section !== 'string' || path.length < 3) return '';
  return path.length === 3 ? ` of ${section.replace(/s$/, '')} “${name}”` : ` of “${path.at(-2)}”`;
}

type UnionIssue = Extract<Issue, { code: 'invalid_union' }>;

/**
 * A value that fits no branch of a union: the problems of the branch that was meant, if one has the
 * right type at the top; what all branches expect, if none has.
 */
function explainUnion(issue: UnionIssue, within: ConfigPath, checked: Checked): Problem[] {
  const meant = issue.errors
    .filter((branch) => branch.length > 0 && !branch.some(isAboutWholeValue))
    .sort((a, b) => a.length - b.length)[0];
  if (meant !== undefined) {
    return meant.flatMap((it) =>
      explainIssue({ ...it, path: [...issue.path, ...it.path] }, checked),
    );
  }
  return [explainValue(issue, within, checked)];
}

function isAboutWholeValue(issue: Issue): boolean {
  return (
    issue.path.length === 0 && (issue.code === 'invalid_type' || issue.code === 'invalid_value')
  );
}

function explainValue(issue: Issue, within: ConfigPath, checked: Checked): Problem {
  const path = [...checked.base, ...within];
  const value = valueAt(checked.value, within);
  const subject = subjectOf(path);
  if (issue.code === 'invalid_type' && !hasPath(checked.value, within)) {
    return { path, at: 'key', message: `${subject} is missing` };
  }
  const written = describeValue(value);
  const wording = ownWording(issue);
  if (wording !== undefined) {
    return { path, at: 'value', message: `${subject} ${wording}, not ${written}` };
  }
  const expected = expectationOf(issue);
  if (expected === undefined) return { path, at: 'value', message: `${subject}: ${issue.message}` };
  const next = adviceFor(issue, value);
  return {
    path,
    at: 'value',
    message:
      value === null
        ? `${subject} is empty, but must be ${expected}`
        : `${subject} must be ${expected}, not ${written}`,
    ...(next.length === 0 ? {} : { next }),
  };
}

/** `“retries”`, `item 2 of “needs”`, `the config`. */
function subjectOf(path: ConfigPath): string {
  const last = path.at(-1);
  if (last === undefined) return 'the config';
  return typeof last === 'number'
    ? `item ${last + 1} of ${subjectOf(path.slice(0, -1))}`
    : `“${last}”`;
}

/**
 * A message that a schema was given instead of zod's own, made to follow its subject: `must be …`,
 * or the bare `a name like clippy::unwrap_used`.
 */
function ownWording({ message }: Issue): string | undefined {
  if (message.startsWith('must ')) return message;
  return /^(an?|the) /.test(message) ? `must be ${message}` : undefined;
}

/** What the value should have been, to follow `must be`; undefined when only zod's message says it. */
function expectationOf(issue: Issue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return describeType(issue.expected);
    case 'invalid_value':
      return joinAlternatives(issue.values.map((it) => `“${String(it)}”`));
    case 'invalid_union':
      return joinAlternatives(unionExpectations(issue));
    case 'too_small':
      return sizeWords('at least', issue.minimum, issue.origin);
    case 'too_big':
      return sizeWords('at most', issue.maximum, issue.origin);
    case 'not_multiple_of':
      return `a multiple of ${issue.divisor}`;
    case 'invalid_format':
      return issue.format === 'regex' && issue.pattern !== undefined
        ? `text that matches ${issue.pattern}`
        : `a valid ${issue.format}`;
    default:
      return undefined;
  }
}

function unionExpectations(issue: UnionIssue): string[] {
  return issue.errors.flatMap((branch) =>
    branch.filter(isAboutWholeValue).flatMap((it) => expectationOf(it) ?? []),
  );
}

function sizeWords(bound: string, limit: number | bigint, origin: string): string {
  switch (origin) {
    case 'string':
      return limit === 1 ? 'text that is not empty' : `text of ${bound} ${limit} characters`;
    case 'array':
    case 'set':
      return limit === 1 && bound === 'at least'
        ? 'a list with an item'
        : `a list of ${bound} ${limit} items`;
    default:
      return `${bound} ${limit}`;
  }
}

function adviceFor(issue: Issue, value: unknown): string[] {
  if (issue.code === 'invalid_value' && typeof value === 'string') {
    const names = issue.values.map(String);
    return suggest(value, names).filter((line) => line.startsWith('did you mean'));
  }
  const wantsText = issue.code === 'invalid_type' && issue.expected === 'string';
  const isScalar = typeof value === 'number' || typeof value === 'boolean';
  return wantsText && isScalar ? ['put it in quotes'] : [];
}
