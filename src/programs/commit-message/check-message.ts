import { closestName } from '../../core/closest-name.ts';
import type { MessageLine } from './clean-message.ts';
import type { MessageRules } from './message-rules.ts';
import { type Header, type ParsedMessage, parseMessage } from './parse-message.ts';

/** What is wrong with a message. */
export interface MessageProblem {
  readonly rule: string;
  readonly message: string;
  /** Line of what was read, from 1. */
  readonly line: number;
  /** In characters, from 1. */
  readonly column: number;
}

/** What is known of a message besides its text. */
export interface MessageOrigin {
  /** It was only written, and may be rewritten before it is pushed. */
  readonly written: boolean;
  /** The commit has more than one parent. */
  readonly merge: boolean;
}

/** What `git commit --fixup`, `--squash` and `--fixup=amend:` begin a message with. */
const fixup = /^(?:fixup|squash|amend)! /;
/** What `git merge`, `git pull` and hosting services write. */
const mergeHeader =
  /^Merge (?:branch|branches|remote-tracking|tag|commit|pull request|[0-9a-f]{7,} into) ?/;
/** What `git revert` writes; a revert of a revert is a reapply. */
const revertHeader = /^(?:Revert|Reapply) ".+"$/;

/** Judges a message by Conventional Commits 1.0.0 and the rules. No problem means that it is good. */
export function checkMessage(
  lines: readonly MessageLine[],
  rules: MessageRules,
  { written, merge }: MessageOrigin,
): MessageProblem[] {
  const [first] = lines;
  if (first === undefined) {
    return [{ rule: 'empty', message: 'the message is empty', line: 1, column: 1 }];
  }
  const at = (rule: string, message: string, column = 1): MessageProblem => ({
    rule,
    message,
    line: first.number,
    column,
  });
  if (fixup.test(first.text)) {
    const accepted = rules.fixups === 'always' || (rules.fixups === 'until-push' && written);
    return accepted
      ? []
      : [at('fixup', 'is to be squashed before it is pushed: git rebase --autosquash')];
  }
  if (rules.merges && (merge || (written && mergeHeader.test(first.text)))) return [];
  if (revertHeader.test(first.text)) return [];
  const parsed = parseMessage(lines);
  return [...headerProblems(first, parsed, rules, at), ...bodyProblems(lines, parsed, rules)];
}

type At = (rule: string, message: string, column?: number) => MessageProblem;

function headerProblems(
  { text }: MessageLine,
  { header, breaking }: ParsedMessage,
  rules: MessageRules,
  at: At,
): MessageProblem[] {
  const length = [...text].length;
  const tooLong = rules.maxHeaderLength > 0 && length > rules.maxHeaderLength;
  return [
    ...(header === undefined
      ? [at('header', headerAdvice(text))]
      : partProblems(header, rules, at)),
    ...(tooLong
      ? [
          at(
            'header-length',
            `has ${length} characters, ${rules.maxHeaderLength} are allowed`,
            rules.maxHeaderLength + 1,
          ),
        ]
      : []),
    ...(breaking && !rules.allowBreaking
      ? [at('breaking', 'is a breaking change, and those are not allowed here')]
      : []),
  ];
}

function headerAdvice(text: string): string {
  const wanted = 'is not “type(scope): description”';
  if (/^\S+(\(.*\))?!?:\S/.test(text)) return `${wanted}: a space is missing behind the colon`;
  if (/^\S+(\(.*\))? +!?:/.test(text)) return `${wanted}: there is a space before the colon`;
  if (/^\S+(\(.*\))?!?:\s*$/.test(text)) return `${wanted}: the description is missing`;
  if (/^\S+\(\s*\)/.test(text)) return `${wanted}: the scope is empty`;
  return wanted;
}

function partProblems({ type, scope }: Header, rules: MessageRules, at: At): MessageProblem[] {
  const problems: MessageProblem[] = [];
  if (rules.types.length > 0 && !rules.types.includes(type)) {
    problems.push(at('type', `“${type}” is not one of the types: ${listOf(rules.types, type)}`));
  }
  if (scope === undefined) {
    if (rules.requireScope) problems.push(at('scope', 'has no scope', type.length + 1));
    return problems;
  }
  const unknown = scope.split(/[,/] ?/).find((one) => !rules.scopes.includes(one));
  if (rules.scopes.length > 0 && unknown !== undefined) {
    const column = type.length + 2 + Math.max(0, scope.indexOf(unknown));
    problems.push(
      at(
        'scope',
        `“${unknown}” is not one of the scopes: ${listOf(rules.scopes, unknown)}`,
        column,
      ),
    );
  }
  return problems;
}

function listOf(names: readonly string[], wrong: string): string {
  const nearest = closestName(wrong, names);
  return `${names.join(', ')}${nearest === undefined ? '' : ` (did you mean “${nearest}”?)`}`;
}

function bodyProblems(
  lines: readonly MessageLine[],
  { body }: ParsedMessage,
  rules: MessageRules,
): MessageProblem[] {
  const [first, second, ...rest] = lines;
  const problems: MessageProblem[] = [];
  if (second !== undefined && second.text !== '') {
    problems.push({
      rule: 'blank-line',
      message: 'the line below the header must be empty',
      line: second.number,
      column: 1,
    });
  }
  if (rules.requireBody && body.every(({ text }) => text === '')) {
    problems.push({
      rule: 'body',
      message: 'has no body that says why',
      line: first?.number ?? 1,
      column: 1,
    });
  }
  for (const { text, number } of [...(second === undefined ? [] : [second]), ...rest]) {
    if (isTooLong(text, rules.maxBodyLineLength)) {
      problems.push({
        rule: 'line-length',
        message: `has ${[...text].length} characters, ${rules.maxBodyLineLength} are allowed`,
        line: number,
        column: rules.maxBodyLineLength + 1,
      });
    }
    if (/^breaking[ -]change: /i.test(text) && !/^BREAKING[ -]CHANGE: /.test(text)) {
      problems.push({
        rule: 'breaking-case',
        message: '“BREAKING CHANGE” is written in capitals',
        line: number,
        column: 1,
      });
    }
  }
  return problems;
}

/** A line without a space, such as an address, cannot be broken. */
function isTooLong(text: string, limit: number): boolean {
  return limit > 0 && [...text].length > limit && text.trim().includes(' ');
}
