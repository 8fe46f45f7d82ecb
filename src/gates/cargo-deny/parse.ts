import { type Evidence, failedEvidence } from '../../core/evidence.ts';
import type { ToolRun } from '../define-gate.ts';
import { checkNames, type DenyOutput, parseDenyOutput } from './deny-output.ts';
import { denyFinding } from './finding.ts';
import type { DenyOptions } from './options.ts';

const gathered = /^gathered (\d+) crates in /;
const usingConfig = /^using config from (.+)$/;
const notFound = /doesn't exist, falling back to default config$/;
/** Diagnostics that say that something was not looked at. */
const notChecked = new Set(['index-failure', 'index-cache-load-failure', 'unable-to-check-path']);

/**
 * Reads cargo-deny's report. Its exit code 1 means failed advisories and a crash alike, so only the
 * summary in its last line proves that it got to its end. Where it goes on after a failure, with an
 * error in the log or a registry that could not be asked, part of the work is missing. A config that
 * is not there it only warns about, and judges by its defaults.
 */
export function readDeny(run: ToolRun, options: DenyOptions): Evidence {
  const output = parseDenyOutput(run.stderr);
  const wrong = unreliable(output, run.exitCode, options);
  if (wrong !== undefined) return failedEvidence(wrong);
  const messages = output.logs.map(({ message }) => message);
  const count = Number(firstMatch(messages, gathered) ?? 0);
  const config = firstMatch(messages, usingConfig);
  if (options.config !== undefined && messages.some((message) => notFound.test(message))) {
    return failedEvidence(`cargo deny found no config at ${options.config}`);
  }
  const gap =
    output.logs.find(({ level }) => level === 'ERROR')?.message ??
    output.diagnostics.find(({ code }) => notChecked.has(code ?? ''))?.message;
  const note = gap ?? output.logs.find(({ level }) => level === 'WARN')?.message;
  return {
    completeness: gap === undefined ? 'complete' : 'degraded',
    examined: { count, unit: 'crates' },
    findings: output.diagnostics.map((diagnostic) => denyFinding(diagnostic, config)),
    metrics: [],
    ...(note === undefined ? {} : { note: oneLine(note) }),
  };
}

function unreliable(output: DenyOutput, exitCode: number, { checks }: DenyOptions) {
  const { unreadable, summary, logs, diagnostics } = output;
  if (unreadable !== undefined) {
    return `cargo deny printed what is none of its: ${oneLine(unreadable)}`;
  }
  if (summary === undefined) {
    const why = logs.findLast(({ level }) => level === 'ERROR')?.message ?? 'no summary';
    return `cargo deny did not get to its end: ${oneLine(why)}`;
  }
  const missing = checks.find((name) => summary[name] === undefined);
  if (missing !== undefined) return `cargo deny did not check ${missing}`;
  const failed = checkNames.map((name) => (summary[name]?.errors ?? 0) > 0);
  const expected = failed.reduce((sum, is, bit) => sum + (is ? 2 ** bit : 0), 0);
  if (expected !== exitCode) {
    return `cargo deny exited with ${exitCode}, but its summary stands for ${expected}`;
  }
  const counted = checkNames.reduce((sum, name) => sum + (summary[name]?.errors ?? 0), 0);
  const named = diagnostics.filter(({ severity }) => severity === 'error').length;
  return counted === named ? undefined : `cargo deny counts ${counted} errors and names ${named}`;
}

function firstMatch(messages: readonly string[], pattern: RegExp): string | undefined {
  return messages.map((message) => pattern.exec(message)?.[1]).find((found) => found !== undefined);
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim().slice(0, 300);
}
