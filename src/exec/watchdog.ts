import { type ChildProcess, spawn } from 'node:child_process';

/**
 * Reads `+ PID` and `- PID` and, at the end of input, ends the groups that are left. The end of
 * input comes when this process is gone, however it went: nobody can catch SIGKILL.
 */
const script = `
trap '' INT TERM HUP
groups=' '
while read -r what pid; do
  case $what in
    +) groups="$groups$pid " ;;
    -) case $groups in *" $pid "*) groups="\${groups%% $pid *} \${groups#* $pid }" ;; esac ;;
  esac
done
for pid in $groups; do kill -s TERM -- "-$pid" 2>/dev/null; done
case $groups in *[0-9]*) sleep 1 ;; esac
for pid in $groups; do kill -s KILL -- "-$pid" 2>/dev/null; done
`;

let child: ChildProcess | undefined;

/** Makes sure that the group dies with this process, even when this process is killed. */
export function watchGroup(leader: number): void {
  child ??= startWatchdog();
  child.stdin?.write(`+ ${leader}\n`);
}

/** To be called when nothing of the group is left, before its number is used again. */
export function unwatchGroup(leader: number): void {
  child?.stdin?.write(`- ${leader}\n`);
}

function startWatchdog(): ChildProcess {
  const started = spawn('/bin/sh', ['-c', script], {
    // A group of its own, so that Ctrl-C does not reach it.
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
    cwd: '/',
    env: {},
  });
  started.unref();
  // Without a watchdog the run is as safe as signals are; nothing to tell anybody.
  started.on('error', () => {});
  started.stdin?.on('error', () => {});
  if (
    started.stdin !== null &&
    'unref' in started.stdin &&
    typeof started.stdin.unref === 'function'
  ) {
    started.stdin.unref();
  }
  return started;
}
