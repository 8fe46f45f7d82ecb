import type { TaskResult } from '../core/run-result.ts';
import type { Plan, PlannedTask } from '../plan/plan.ts';
import type { AcceptedFinding } from '../policy/baseline.ts';
import { ToolChecker } from './check-tool.ts';
import type { RunEvent } from './events.ts';
import { lastLineReporter } from './last-line.ts';
import { remainingPaths } from './remaining-path.ts';
import type { RunContext } from './run-context.ts';
import { runTask } from './run-task.ts';
import { skippedResult, whyNotReady } from './skipped-task.ts';
import { type Candidate, pickNext } from './slots.ts';

/** How the end of a schedule is told; `reject` is for bugs. */
interface Done {
  resolve(): void;
  reject(bug: unknown): void;
}

/** The state of one run: which tasks wait, run and are done. */
export class Schedule {
  readonly #plan: Plan;
  readonly #context: RunContext;
  readonly #clock: number;
  readonly #emit: (event: RunEvent) => void;
  readonly #tools: ToolChecker;
  readonly #remaining: ReadonlyMap<string, number>;
  readonly #skippedByPlan: ReadonlySet<string>;
  readonly #waiting: Map<string, PlannedTask>;
  readonly #running = new Map<string, PlannedTask>();
  readonly #results = new Map<string, TaskResult>();
  readonly #stop = new AbortController();
  readonly #usedEntries = new Set<AcceptedFinding>();

  constructor(plan: Plan, context: RunContext, clock: number, emit: (event: RunEvent) => void) {
    this.#plan = plan;
    this.#context = context;
    this.#clock = clock;
    this.#emit = emit;
    this.#tools = new ToolChecker(context.config.tools, context.ci);
    this.#remaining = remainingPaths(plan.tasks, context.durations.expected);
    this.#skippedByPlan = new Set(
      plan.tasks.filter(({ decision }) => decision.kind === 'skip').map(({ id }) => id),
    );
    this.#waiting = new Map(plan.tasks.map((task) => [task.id, task]));
  }

  /** Entries of the baseline that accepted something so far. */
  get usedEntries(): ReadonlySet<AcceptedFinding> {
    return this.#usedEntries;
  }

  /** @returns the results in the order of the plan */
  async run(): Promise<readonly TaskResult[]> {
    const { interrupt } = this.#context;
    const onInterrupt = () => this.#stop.abort();
    if (interrupt.aborted) onInterrupt();
    interrupt.addEventListener('abort', onInterrupt, { once: true });
    await new Promise<void>((resolve, reject) => this.#advance({ resolve, reject }));
    interrupt.removeEventListener('abort', onInterrupt);
    return this.#plan.tasks.flatMap(({ id }) => this.#results.get(id) ?? []);
  }

  /** Starts whatever can be started; called again whenever a task is done. */
  #advance(done: Done): void {
    this.#settleWaiting();
    for (let next = this.#next(); next !== undefined; next = this.#next()) {
      this.#start(next, done);
    }
    if (this.#waiting.size === 0 && this.#running.size === 0) done.resolve();
  }

  /** Takes those out that will not run. The plan's order makes one pass enough. */
  #settleWaiting(): void {
    for (const task of this.#waiting.values()) {
      const why = this.#stop.signal.aborted
        ? 'cancelled'
        : whyNotReady(task, this.#results, this.#skippedByPlan);
      if (why !== undefined) this.#finish(skippedResult(task, why));
    }
  }

  #next(): PlannedTask | undefined {
    const ready = [...this.#waiting.values()].filter(({ needs }) =>
      needs.every((id) => this.#results.has(id)),
    );
    const candidates: Candidate[] = ready.map(({ id, gate }) => ({
      id,
      exclusive: gate.exclusive,
      remainingMs: this.#remaining.get(id) ?? 0,
    }));
    const running = [...this.#running.values()].map(({ gate }) => gate);
    const picked = pickNext(candidates, running, this.#context.jobs);
    return ready.find(({ id }) => id === picked?.id);
  }

  #start(task: PlannedTask, done: Done): void {
    const { id } = task;
    this.#waiting.delete(id);
    this.#running.set(id, task);
    const startedAfterMs = performance.now() - this.#clock;
    const onOutput = lastLineReporter((line) => this.#emit({ kind: 'task-output', id, line }));
    void runTask(task, this.#context, this.#tools, {
      cancel: this.#stop.signal,
      onAttempt: (attempt) => this.#emit({ kind: 'task-started', id, attempt }),
      onOutput,
    }).then(({ result, used }) => {
      this.#running.delete(id);
      for (const entry of used) this.#usedEntries.add(entry);
      this.#finish({ ...result, startedAfterMs });
      this.#advance(done);
    }, done.reject);
  }

  #finish(result: TaskResult): void {
    this.#waiting.delete(result.id);
    this.#results.set(result.id, result);
    this.#emit({ kind: 'task-finished', result });
    const bad = result.verdict === 'block' || result.verdict === 'error';
    if (bad && this.#context.failFast) this.#stop.abort();
  }
}
