import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createFakeTools, type FakeTools } from '../rig/fake-tool.ts';
import type { FakeToolCall } from '../rig/fake-tool-call.ts';
import { type RunningGate, runGate, startGate } from '../rig/run-gate.ts';
import { closingOutput } from '../rig/steady-output.ts';
import { createRepository, type TestRepository } from '../rig/temporary-repository.ts';

let repository: TestRepository;
let tools: FakeTools;

beforeEach(async () => {
  repository = await createRepository();
  tools = await createFakeTools();
  const bin = join(repository.parent, 'bin');
  await mkdir(bin);
  for (const name of ['git', 'sh', 'sleep']) {
    const found = await repository.run(['which', name]);
    await symlink(found.stdout.trim(), join(bin, name));
  }
  repository.env.PATH = `${tools.directory}:${bin}`;
  await repository.write('service.py', 'import os\n');
  await repository.write('gate.config.yaml', 'gates: { lint: { uses: ruff } }\n');
});
afterEach(async () => {
  await tools.dispose();
  await repository.dispose();
});

/** Runs `gate check` with a ruff that answers the probe, then does what the test says. */
async function checkWithRuff(
  run: (call: FakeToolCall) => Promise<void>,
  version = 'ruff 0.9.6',
): Promise<string> {
  const ruff = await tools.add('ruff');
  const gate = startGate(repository, ['check']);
  const probe = await ruff.nextInvocation();
  expect(probe.argv).toEqual(['--version']);
  await probe.stdout(`${version}\n`);
  await probe.exit(0);
  void ruff.nextInvocation().then(run);
  return closingOf(gate.result);
}

async function closingOf(running: RunningGate['result']): Promise<string> {
  const { code, stderr } = await running;
  const closing = closingOutput(stderr, repository).replaceAll(tools.directory, 'TOOLS');
  return `exit ${code}\n${closing}`;
}

/** Writes the report that the tool was asked for. */
async function report(call: FakeToolCall, text: string): Promise<void> {
  const path = call.argv.find((word) => word.startsWith('--output-file='))?.split('=')[1];
  await writeFile(path ?? expect.unreachable('no report was asked for'), text);
}

const never = async () => expect.unreachable('the tool must not be run');

it('a tool that is not installed', async () => {
  expect(await closingOf(runGate(repository, ['check']))).toMatchInlineSnapshot(`
    "exit 3
     ✖ lint                     could not be judged: ruff is not installed
       install: pip install ruff
       looked in PATH: …/repository/node_modules/.bin:…/repository/.venv/bin:TOOLS:…/bin

     not judged   1 error   exit 3
    "
  `);
});

it('git is not installed', async () => {
  const { code, stderr } = await runGate(repository, ['check'], { env: { PATH: '/nowhere' } });
  expect(`exit ${code}\n${stderr}`).toMatchInlineSnapshot(`
    "exit 2
     ✖ git is not installed, or not on PATH
       PATH is /nowhere
    "
  `);
});

it('a tool that is too old', async () => {
  expect(await checkWithRuff(never, 'ruff 0.0.1')).toMatchInlineSnapshot(`
    "exit 3
     ✖ lint                     could not be judged: ruff 0.0.1 is too old: 0.1.0
                                or newer is needed
       install: pip install ruff

     not judged   1 error   exit 3
    "
  `);
});

it('a tool outside of the range that the config pins, in CI', async () => {
  repository.env.CI = 'true';
  await repository.write(
    'gate.config.yaml',
    'tools: { ruff: "0.8" }\ngates: { lint: { uses: ruff } }\n',
  );
  expect(await checkWithRuff(never)).toMatchInlineSnapshot(`
    "exit 3
     ✖ lint                     could not be judged: ruff is 0.9.6, and tools: asks
                                for 0.8
       install: pip install ruff

     not judged   1 error   exit 3
    "
  `);
});

it('a tool that does not say its version although the config pins it, in CI', async () => {
  repository.env.CI = 'true';
  await repository.write(
    'gate.config.yaml',
    'tools: { ruff: "0.8" }\ngates: { lint: { uses: ruff } }\n',
  );
  expect(await checkWithRuff(never, 'ruff, self-built')).toMatchInlineSnapshot(`
    "exit 3
     ✖ lint                     could not be judged: ruff does not say its version,
                                and tools: asks for 0.8

     not judged   1 error   exit 3
    "
  `);
});

it('a tool whose own probe fails', async () => {
  const ruff = await tools.add('ruff');
  const gate = startGate(repository, ['check']);
  const probe = await ruff.nextInvocation();
  await probe.stderr('ruff: cannot open shared object file\n');
  await probe.exit(127);
  expect(await closingOf(gate.result)).toMatchInlineSnapshot(`
    "exit 3
     ✖ lint                     could not be judged: ruff does not work: ruff:
                                cannot open shared object file
       install: pip install ruff

     not judged   1 error   exit 3
    "
  `);
});

it('a tool that is killed by a signal', async () => {
  expect(
    await checkWithRuff(async (call) => {
      await report(call, '[]');
      process.kill(call.pid, 'SIGSEGV');
    }),
  ).toMatchInlineSnapshot(`
    "exit 3
     ✖ lint                     could not be judged: ruff was killed by SIGSEGV

     not judged   1 error   exit 3
    "
  `);
});

it('a tool that prints JSON that ends too early', async () => {
  expect(
    await checkWithRuff(async (call) => {
      await report(call, '[{"code": "F401", "filename": ');
      await call.exit(1);
    }),
  ).toMatchInlineSnapshot(`
    "exit 3
     ✖ lint                     could not be judged: ruff wrote no report that can
                                be read

     not judged   1 error   exit 3
    "
  `);
});

it('a tool that leaves no report and is content', async () => {
  expect(await checkWithRuff((call) => call.exit(0))).toMatchInlineSnapshot(`
    "exit 3
     ✖ lint                     could not be judged: ruff wrote no report that can
                                be read

     not judged   1 error   exit 3
    "
  `);
});

it('a tool that reports nothing and does not say what it examined', async () => {
  expect(
    await checkWithRuff(async (call) => {
      await report(call, '[]');
      await call.exit(0);
    }),
  ).toMatchInlineSnapshot(`
    "exit 3
     ✖ lint                     could not be judged: ruff did not say how many
                                files it linted

     not judged   1 error   exit 3
    "
  `);
});

it('a tool that ends with an exit code that is not a verdict', async () => {
  expect(
    await checkWithRuff(async (call) => {
      await call.stderr('ruff failed\n  Cause: Failed to parse ruff.toml\n');
      await call.exit(2);
    }),
  ).toMatchInlineSnapshot(`
    "exit 3
     ✖ lint                     could not be judged: ruff ended with exit code 2,
                                which is not a verdict: Cause: Failed to parse
                                ruff.toml
       log:   …/repository/.git/gate/logs/RUN/lint.log

     not judged   1 error   exit 3
    "
  `);
});

it('a tool that examined nothing', async () => {
  expect(
    await checkWithRuff(async (call) => {
      await call.stderr('warning: No Python files found under the given path(s)\n');
      await report(call, '[]');
      await call.exit(0);
    }),
  ).toMatchInlineSnapshot(`
    "exit 3
     ✖ lint                     could not be judged: 0 files were examined
       log:   …/repository/.git/gate/logs/RUN/lint.log

     not judged   1 error   exit 3
    "
  `);
});
