import { readFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { platform } from 'node:os';
import { afterEach, expect, it } from 'vitest';
import { startGate } from '../rig/run-gate.ts';
import { createRepository, type TestRepository } from '../rig/temporary-repository.ts';

let repository: TestRepository;
afterEach(() => repository.dispose());

const onLinux = platform() === 'linux';
if (!onLinux) process.stderr.write('skipped: memory, since there is no /proc\n');

/** The most memory that a process has ever held, in MiB: VmHWM, see proc(5). */
function peakMemory(pid: number): number {
  try {
    const kib = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return Number(kib ?? 0) / 1024;
  } catch {
    return 0;
  }
}

it.skipIf(!onLinux)(
  'two gigabytes of output take neither memory nor disk',
  { timeout: 120_000 },
  async () => {
    repository = await createRepository();
    // The last thing it does is to wait until its peak was read.
    const script =
      'yes "a line of output that is quite long" | head -c 2G; echo over; read line < fifo';
    await repository.write('gate.config.yaml', `gates: { loud: { run: '${script}' } }\n`);
    await repository.run(['mkfifo', 'fifo']);
    await repository.write('.gitignore', 'fifo\n');
    const gate = startGate(repository, ['check', '--json']);
    await repository.run(['sh', '-c', 'echo > fifo']);
    const peak = peakMemory(gate.pid);
    const { code, stdout } = await gate.result;
    expect(code).toBe(0);
    expect(peak).toBeGreaterThan(20);
    expect(peak).toBeLessThan(200);
    const log = /"log":\s*"([^"]+)"/.exec(stdout)?.[1] ?? '';
    expect((await stat(log)).size).toBeLessThan(70 * 1024 * 1024);
  },
);
