import { readdir, readFile, realpath } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { cosmiconfig } from 'cosmiconfig';
import { failWith, type Result } from '../core/result.ts';
import type { ConfigSource } from './config-source.ts';
import { holdsConfig, parseSource, readSource } from './read-source.ts';
import { showPath } from './show-path.ts';

const searchPlaces = [
  'gate.config.yaml',
  'gate.config.yml',
  'gate.config.json',
  'gate.config.js',
  'gate.config.mjs',
  'gate.config.cjs',
  '.gaterc',
  '.gaterc.yaml',
  '.gaterc.yml',
  '.gaterc.json',
  'package.json',
];

interface FindRequest {
  readonly cwd: string;
  /** The last directory to look in: the root of the repository. */
  readonly stopAt: string;
  /** `--config`, relative to `cwd`. */
  readonly file?: string;
}

/**
 * Finds the config: the file that was named, or the one in the nearest directory from `cwd` up to
 * `stopAt`. Never looks elsewhere, such as in the home directory.
 * @returns `no-config`, `several-configs`, `unreadable-config` or `invalid-config`
 */
export async function findConfig(request: FindRequest): Promise<Result<ConfigSource>> {
  const { cwd, file } = request;
  if (file !== undefined) return readSource(resolve(cwd, file), showPath(cwd, resolve(cwd, file)));
  try {
    return await search(request);
  } catch (error) {
    const [what, ...lines] = String(error instanceof Error ? error.message : error).split('\n');
    const why = lines.find((line) => line.trim() !== '');
    return failWith('unreadable-config', {
      message: `the search for a config failed: ${what}`,
      ...(why === undefined ? {} : { why: [why] }),
    });
  }
}

async function search({ cwd, stopAt }: FindRequest): Promise<Result<ConfigSource>> {
  const from = await realpath(cwd);
  const explorer = explorerFor(from);
  for (const directory of directoriesUp(from, await realpath(stopAt))) {
    const names = await configsIn(directory);
    if (names.length > 1) return severalConfigs(from, directory, names);
    const [name] = names;
    if (name === undefined) continue;
    const found = await explorer.search(directory);
    const shown = showPath(from, join(directory, name));
    if (found === null) {
      return failWith('unreadable-config', { message: `${shown} could not be read` });
    }
    if (found.isEmpty) return failWith('unreadable-config', { message: `${shown} is empty` });
    return found.config;
  }
  return failWith('no-config', {
    message: 'there is no config here',
    why: [`looked for gate.config.yaml and its like from ${cwd} up to ${stopAt}`],
    next: ['gate init'],
  });
}

/** One directory at a time; every loader is ours, so that positions are kept and no other parser is
 * loaded. */
function explorerFor(cwd: string) {
  async function load(file: string, text: string): Promise<unknown> {
    if (basename(file) === 'package.json' && !holdsConfig(text)) return null;
    const source = await parseSource({ file, shown: showPath(cwd, file), text });
    return basename(file) === 'package.json' ? { gate: source } : source;
  }
  const extensions = ['.yaml', '.yml', '.json', '.js', '.mjs', '.cjs', 'noExt'];
  return cosmiconfig('gate', {
    searchPlaces,
    searchStrategy: 'none',
    ignoreEmptySearchPlaces: false,
    cache: false,
    loaders: Object.fromEntries(extensions.map((extension) => [extension, load])),
  });
}

/** The configs of a directory; a search that takes the first one would hide the others. */
async function configsIn(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { withFileTypes: true });
  const present = new Set(entries.filter((it) => !it.isDirectory()).map((it) => it.name));
  const names = searchPlaces.filter((name) => present.has(name));
  if (!names.includes('package.json')) return names;
  const text = await readFile(join(directory, 'package.json'), 'utf8');
  return holdsConfig(text) ? names : names.filter((name) => name !== 'package.json');
}

function severalConfigs(cwd: string, directory: string, names: readonly string[]) {
  const shown = names.map((name) => {
    const file = showPath(cwd, join(directory, name));
    return name === 'package.json' ? `${file}#gate` : file;
  });
  return failWith('several-configs', {
    message: `${shown.length} configs in one directory: ${shown.join(', ')}`,
    why: ['which one counts would be a guess'],
    next: ['keep one of them'],
  });
}

/** The directory and its parents, up to and with `last`; all of them when `last` is not among them. */
function* directoriesUp(first: string, last: string): Generator<string> {
  let directory = first;
  while (directory !== last && dirname(directory) !== directory) {
    yield directory;
    directory = dirname(directory);
  }
  yield directory;
}
