import type { JudgedFinding } from '../core/finding.ts';
import type { JudgedMetric } from '../core/metric.ts';
import type { JudgedSnapshot, RunResult, TaskResult } from '../core/run-result.ts';
import type { AnnouncedTask, RunEvent } from '../run/events.ts';
import { visibleLine, visibleText } from './sanitize.ts';

/**
 * The event with every text that may be printed made safe for a terminal: names come from configs,
 * messages from tools, subjects from commits. Everything that writes to a terminal reads these.
 */
export function cleanEvent(event: RunEvent): RunEvent {
  switch (event.kind) {
    case 'run-started':
      return {
        ...event,
        stage: visibleLine(event.stage),
        snapshot: cleanSnapshot(event.snapshot),
        tasks: event.tasks.map(cleanAnnounced),
      };
    case 'task-started':
      return { ...event, id: visibleLine(event.id) };
    case 'task-output':
      return { ...event, id: visibleLine(event.id), line: visibleLine(event.line) };
    case 'task-finished':
      return { ...event, result: cleanTask(event.result) };
    case 'notice':
      return { ...event, message: visibleLine(event.message) };
    case 'run-finished':
      return { ...event, result: cleanResult(event.result) };
  }
}

/** A snapshot whose names are safe for a terminal. */
export function cleanSnapshot(snapshot: JudgedSnapshot): JudgedSnapshot {
  const { commit, subject } = snapshot;
  return {
    ...snapshot,
    tree: visibleLine(snapshot.tree),
    ...(commit === undefined ? {} : { commit: visibleLine(commit) }),
    ...(subject === undefined ? {} : { subject: visibleLine(subject) }),
  };
}

function cleanAnnounced(task: AnnouncedTask): AnnouncedTask {
  return { ...task, id: visibleLine(task.id), needs: task.needs.map(visibleLine) };
}

function cleanResult(result: RunResult): RunResult {
  return {
    ...result,
    stage: visibleLine(result.stage),
    snapshot: cleanSnapshot(result.snapshot),
    criticalPath: result.criticalPath.map(visibleLine),
    notices: result.notices.map(visibleLine),
    tasks: result.tasks.map(cleanTask),
  };
}

function cleanTask(task: TaskResult): TaskResult {
  const { cwd, fix, next, log } = task;
  return {
    ...task,
    id: visibleLine(task.id),
    gate: visibleLine(task.gate),
    reason: visibleLine(task.reason),
    findings: task.findings.map(cleanFinding),
    metrics: task.metrics.map(cleanMetric),
    needs: task.needs.map(visibleLine),
    ...(cwd === undefined ? {} : { cwd: visibleLine(cwd) }),
    ...(fix === undefined ? {} : { fix: fix.map(visibleLine) }),
    ...(next === undefined ? {} : { next: next.map(visibleLine) }),
    ...(log === undefined ? {} : { log: visibleLine(log) }),
  };
}

function cleanFinding(finding: JudgedFinding): JudgedFinding {
  const { file, help } = finding;
  return {
    ...finding,
    tool: visibleLine(finding.tool),
    rule: visibleLine(finding.rule),
    message: visibleText(finding.message),
    ...(file === undefined ? {} : { file: visibleLine(file) }),
    ...(help === undefined ? {} : { help: visibleLine(help) }),
  };
}

function cleanMetric(metric: JudgedMetric): JudgedMetric {
  const { limit } = metric;
  return {
    ...metric,
    name: visibleLine(metric.name),
    unit: visibleLine(metric.unit),
    ...(limit === undefined ? {} : { limit: visibleLine(limit) }),
  };
}
