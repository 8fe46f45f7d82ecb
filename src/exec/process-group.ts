import { setTimeout as delay } from 'node:timers/promises';

/** How long a group has between SIGTERM and SIGKILL, in milliseconds. */
const graceMs = 1000;

const pollMs = 20;

/**
 * Sends a signal to every process of a group.
 * @param leader process id of the child that was started as the leader of its own group
 * @returns false when the group has no process left
 */
function signalGroup(leader: number, signal: NodeJS.Signals | 0): boolean {
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
  }
  signalGroup(leader, 'SIGKILL');
}
