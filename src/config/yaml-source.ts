import { type Document, parseDocument, visit, type YAMLError } from 'yaml';
import type { Diagnostic } from '../core/diagnostic.ts';
import { failure, type Result, success } from '../core/result.ts';
import { type ConfigPath, type ConfigSource, valueAt } from './config-source.ts';
import { locate, type Span } from './locate.ts';
import { rangeInText } from './text-range.ts';

/** A file whose text has been read. */
export interface TextFile {
  /** Absolute. */
  readonly file: string;
  readonly shown: string;
  readonly text: string;
}

/**
 * Reads YAML or JSON (YAML holds all of JSON) and keeps where everything stands.
 * @param inside the path of the config within the file, for `package.json#gate`
 * @returns `invalid-config` with every place where the text is not YAML
 */
export function readYamlSource(file: TextFile, inside: ConfigPath = []): Result<ConfigSource> {
  const text = file.text.replace(/^\uFEFF/, '');
  const conflict = /^<{7} .*/m.exec(text);
  if (conflict !== null) {
    const span = { start: conflict.index, end: conflict.index + conflict[0].length };
    return invalid([{ message: 'a merge conflict is left here', range: rangeOf(span) }]);
  }
  const document = parseDocument(text, {
    prettyErrors: false,
    logLevel: 'error',
    merge: true,
    stringKeys: true,
  });
  const problems = syntaxProblems(document, text);
  if (problems.length > 0) {
    return invalid(problems.map(({ message, span }) => ({ message, range: rangeOf(span) })));
  }
  return success({
    file: file.file,
    shown: file.shown,
    value: valueAt(document.toJS({ maxAliasCount: -1 }), inside),
    rangeOf(path, of) {
      const span = locate(document, [...inside, ...path], of);
      return span === undefined ? undefined : rangeOf(span);
    },
  });

  function rangeOf(span: Span) {
    return rangeInText(file.shown, text, span);
  }
}

function invalid(diagnostics: readonly Diagnostic[]): Result<never> {
  return failure({ reason: 'invalid-config', diagnostics });
}

interface SyntaxProblem {
  readonly message: string;
  readonly span: Span;
}

/** Keys given twice, each; of the errors that make a parser lose its way, only the first is sure. */
function syntaxProblems(document: Document.Parsed, text: string): SyntaxProblem[] {
  const errors = [...document.errors, ...document.warnings];
  const twice = errors.filter(({ code }) => code === 'DUPLICATE_KEY');
  const first = errors.find(({ code }) => code !== 'DUPLICATE_KEY');
  const problems = [
    ...twice.map((error) => keyGivenTwice(error, text)),
    ...(first === undefined ? [] : [{ message: explain(first), span: spanOf(first) }]),
  ];
  return problems.length > 0 ? problems : aliasProblems(document);
}

function keyGivenTwice(error: YAMLError, text: string): SyntaxProblem {
  const { start, end } = spanOf(error);
  const key = /^(?:"[^"]*"|'[^']*'|[^\s:,{}]+)/.exec(text.slice(start))?.[0] ?? '';
  return {
    message: 'this key is given twice',
    span: { start, end: Math.max(end, start + key.length) },
  };
}

function spanOf({ pos: [start, end] }: YAMLError): Span {
  return { start, end: Math.max(end, start + 1) };
}

function explain({ code, message }: YAMLError): string {
  if (code === 'TAB_AS_INDENT') return 'YAML cannot be indented with tabs: use spaces';
  if (code === 'MULTIPLE_DOCS') return 'a config is one document: remove what “---” starts';
  if (code === 'NON_STRING_KEY') return 'a key must be a word, not a list or a mapping';
  return `not valid YAML: ${message.charAt(0).toLowerCase()}${message.slice(1)}`;
}

/** Aliases of nothing, and those that stand inside of what they name, which would never end. */
function aliasProblems(document: Document.Parsed): SyntaxProblem[] {
  const problems: SyntaxProblem[] = [];
  visit(document, {
    Alias(_, node, ancestors) {
      const target = node.resolve(document);
      const [start, end] = node.range ?? [0, 1];
      if (target === undefined) {
        problems.push({ message: `nothing above is called &${node.source}`, span: { start, end } });
      } else if (ancestors.includes(target)) {
        problems.push({ message: `*${node.source} contains itself`, span: { start, end } });
      }
    },
  });
  return problems;
}
