import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';

/** How long a group has between SIGTERM and SIGKILL, in milliseconds. */
const graceMs = 1000;

const pollMs = 20;

/** How often it is looked whether those that are left are alive, in milliseconds. */
const surveyMs = 100;

/**
 * Sends a signal to every process of a group.
 * @param leader process id of the child that was started as the leader of its own group
 * @returns false when the group has no process left
 */
export function signalGroup(leader: number, signal: NodeJS.Signals | 0): boolean {
  try {
    process.kill(-leader, signal);
    return true;
  } catch (error) {
    // EPERM: a member changed its user id; it exists, and more cannot be done about it.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Ends a group: SIGTERM, and SIGKILL to whoever is left after `graceMs`. */
export async function endGroup(leader: number): Promise<void> {
  if (!signalGroup(leader, 'SIGTERM')) return;
  // A stopped process does not see SIGTERM until it is continued.
  signalGroup(leader, 'SIGCONT');
  for (let waited = 0; waited < graceMs; waited += pollMs) {
    await delay(pollMs);
    if (!signalGroup(leader, 0)) return;
    if (waited % surveyMs === 0 && !(await hasLiving(leader))) return;
  }
  signalGroup(leader, 'SIGKILL');
}

/**
 * Whether a member of the group does more than wait to be collected. A dead one whose parent is gone
 * can wait for long: the first process of many containers collects nothing.
 * See `stat` in proc(5); without /proc every member counts.
 */
async function hasLiving(leader: number): Promise<boolean> {
  const names = await readdir('/proc').catch(() => undefined);
  if (names === undefined) return true;
  for (const name of names.filter((name) => /^\d+$/.test(name))) {
    const stat = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '');
    const [state = '', , group] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (Number(group) === leader && !/[ZX]/.test(state)) return true;
  }
  return false;
}
