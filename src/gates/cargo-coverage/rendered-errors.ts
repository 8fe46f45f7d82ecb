import type { Finding } from '../../core/finding.ts';

/**
 * `error[E0425]: cannot find value` and, below it, `  --> src/lib.rs:64:14`. Cargo prints mistakes
 * in a Cargo.toml in the same form, with which nothing was compiled.
 */
const pattern = /^error(?:\[(E\d+)\])?: (.+)\r?\n +--> (.+?\.rs):(\d+):(\d+)\r?$/gm;

/** Errors of the compiler from its text for people, each once: a library is compiled twice. */
export function renderedErrors(text: string, absolute: (file: string) => string): Finding[] {
  const findings = new Map<string, Finding>();
  for (const [whole, rule, message = '', file = '', line, column] of text.matchAll(pattern)) {
    findings.set(whole, {
      tool: 'rustc',
      rule: rule ?? 'compiler-error',
      severity: 'error',
      message,
      file: absolute(file),
      line: Number(line),
      column: Number(column),
    });
  }
  return [...findings.values()];
}
