import type * as z from 'zod';
import type { Evidence } from '../core/evidence.ts';

/** Where and for what a task runs. Everything an adapter may know besides its options. */
export interface TaskContext {
  /** Absolute root of the tree that is judged: the work tree, or a room. */
  readonly root: string;
  /** Absolute root of the component, or `root` for a gate without components. The tool runs here. */
  readonly cwd: string;
  /** An empty directory, fresh for each attempt, for reports that the tool is asked to write. */
  readonly reports: string;
  /** The cell of the matrix, `{}` without one. An axis named like an option has already set it. */
  readonly matrix: Readonly<Record<string, string>>;
  /**
   * Set when only these files, relative to `cwd`, are to be judged (a pre-commit run). An adapter
   * that cannot narrow itself without changing the verdict ignores it.
   */
  readonly files?: readonly string[];
  /**
   * Set when a push is judged: its new commits, as revisions for `git rev-list`. What is about
   * commits and not about the tree looks at each of them.
   */
  readonly commits?: readonly string[];
  /** Set when a commit is being made: the absolute path of the file with its message. */
  readonly messageFile?: string;
}

/** One call of a tool. */
export interface CommandSpec {
  /**
   * Program and arguments. Never given to a shell. The program `gate` is gate itself, `sh` the
   * POSIX shell.
   */
  readonly argv: readonly [string, ...string[]];
  /** Absolute; the default is the context's `cwd`. */
  readonly cwd?: string;
  /** Added to the environment of the tool. */
  readonly env?: Readonly<Record<string, string>>;
  /**
   * Files that the tool leaves behind: a name of the adapter's to an absolute path. Deleted before
   * the run, so that an old one is never read, and read after it.
   */
  readonly reports?: Readonly<Record<string, string>>;
}

/**
 * A run that ended by itself with one of the gate's `completeExits` and whose whole output was
 * held. All else (not found, killed, timed out, another exit code, more output than is kept) has
 * been turned into failed evidence before an adapter is asked.
 */
export interface ToolRun {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  /** The text of each report of the CommandSpec; absent when the tool did not write it. */
  readonly reports: Readonly<Record<string, string | undefined>>;
  readonly root: string;
  readonly cwd: string;
  readonly argv: readonly string[];
}

/** How to ask a tool for its version, and what to do when it is not there. */
export interface ToolProbe {
  readonly command: string;
  readonly args: readonly string[];
  /** The command that installs it, ready to paste. */
  readonly install: string;
  /** The oldest version whose output the adapter can read: `1.2.3`. */
  readonly minimum?: string;
}

/** A number that an adapter delivers, for limits. */
export interface MetricDescription {
  /** `line-coverage`; `*` in a name stands for what the tool calls a thing: `*` for benchmarks. */
  readonly name: string;
  /** As in `Metric`; `*` where the tool decides. */
  readonly unit: string;
  /** Absent where a `*` stands for things of both kinds. */
  readonly better?: 'higher' | 'lower';
  /** What is counted or measured, in a phrase. */
  readonly about: string;
}

/** What an adapter says about itself. `O` is its zod schema of options. */
export interface GateDefinition<O extends z.ZodType> {
  /** Names the adapter in `uses:`; the folder has the same name. */
  readonly id: string;
  readonly title: string;
  readonly ecosystem: 'any' | 'rust' | 'node' | 'python' | 'go' | 'docker' | 'database';
  /** A strict object; each field has a `.describe()`, which the docs and the schema show. */
  readonly options: O;
  /** Absent for gates that need nothing but gate itself. May depend on the options. */
  readonly tool?: ToolProbe | ((options: z.output<O>) => ToolProbe);
  /** Globs, relative to the component, of what the verdict depends on. */
  readonly inputs: readonly string[];
  /**
   * Exit codes after which the tool has done its whole work, whatever it found. Any other one is
   * evidence of nothing. `any` only for gates that judge by the exit code itself.
   */
  readonly completeExits: readonly number[] | 'any';
  /** Set when only the last part of the output matters and there may be any amount of it. */
  readonly keepsTailOnly?: true;
  /** Every metric that its evidence may have. */
  readonly metrics?: readonly MetricDescription[];
  /** Options for the example in the docs; needed where an option is required. */
  readonly example?: z.input<O>;
  command(options: z.output<O>, context: TaskContext): CommandSpec;
  /** Pure: what the tool returned to evidence. Never throws on any output. */
  read(run: ToolRun, options: z.output<O>): Evidence;
  /** The command that mends what the gate finds, where there is one. */
  fix?(options: z.output<O>, context: TaskContext): CommandSpec;
}

/** A gate with its options checked and bound: all that the planner and the runner need. */
export interface BoundGate {
  readonly id: string;
  readonly ecosystem: GateDefinition<z.ZodType>['ecosystem'];
  /** The options with defaults filled in, for the task key and for people. */
  readonly options: unknown;
  readonly tool?: ToolProbe;
  readonly inputs: readonly string[];
  readonly completeExits: readonly number[] | 'any';
  readonly keepsTailOnly: boolean;
  command(context: TaskContext): CommandSpec;
  read(run: ToolRun): Evidence;
  fix?(context: TaskContext): CommandSpec;
}

/** An adapter as the registry holds it, its option type hidden behind `bind`. */
export interface Gate {
  readonly id: string;
  readonly title: string;
  readonly ecosystem: GateDefinition<z.ZodType>['ecosystem'];
  readonly options: z.ZodType;
  readonly inputs: readonly string[];
  readonly metrics: readonly MetricDescription[];
  /** Options that bind, as a user may write them. */
  readonly example: unknown;
  /** Whether there is a command that mends what the gate finds. */
  readonly fixes: boolean;
  /**
   * Checks options as the user wrote them.
   * @returns the bound gate, or zod's issues with paths relative to `with`
   */
  bind(
    rawOptions: unknown,
  ):
    | { readonly ok: true; readonly value: BoundGate }
    | { readonly ok: false; readonly issues: readonly z.core.$ZodIssue[] };
}

/** Makes an adapter. The result goes into the registry. */
export function defineGate<O extends z.ZodType>(definition: GateDefinition<O>): Gate {
  const { id, title, ecosystem, options, inputs, metrics = [], example = {} } = definition;
  return {
    id,
    title,
    ecosystem,
    options,
    inputs,
    metrics,
    example,
    fixes: definition.fix !== undefined,
    bind(rawOptions) {
      const parsed = options.safeParse(rawOptions ?? {});
      return parsed.success
        ? { ok: true, value: bindOptions(definition, parsed.data) }
        : { ok: false, issues: parsed.error.issues };
    },
  };
}

function bindOptions<O extends z.ZodType>(
  definition: GateDefinition<O>,
  options: z.output<O>,
): BoundGate {
  const { tool, fix } = definition;
  const probe = typeof tool === 'function' ? tool(options) : tool;
  return {
    id: definition.id,
    ecosystem: definition.ecosystem,
    options,
    inputs: definition.inputs,
    completeExits: definition.completeExits,
    keepsTailOnly: definition.keepsTailOnly ?? false,
    ...(probe === undefined ? {} : { tool: probe }),
    command: (context) => definition.command(options, context),
    read: (run) => definition.read(run, options),
    ...(fix === undefined ? {} : { fix: (context) => fix(options, context) }),
  };
}
