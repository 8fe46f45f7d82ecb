import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach } from 'vitest';
import * as z from 'zod';
import {
  type AdapterCatalogue,
  type ConfigRequest,
  loadConfig,
} from '../../../src/config/load-config.ts';
import type { ResolvedConfig } from '../../../src/config/resolved-config.ts';
import type { Diagnostic } from '../../../src/core/diagnostic.ts';
import { failedEvidence } from '../../../src/core/evidence.ts';
import { defineGate, type Gate } from '../../../src/gates/define-gate.ts';
import { runCommand } from '../../../src/gates/run-command/index.ts';

const directories: string[] = [];

afterEach(() => {
  for (const directory of directories.splice(0)) rmSync(directory, { recursive: true });
});

/** A temporary directory with these files, deleted after the test. */
export function directoryWith(files: Readonly<Record<string, string>>): string {
  const directory = realpathSync(mkdtempSync(join(tmpdir(), 'gate-config-')));
  directories.push(directory);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, name)), { recursive: true });
    writeFileSync(join(directory, name), text);
  }
  return directory;
}

/** An adapter with these options that runs `tool` with its options as arguments. */
function fakeGate(id: string, shape: z.core.$ZodShape = {}): Gate {
  return defineGate({
    id,
    title: id,
    ecosystem: 'any',
    options: z.strictObject(shape),
    inputs: ['**/*.src'],
    completeExits: [0],
    command: (options) => ({ argv: ['tool', JSON.stringify(options)] }),
    read: () => failedEvidence('not run'),
  });
}

export const fakeGates = [
  runCommand,
  fakeGate('fmt'),
  fakeGate('lint', {
    deny: z.array(z.string().regex(/^[a-z_:]+$/, 'the name of a rule')).optional(),
    toolchain: z.string().optional(),
    threads: z.int().min(1).optional(),
    fast: z.boolean().optional(),
    mode: z.enum(['strict', 'loose']).optional(),
  }),
];

/** A catalogue of these adapters and no others. */
export function catalogueOf(gates: readonly Gate[]): AdapterCatalogue {
  return {
    ids: gates.map(({ id }) => id),
    load: async (id) => gates.find((gate) => gate.id === id),
  };
}

export function load(files: Readonly<Record<string, string>>, more: Partial<ConfigRequest> = {}) {
  const directory = directoryWith(files);
  const catalogue = catalogueOf(fakeGates);
  return loadConfig({ cwd: directory, stopAt: directory, catalogue, ci: false, ...more });
}

/** The config that a `gate.config.yaml` of this text resolves to. */
export async function resolved(text: string): Promise<ResolvedConfig> {
  const result = await load({ 'gate.config.yaml': text });
  if (!result.ok) throw new Error(`no config:\n${show(result.failure.diagnostics)}`);
  return result.value;
}

/** All that is wrong with the config in these files, or in a `gate.config.yaml` of this text. */
export async function problemsOf(
  files: string | Readonly<Record<string, string>>,
  more: Partial<ConfigRequest> = {},
): Promise<string> {
  const result = await load(
    typeof files === 'string' ? { 'gate.config.yaml': files } : files,
    more,
  );
  return result.ok ? 'no problem' : show(result.failure.diagnostics);
}

/** Diagnostics as a person reads them, with what each one underlines. */
export function show(diagnostics: readonly Diagnostic[]): string {
  return diagnostics.map(showOne).join('\n');
}

function showOne({ range, message, why = [], next = [] }: Diagnostic): string {
  const line = range?.text?.split('\n')[range.line - 1] ?? '';
  const place =
    range === undefined
      ? ''
      : `${range.file}:${range.line}:${range.column} [${line.slice(range.column - 1, range.column - 1 + range.length)}] `;
  const indented = [...why.map((it) => `why: ${it}`), ...next.map((it) => `next: ${it}`)];
  return [`${place}${message}`, ...indented.map((it) => `    ${it}`)].join('\n');
}
