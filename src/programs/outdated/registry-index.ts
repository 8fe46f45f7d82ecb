import { readdir, readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** A version of a crate as the index of a registry knows it. */
export interface PublishedVersion {
  readonly version: string;
  readonly yanked: boolean;
  /** ISO 8601; absent where the registry does not tell. */
  readonly published?: string;
}

/**
 * What cargo has kept of the sparse indexes of registries about a crate: lines of JSON between NUL
 * bytes. crates.io writes the time of publication, `pubtime`, into all of them.
 *
 * Format: https://doc.rust-lang.org/cargo/reference/registry-index.html#json-schema and
 * `src/cargo/sources/registry/index/cache.rs` of cargo
 *
 * @returns an empty list for a crate that no kept index has
 */
export async function publishedVersions(
  crate: string,
  env: NodeJS.ProcessEnv,
): Promise<readonly PublishedVersion[]> {
  const home = env.CARGO_HOME ?? join(env.HOME ?? homedir(), '.cargo');
  const indexes = join(home, 'registry', 'index');
  const versions: PublishedVersion[] = [];
  for (const index of await namesIn(indexes)) {
    const file = join(indexes, index, '.cache', ...indexPath(crate.toLowerCase()));
    versions.push(...(await textOf(file)).split('\0').flatMap(readEntry));
  }
  return versions;
}

async function namesIn(directory: string): Promise<readonly string[]> {
  try {
    return await readdir(directory);
  } catch {
    return [];
  }
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch {
    return '';
  }
}

/** `serde` is kept in `se/rd/serde`; names of up to three letters have a shorter path. */
function indexPath(crate: string): readonly string[] {
  if (crate.length < 3) return [String(crate.length), crate];
  if (crate.length === 3) return ['3', crate.slice(0, 1), crate];
  return [crate.slice(0, 2), crate.slice(2, 4), crate];
}

function readEntry(text: string): readonly PublishedVersion[] {
  if (!text.startsWith('{')) return [];
  try {
    const { vers, yanked, pubtime }: Record<string, unknown> = JSON.parse(text);
    if (typeof vers !== 'string') return [];
    const dated = typeof pubtime === 'string' && !Number.isNaN(Date.parse(pubtime));
    const published = dated ? { published: pubtime } : {};
    return [{ version: vers, yanked: yanked === true, ...published }];
  } catch {
    return [];
  }
}
