import type { JudgedSnapshot, RunResult, TaskResult } from '../core/run-result.ts';
import type { AnnouncedTask, RunEvent } from '../run/events.ts';
import { cleanEvent } from './clean-event.ts';

/** How far a task is. */
export type TaskProgress =
  | { readonly phase: 'waiting'; readonly task: AnnouncedTask }
  | {
      readonly phase: 'running';
      readonly task: AnnouncedTask;
      /** On the board's clock, in milliseconds. */
      readonly startedMs: number;
      readonly attempt: number;
      /** The last line that the tool printed. */
      readonly output?: string;
    }
  | { readonly phase: 'finished'; readonly task: AnnouncedTask; readonly result: TaskResult };

/** What the events of a run add up to. Everything on it is safe to print. */
export class TaskBoard {
  stage = '';
  snapshot: JudgedSnapshot | undefined;
  /** Set when the run finished; a run that was interrupted has none. */
  result: RunResult | undefined;
  startedMs = 0;
  private readonly progress = new Map<string, TaskProgress>();
  private readonly messages = new Set<string>();
  private readonly now: () => number;

  /** @param now a clock in milliseconds that never goes back */
  constructor(now: () => number) {
    this.now = now;
  }

  /** All tasks, in the order of the plan. */
  get tasks(): TaskProgress[] {
    return [...this.progress.values()];
  }

  /** Each notice once, in the order in which they came. */
  get notices(): string[] {
    return [...this.messages];
  }

  find(id: string): TaskProgress | undefined {
    return this.progress.get(id);
  }

  /** Takes an event, and returns it in the form that is safe to print. */
  apply(unsafe: RunEvent): RunEvent {
    const event = cleanEvent(unsafe);
    switch (event.kind) {
      case 'run-started':
        this.stage = event.stage;
        this.snapshot = event.snapshot;
        this.startedMs = this.now();
        for (const task of event.tasks) this.progress.set(task.id, { phase: 'waiting', task });
        break;
      case 'task-started':
        this.start(event.id, event.attempt);
        break;
      case 'task-output':
        this.showOutput(event.id, event.line);
        break;
      case 'task-finished':
        this.finish(event.result);
        break;
      case 'notice':
        this.messages.add(event.message);
        break;
      case 'run-finished':
        this.result = event.result;
        for (const notice of event.result.notices) this.messages.add(notice);
        break;
    }
    return event;
  }

  private start(id: string, attempt: number): void {
    const known = this.progress.get(id);
    if (known === undefined) return;
    const startedMs = known.phase === 'running' ? known.startedMs : this.now();
    this.progress.set(id, { phase: 'running', task: known.task, startedMs, attempt });
  }

  private showOutput(id: string, line: string): void {
    const known = this.progress.get(id);
    if (known?.phase === 'running') this.progress.set(id, { ...known, output: line });
  }

  private finish(result: TaskResult): void {
    const { id, needs } = result;
    const task = this.progress.get(id)?.task ?? { id, needs, exclusive: false };
    this.progress.set(id, { phase: 'finished', task, result });
  }
}
