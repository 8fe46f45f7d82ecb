import { dirname, join, resolve } from 'node:path';
import type { Diagnostic } from '../core/diagnostic.ts';
import { type ConfigPath, type ConfigSource, valueAt } from './config-source.ts';
import { presetNames } from './presets-directory.ts';
import { placeProblem } from './problem.ts';
import { readSource } from './read-source.ts';
import { showPath } from './show-path.ts';
import { suggest } from './suggest.ts';

export interface Layers {
  /** In the order in which they are merged: what is extended before what extends it. */
  readonly sources: readonly ConfigSource[];
  readonly diagnostics: readonly Diagnostic[];
}

interface Walk {
  readonly cwd: string;
  readonly presetsDirectory: string;
  readonly sources: ConfigSource[];
  readonly diagnostics: Diagnostic[];
  readonly visited: Set<string>;
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
  const walk: Walk = { ...request, sources: [], diagnostics: [], visited: new Set([main.file]) };
  await addLayers(main, [main], walk);
  return walk;
}

async function addLayers(
  source: ConfigSource,
  chain: readonly ConfigSource[],
  walk: Walk,
): Promise<void> {
  for (const entry of entriesOf(source)) {
    const file = fileOf(entry, source, walk);
    if (file === undefined || isCycle(file, entry, chain, walk) || walk.visited.has(file)) continue;
    walk.visited.add(file);
    const read = await readSource(file, showPath(walk.cwd, file));
    if (read.ok) {
      await addLayers(read.value, [...chain, read.value], walk);
    } else {
      const place = placeOf(entry, source);
      walk.diagnostics.push(...read.failure.diagnostics.map((it) => ({ ...place, ...it })));
    }
  }
  walk.sources.push(source);
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
  walk.diagnostics.push({
    ...placeOf(entry, source),
    message: `unknown preset “${entry.name}”`,
    next: suggest(entry.name, presets, `presets: ${presets.join(', ')}`),
  });
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

function placeOf(entry: Entry, source: ConfigSource): Pick<Diagnostic, 'range'> {
  const range = source.rangeOf(entry.path, 'value');
  return range === undefined ? {} : { range };
}
