import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Tasks that are remembered at most; the oldest go first. */
const limit = 5000;

/** How long tasks took when they last ran, for the order of the next run and for what is shown. */
export interface Durations {
  /** Milliseconds by task id. */
  readonly expected: ReadonlyMap<string, number>;
  /** Remembers new ones. Returns a notice when they cannot be written. */
  save(measured: ReadonlyMap<string, number>): Promise<string | undefined>;
}

/** @param stateDirectory `gate/` under the git common directory */
export async function loadDurations(stateDirectory: string): Promise<Durations> {
  const file = join(stateDirectory, 'durations.json');
  const expected = parseDurations(await readFile(file, 'utf8').catch(() => ''));
  return {
    expected,
    async save(measured) {
      if (measured.size === 0) return undefined;
      const kept = new Map([...expected].filter(([id]) => !measured.has(id)));
      const entries = [...kept, ...measured].slice(-limit);
      return replaceFile(file, `${JSON.stringify(Object.fromEntries(entries), null, 1)}\n`);
    },
  };
}

/** Anything unreadable counts as no history. */
function parseDurations(text: string): ReadonlyMap<string, number> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return new Map();
  }
  if (typeof parsed !== 'object' || parsed === null) return new Map();
  const valid = Object.entries(parsed).filter(
    (entry): entry is [string, number] => typeof entry[1] === 'number' && entry[1] >= 0,
  );
  return new Map(valid);
}

/** Written beside and renamed, so that another run never reads half a file. */
async function replaceFile(file: string, text: string): Promise<string | undefined> {
  const temporary = `${file}.${process.pid}`;
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(temporary, text);
    await rename(temporary, file);
    return undefined;
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {});
    const why = error instanceof Error ? error.message : String(error);
    return `durations of this run were not kept: ${why}`;
  }
}
