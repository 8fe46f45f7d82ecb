import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Runs whose logs are kept. */
const keptRuns = 20;

/**
 * A directory for the logs of a new run, after removing those of old runs. It is made when the
 * first log is written.
 *
 * @param stateDirectory `gate/` under the git common directory
 */
export async function openLogs(stateDirectory: string, now: Date): Promise<string> {
  const parent = join(stateDirectory, 'logs');
  const runs = (await readdir(parent).catch(() => [])).sort();
  const old = runs.slice(0, Math.max(0, runs.length - keptRuns + 1));
  await Promise.all(
    old.map((name) => rm(join(parent, name), { recursive: true, force: true }).catch(() => {})),
  );
  const name = now.toISOString().replaceAll(/[:.]/g, '-');
  return join(parent, `${name}-${process.pid}`);
}
