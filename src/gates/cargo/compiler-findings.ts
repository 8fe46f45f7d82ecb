import { isAbsolute } from 'node:path';
import type { Finding, Severity } from '../../core/finding.ts';
import type { CompilerDiagnostic, CompilerMessage, Span } from './cargo-output.ts';

/**
 * The findings of a build, each once: a library and its test harness are compiled from the same
 * files and say everything twice.
 */
export function compilerFindings(
  messages: readonly CompilerMessage[],
  absolute: (file: string) => string,
): Finding[] {
  const byContent = new Map<string, Finding>();
  for (const { message } of messages) {
    const severity = severityOf(message.level);
    if (severity === undefined) continue;
    const finding = toFinding(message, severity, absolute);
    byContent.set(JSON.stringify(finding), finding);
  }
  return [...byContent.values()];
}

/** The compiler reports its own crash under this level. */
export function isCompilerCrash({ message }: CompilerMessage): boolean {
  return message.level === 'error: internal compiler error';
}

/** `failure-note` only points at `rustc --explain`. */
function severityOf(level: string): Severity | undefined {
  switch (level) {
    case 'error':
      return 'error';
    case 'warning':
      return 'warning';
    case 'note':
    case 'help':
      return 'note';
    default:
      return undefined;
  }
}

function toFinding(
  diagnostic: CompilerDiagnostic,
  severity: Severity,
  absolute: (file: string) => string,
): Finding {
  const rule = diagnostic.code?.code ?? `compiler-${severity}`;
  const primary = diagnostic.spans.find((span) => span.is_primary);
  const label = primary?.label ? `: ${primary.label}` : '';
  const help = helpOf(diagnostic);
  return {
    tool: toolOf(rule),
    rule,
    severity,
    message: `${diagnostic.message}${label}`,
    ...(primary === undefined ? {} : placeOf(primary, absolute)),
    ...(help === undefined ? {} : { help }),
  };
}

function toolOf(rule: string): string {
  if (rule.startsWith('clippy::')) return 'clippy';
  return rule.startsWith('rustdoc::') ? 'rustdoc' : 'rustc';
}

function placeOf(primary: Span, absolute: (file: string) => string) {
  const span = userSpan(primary);
  return {
    file: absolute(span.file_name),
    line: span.line_start,
    column: span.column_start,
    endLine: span.line_end,
    endColumn: span.column_end,
  };
}

/** A place inside a macro of a dependency or of std becomes the place where that macro is called. */
function userSpan(span: Span): Span {
  const foreign = isAbsolute(span.file_name) || span.file_name.startsWith('<');
  return foreign && span.expansion !== null ? userSpan(span.expansion.span) : span;
}

const genericHelp = /^(for further information visit|to override `|this lint expectation)/;

/** The first help that is about this place, with the replacement where it fits on the line. */
function helpOf({ children }: CompilerDiagnostic): string | undefined {
  const help = children.find(
    ({ level, message }) => level === 'help' && !genericHelp.test(message),
  );
  if (help === undefined) return undefined;
  const replacement = help.spans.length === 1 ? help.spans[0]?.suggested_replacement?.trim() : '';
  const message = help.message.replaceAll('\n', ' ');
  if (!replacement || replacement.includes('\n')) return message;
  return `${message}: \`${replacement}\``;
}
