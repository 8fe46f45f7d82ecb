import type { JudgedFinding } from '../core/finding.ts';
import type { JudgedMetric } from '../core/metric.ts';
import type { JudgedSnapshot, RunResult, TaskResult } from '../core/run-result.ts';
import type { Reporter, RunEvent } from '../run/events.ts';
import { type Writer, writeAll } from './writer.ts';

/** Writes the JSON report when the run is over, and nothing else. */
export class JsonReporter implements Reporter {
  private readonly writer: Writer;
  private result: RunResult | undefined;

  constructor(writer: Writer) {
    this.writer = writer;
  }

  handle(event: RunEvent): void {
    if (event.kind === 'run-finished') this.result = event.result;
  }

  async close(): Promise<void> {
    if (this.result !== undefined) await writeAll(this.writer, renderJson(this.result));
  }
}

/**
 * The JSON report, described by config/report.schema.json: always the same keys in the same order,
 * those without a value left out. Ends with a line end.
 */
export function renderJson(result: RunResult): string {
  const { schemaVersion, gateVersion, verdict, interrupted, stage, startedAt, durationMs } = result;
  return toJsonText({
    schemaVersion,
    gateVersion,
    verdict,
    interrupted,
    stage,
    snapshot: snapshotOf(result.snapshot),
    startedAt,
    durationMs,
    criticalPath: result.criticalPath,
    notices: result.notices,
    tasks: result.tasks.map(taskOf),
  });
}

/**
 * JSON for a pipe or a terminal: characters that a terminal would act on or that hide text are
 * escaped, which means the same to every parser.
 */
export function toJsonText(value: object): string {
  const text = JSON.stringify(value, undefined, 2).replace(
    /[\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `${text}\n`;
}

function snapshotOf({ tree, commit, subject, source, place }: JudgedSnapshot): object {
  return { tree, commit, subject, source, place };
}

function taskOf(task: TaskResult): object {
  return {
    id: task.id,
    gate: task.gate,
    uses: task.uses,
    component: task.component,
    matrix: task.matrix,
    state: task.state,
    verdict: task.verdict,
    reason: task.reason,
    attempts: task.attempts,
    durationMs: task.durationMs,
    startedAfterMs: task.startedAfterMs,
    command: task.command,
    cwd: task.cwd,
    exitCode: task.exitCode,
    examined: task.examined && { count: task.examined.count, unit: task.examined.unit },
    findings: task.findings.map(findingOf),
    metrics: task.metrics.map(metricOf),
    fix: task.fix,
    next: task.next,
    log: task.log,
    needs: task.needs,
  };
}

function findingOf(finding: JudgedFinding): object {
  return {
    tool: finding.tool,
    rule: finding.rule,
    severity: finding.severity,
    level: finding.level,
    message: finding.message,
    file: finding.file,
    line: finding.line,
    column: finding.column,
    endLine: finding.endLine,
    endColumn: finding.endColumn,
    help: finding.help,
  };
}

function metricOf({ name, value, unit, better, baseline, level, limit }: JudgedMetric): object {
  return { name, value, unit, better, baseline, level, limit };
}
