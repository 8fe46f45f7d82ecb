import { signalGroup } from './process-group.ts';

const leaders = new Set<number>();

/**
 * Tells a group to end when this process exits while it runs. It is for programs that are done
 * soon and obey; unlike the watchdog it costs no process, and it does not survive SIGKILL.
 */
export function endAtExit(leader: number): void {
  if (leaders.size === 0) process.once('exit', endAll);
  leaders.add(leader);
}

/** To be called when nothing of the group is left, before its number is used again. */
export function forgetGroup(leader: number): void {
  leaders.delete(leader);
  if (leaders.size === 0) process.off('exit', endAll);
}

function endAll(): void {
  for (const leader of leaders) signalGroup(leader, 'SIGTERM');
}
