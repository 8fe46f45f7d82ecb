import * as z from 'zod';

const target = z.object({ name: z.string(), kind: z.array(z.string()), src_path: z.string() });
const unit = { package_id: z.string(), manifest_path: z.string(), target };

const span = z.object({
  file_name: z.string(),
  line_start: z.number(),
  line_end: z.number(),
  column_start: z.number(),
  column_end: z.number(),
  is_primary: z.boolean(),
  label: z.string().nullable(),
  suggested_replacement: z.string().nullable(),
  get expansion() {
    return z.object({ span }).nullable();
  },
});

const diagnostic = z.object({
  level: z.string(),
  message: z.string(),
  code: z.object({ code: z.string() }).nullable(),
  spans: z.array(span),
  children: z.array(z.object({ level: z.string(), message: z.string(), spans: z.array(span) })),
});

const compilerMessage = z.object({ ...unit, message: diagnostic });
const compilerArtifact = z.object({
  ...unit,
  filenames: z.array(z.string()),
  executable: z.string().nullable(),
});
const buildFinished = z.object({ success: z.boolean() });

export type Span = z.output<typeof span>;
export type CompilerDiagnostic = z.output<typeof diagnostic>;
export type CompilerMessage = z.output<typeof compilerMessage>;
type CompilerArtifact = z.output<typeof compilerArtifact>;
export type BuildUnit = Pick<CompilerArtifact, 'package_id' | 'manifest_path' | 'target'>;

/** What cargo said with `--message-format=json`. */
export interface CargoOutput {
  readonly messages: readonly CompilerMessage[];
  readonly artifacts: readonly CompilerArtifact[];
  /** Whether the build went well; absent when cargo did not get to its end. */
  readonly success?: boolean;
  /** Why a line of cargo's could not be read. */
  readonly unreadable?: string;
  /** The lines after the end of the build: what the programs that cargo ran have printed. */
  readonly rest: readonly string[];
}

interface Collected {
  messages: CompilerMessage[];
  artifacts: CompilerArtifact[];
  success?: boolean;
}

/**
 * Reads cargo's lines of JSON up to the sentinel `build-finished`. Lines of anything else are
 * ignored, since procedural macros print where they like.
 *
 * Format: https://doc.rust-lang.org/cargo/reference/external-tools.html#json-messages
 */
export function parseCargoOutput(stdout: string): CargoOutput {
  const collected: Collected = { messages: [], artifacts: [] };
  const lines = stdout.split(/\r?\n/);
  for (const [index, line] of lines.entries()) {
    if (!line.startsWith('{"reason":')) continue;
    const unreadable = takeLine(line, collected);
    if (unreadable !== undefined) {
      return { ...collected, unreadable: `line ${index + 1} of cargo: ${unreadable}`, rest: [] };
    }
    if (collected.success !== undefined) return { ...collected, rest: lines.slice(index + 1) };
  }
  return { ...collected, rest: [] };
}

/** @returns why the line could not be read */
function takeLine(line: string, collected: Collected): string | undefined {
  const value = parseJson(line);
  if (value === undefined) return 'not valid JSON';
  switch (value.reason) {
    case 'compiler-message':
      return take(compilerMessage, value, (message) => collected.messages.push(message));
    case 'compiler-artifact':
      return take(compilerArtifact, value, (artifact) => collected.artifacts.push(artifact));
    case 'build-finished':
      return take(buildFinished, value, ({ success }) => {
        collected.success = success;
      });
    default:
      return undefined;
  }
}

function take<T>(schema: z.ZodType<T>, value: unknown, keep: (parsed: T) => void) {
  const parsed = schema.safeParse(value);
  if (!parsed.success) return parsed.error.issues[0]?.message ?? 'unexpected form';
  keep(parsed.data);
  return undefined;
}

const anyMessage = z.looseObject({ reason: z.string() });

function parseJson(line: string) {
  try {
    return anyMessage.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}
