import * as z from 'zod';

/** In the order of the bits of the exit code. */
export const checkNames = ['advisories', 'bans', 'licenses', 'sources'] as const;

const count = z.int().min(0);
const stats = z.object({ errors: count, warnings: count, notes: count, helps: count });
const crate = z.object({ name: z.string(), version: z.string() });

const summary = z.object({
  advisories: stats.optional(),
  bans: stats.optional(),
  licenses: stats.optional(),
  sources: stats.optional(),
});

const diagnostic = z.object({
  severity: z.enum(['error', 'warning', 'note', 'help', 'bug']),
  message: z.string(),
  code: z.string().optional(),
  notes: z.array(z.string()).optional(),
  labels: z
    .array(
      z.object({
        line: z.int().positive(),
        column: z.int().positive(),
        message: z.string(),
        span: z.string(),
      }),
    )
    .optional(),
  graphs: z.array(z.looseObject({ Krate: crate.optional() })).optional(),
  advisory: z.object({ id: z.string() }).optional(),
});

const line = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('log'),
    fields: z.object({ level: z.string(), message: z.string() }),
  }),
  z.object({ type: z.literal('diagnostic'), fields: diagnostic }),
  z.object({ type: z.literal('summary'), fields: summary }),
]);

export type Diagnostic = z.output<typeof diagnostic>;
type Log = Extract<z.output<typeof line>, { type: 'log' }>['fields'];

/** What cargo-deny said with `--format=json`. */
export interface DenyOutput {
  readonly logs: readonly Log[];
  readonly diagnostics: readonly Diagnostic[];
  /** The last line; absent when cargo-deny did not get to its end. */
  readonly summary?: z.output<typeof summary>;
  /** A line that is none of cargo-deny’s. */
  readonly unreadable?: string;
}

/**
 * Reads cargo-deny's lines of JSON. All of them are on stderr.
 *
 * Format: https://embarkstudios.github.io/cargo-deny/cli/check.html, `src/diag` of cargo-deny
 */
export function parseDenyOutput(stderr: string): DenyOutput {
  const logs: Log[] = [];
  const diagnostics: Diagnostic[] = [];
  const lines = stderr.split(/\r?\n/).filter((text) => text.trim() !== '');
  for (const [index, text] of lines.entries()) {
    const parsed = parseLine(text);
    if (parsed === undefined) return { logs, diagnostics, unreadable: text };
    if (parsed.type === 'log') logs.push(parsed.fields);
    if (parsed.type === 'diagnostic') diagnostics.push(parsed.fields);
    if (parsed.type !== 'summary') continue;
    const after = lines[index + 1];
    if (after !== undefined) return { logs, diagnostics, unreadable: after };
    return { logs, diagnostics, summary: parsed.fields };
  }
  return { logs, diagnostics };
}

function parseLine(text: string): z.output<typeof line> | undefined {
  try {
    return line.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
