import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exitCodes } from '../../core/exit-code.ts';
import { formatQuantity } from '../../core/format-quantity.ts';
import { failWith, type Result, success } from '../../core/result.ts';
import { type Baseline, formatBaseline } from '../../policy/baseline.ts';
import { updateBaseline } from '../../policy/update-baseline.ts';
import { renderTable } from '../../report/table.ts';
import { writeAll } from '../../report/writer.ts';
import { baselineFile, openBaseline } from '../open-baseline.ts';
import { openConfig } from '../open-config.ts';
import { pageFor } from '../page-for.ts';
import { reportFailure } from '../report-failure.ts';
import type { Terminal } from '../terminal.ts';
import { judgeWorkTree } from './check.ts';

export interface BaselineUpdateOptions {
  readonly stage: string;
  readonly accept?: boolean;
  readonly reason?: string;
  readonly until?: string;
  readonly config?: string;
}

/** Shows what is accepted and what metrics are compared with. @returns the exit code */
export async function showBaseline(
  { json }: { readonly json?: boolean },
  terminal: Terminal,
): Promise<number> {
  const config = await openConfig(terminal, undefined);
  if (!config.ok) return reportFailure(config.failure, terminal);
  const baseline = await openBaseline(config.value, terminal.cwd);
  if (!baseline.ok) return reportFailure(baseline.failure, terminal);
  const text =
    json === true
      ? `${JSON.stringify(baseline.value, null, 2)}\n`
      : renderBaseline(baseline.value, terminal);
  await writeAll(terminal.stdout, text);
  return exitCodes.pass;
}

function renderBaseline({ findings, metrics }: Baseline, terminal: Terminal): string {
  const page = pageFor(terminal, 'stdout');
  if (findings.length + metrics.length === 0) return ' The baseline is empty.\n';
  const accepted = findings.map(({ gate, rule, file, reason, until }) => [
    gate,
    rule,
    file ?? '',
    `${reason}${until === undefined ? '' : ` (until ${until})`}`,
  ]);
  const references = metrics.map(({ task, metric, value, unit, reason }) => [
    task,
    metric,
    formatQuantity(value, unit),
    reason ?? '',
  ]);
  return [
    accepted.length === 0
      ? ''
      : ` ${page.style.bold('Accepted findings')}\n${renderTable(accepted, page)}`,
    references.length === 0
      ? ''
      : ` ${page.style.bold('Reference values')}\n${renderTable(references, page)}`,
  ]
    .filter((part) => part !== '')
    .join('\n');
}

/** Judges the work tree and brings the baseline to what that showed. @returns the exit code */
export async function changeBaseline(
  wanted: readonly string[],
  options: BaselineUpdateOptions,
  terminal: Terminal,
): Promise<number> {
  const changed = await judgeAndUpdate(wanted, options, terminal);
  if (!changed.ok) return reportFailure(changed.failure, terminal);
  const lines = changed.value.map((change) => `   ${change}`);
  const head = lines.length === 0 ? ' baseline: nothing to change' : ` wrote ${baselineFile}`;
  terminal.stderr.write(`\n${[head, ...lines].join('\n')}\n`);
  return exitCodes.pass;
}

async function judgeAndUpdate(
  wanted: readonly string[],
  options: BaselineUpdateOptions,
  terminal: Terminal,
): Promise<Result<readonly string[]>> {
  const config = await openConfig(terminal, options.config);
  if (!config.ok) return config;
  const old = await openBaseline(config.value, terminal.cwd);
  if (!old.ok) return old;
  const run = await judgeWorkTree(wanted, { stage: options.stage, all: true }, terminal);
  if (!run.ok) return run;
  if (run.value.interrupted) {
    return failWith('interrupted', {
      message: 'the run was interrupted; the baseline is as it was',
    });
  }
  const updated = updateBaseline(old.value, run.value, {
    accept: options.accept === true,
    ...(options.reason === undefined ? {} : { reason: options.reason }),
    ...(options.until === undefined ? {} : { until: options.until }),
  });
  if (!updated.ok) return updated;
  const { baseline, changes } = updated.value;
  if (changes.length > 0) {
    await writeFile(join(config.value.directory, baselineFile), formatBaseline(baseline));
  }
  return success(changes);
}
