import { dirname, join, resolve } from 'node:path';
import type { Diagnostic } from '../core/diagnostic.ts';
import { type ConfigPath, type ConfigSource, valueAt } from './config-source.ts';
import { presetNames } from './presets-directory.ts';
import { placeProblem } from './problem.ts';
import { readSource } from './read-source.ts';
import { showPath } from './show-path.ts';
import { suggest } from './suggest.ts';

/** One file of a config. */
export interface Layer {
  readonly source: ConfigSource;
  /** The files that it extends, directly or not. */
  readonly below: ReadonlySet<string>;
}

interface Layers {
  /** In the order in which they are merged: what is extended before what extends it. */
  readonly layers: readonly Layer[];
  readonly diagnostics: readonly Diagnostic[];
}

interface Walk {
  readonly cwd: string;
  readonly presetsDirectory: string;
  readonly layers: Layer[];
  readonly diagnostics: Diagnostic[];
  readonly belowOf: Map<string, Set<string>>;
}

interface Entry {
  readonly name: string;
  readonly path: ConfigPath;
}

/**
 * A config with all that it extends. A file that is extended twice counts once, where it comes
 * first. Entries that are no text are left to the check of the shape.
 */
export async function loadLayers(
  main: ConfigSource,
  request: { readonly cwd: string; readonly presetsDirectory: string },
): Promise<Layers> {
  const walk: Walk = { ...request, layers: [], diagnostics: [], belowOf: new Map() };
  await addLayers(main, [main], walk);
  return walk;
}

/** Adds a file after all that it extends. */
async function addLayers(
  source: ConfigSource,
  chain: readonly ConfigSource[],
  walk: Walk,
): Promise<void> {
  const below = new Set<string>();
  walk.belowOf.set(source.file, below);
  for (const entry of entriesOf(source)) {
    const file = fileOf(entry, source, walk);
    if (file === undefined || isCycle(file, entry, chain, walk)) continue;
    if (!walk.belowOf.has(file)) await readLayer(file, entry, chain, walk);
    for (const it of [file, ...(walk.belowOf.get(file) ?? [])]) below.add(it);
  }
  walk.layers.push({ source, below });
}

async function readLayer(
  file: string,
  entry: Entry,
  chain: readonly ConfigSource[],
  walk: Walk,
): Promise<void> {
  const read = await readSource(file, showPath(walk.cwd, file));
  if (read.ok) {
    await addLayers(read.value, [...chain, read.value], walk);
    return;
  }
  const place = placeOf(entry, chain.at(-1));
  walk.diagnostics.push(...read.failure.diagnostics.map((it) => ({ ...place, ...it })));
}

function entriesOf(source: ConfigSource): Entry[] {
  const written = valueAt(source.value, ['extends']);
  if (typeof written === 'string') return [{ name: written, path: ['extends'] }];
  if (!Array.isArray(written)) return [];
  return written.flatMap((name: unknown, index) =>
    typeof name === 'string' ? [{ name, path: ['extends', index] }] : [],
  );
}

/** A bare word is a preset; what looks like a file is one, relative to the config that names it. */
function fileOf(entry: Entry, source: ConfigSource, walk: Walk): string | undefined {
  if (/[\\/.]/.test(entry.name)) return resolve(dirname(source.file), entry.name);
  const presets = presetNames(walk.presetsDirectory);
  if (presets.includes(entry.name)) return join(walk.presetsDirectory, `${entry.name}.yaml`);
  const message = `unknown preset “${entry.name}”`;
  const next = suggest(entry.name, presets, `presets: ${presets.join(', ')}`);
  walk.diagnostics.push(placeProblem({ path: entry.path, at: 'value', message, next }, [source]));
  return undefined;
}

function isCycle(file: string, entry: Entry, chain: readonly ConfigSource[], walk: Walk): boolean {
  const start = chain.findIndex((it) => it.file === file);
  if (start === -1) return false;
  const names = [...chain.slice(start), ...chain.slice(start, start + 1)].map((it) => it.shown);
  walk.diagnostics.push(
    placeProblem(
      { path: entry.path, at: 'value', message: `extends itself: ${names.join(' → ')}` },
      chain.slice(-1),
    ),
  );
  return true;
}

function placeOf(entry: Entry, source: ConfigSource | undefined): Pick<Diagnostic, 'range'> {
  const range = source?.rangeOf(entry.path, 'value');
  return range === undefined ? {} : { range };
}
