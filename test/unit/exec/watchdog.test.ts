import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, watch } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { expect, it } from 'vitest';

const source = fileURLToPath(new URL('../../../src/exec/run-process.ts', import.meta.url));

/** Starts a Node process that runs `script` through runProcess, to be killed. */
async function startRunner(directory: string, script: string): Promise<ChildProcess> {
  const outfile = join(directory, 'runner.mjs');
  await build({
    stdin: {
      contents: `import { runProcess } from ${JSON.stringify(source)};
        await runProcess({ argv: ['sh', '-c', ${JSON.stringify(script)}], cwd: '/', env: process.env, keep: 'tail' });`,
      loader: 'ts',
      resolveDir: directory,
    },
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile,
    banner: {
      js: "import { createRequire as r } from 'node:module'; const require = r(import.meta.url);",
    },
    logLevel: 'error',
  });
  return spawn(process.execPath, [outfile], { stdio: 'ignore' });
}

async function fileAppears(directory: string, name: string): Promise<string> {
  const path = join(directory, name);
  const watcher = watch(directory);
  while (!existsSync(path)) await once(watcher, 'change');
  watcher.close();
  return path;
}

it('ends a task and its grandchild when gate itself is killed', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'gate-test-'));
  const fifo = join(directory, 'alive');
  const started = join(directory, 'started');
  // The grandchild holds the fifo open for writing; its end is the end of the grandchild.
  const script = `mkfifo ${fifo}; sh -c 'trap "" TERM; : > ${started}; exec 3>${fifo}; sleep 600 3>&3' & wait`;
  const runner = await startRunner(directory, script);
  await fileAppears(directory, 'started');
  const reader = spawn('cat', [fifo], { stdio: ['ignore', 'pipe', 'ignore'] });
  await once(reader, 'spawn');
  runner.kill('SIGKILL');
  const [code] = await once(reader, 'exit');
  expect(code).toBe(0);
  expect(readFileSync(started, 'utf8')).toBe('');
});
