import type { Finding } from '../../core/finding.ts';
import { readJson } from '../node/read-json.ts';
import { findingOf, isReported } from './sarif-findings.ts';
import { type SarifRun, sarifLog } from './sarif-schema.ts';

/** What a run of a tool says about its own work. */
interface SarifNotice {
  /** The tool's own name of what happened; empty when it has none. */
  readonly id: string;
  readonly level: 'none' | 'note' | 'warning' | 'error';
  readonly message: string;
}

/** What a SARIF log says, or why it cannot be relied on, in one line. */
export type SarifReading =
  | {
      readonly ok: true;
      /** Names of the tools, one a run. */
      readonly tools: readonly string[];
      readonly findings: readonly Finding[];
      /** Results that are no findings: what passed, is gone since, or was accepted. */
      readonly suppressed: number;
      /** Files that the log lists; many tools list none, or only those with a result. */
      readonly artifacts: number;
      /** Rules that the log describes: of some tools all, of others those with a result. */
      readonly rules: number;
      readonly notices: readonly SarifNotice[];
    }
  | { readonly ok: false; readonly reason: string };

/**
 * Reads a SARIF 2.1.0 log strictly: a run without results, of a tool that says it failed, or whose
 * results are in another file, makes the whole log unreliable.
 */
export function readSarif(text: string | undefined): SarifReading {
  if (text === undefined) return { ok: false, reason: 'no SARIF log was written' };
  // Tools on Windows put a byte order mark before it.
  const log = readJson(sarifLog, text.replace(/^\uFEFF/, ''));
  if (log === undefined) return { ok: false, reason: 'the SARIF log is not whole SARIF 2.1.0' };
  const { runs } = log;
  const failed = runs.find(hasFailed);
  if (failed !== undefined) {
    return { ok: false, reason: `${nameOf(failed)} says in its SARIF log that it failed` };
  }
  return {
    ok: true,
    tools: runs.map(nameOf),
    findings: runs.flatMap((run) =>
      run.results.filter(isReported).map((result) => findingOf(result, run)),
    ),
    suppressed: runs.flatMap((run) => run.results.filter((result) => !isReported(result))).length,
    artifacts: runs.reduce((sum, { artifacts = [] }) => sum + artifacts.length, 0),
    rules: runs.reduce((sum, run) => sum + rulesOf(run), 0),
    notices: runs.flatMap(noticesOf),
  };
}

function nameOf({ tool }: SarifRun): string {
  return tool.driver.name;
}

function rulesOf({ tool: { driver, extensions = [] } }: SarifRun): number {
  return [driver, ...extensions].flatMap(({ rules = [] }) => rules).length;
}

function hasFailed({ invocations = [] }: SarifRun): boolean {
  return invocations.some(({ executionSuccessful }) => !executionSuccessful);
}

function noticesOf({ invocations = [] }: SarifRun): SarifNotice[] {
  return invocations
    .flatMap(({ toolExecutionNotifications = [], toolConfigurationNotifications = [] }) => [
      ...toolExecutionNotifications,
      ...toolConfigurationNotifications,
    ])
    .map(({ descriptor, level = 'warning', message }) => ({
      id: descriptor?.id ?? '',
      level,
      message: message?.text ?? '',
    }));
}
