import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { createGateRig, type GateRig, verdictsIn } from '../rig/gate-rig.ts';
import { runGate, startGate } from '../rig/run-gate.ts';
import { closingOutput } from '../rig/steady-output.ts';

let rig: GateRig;
afterEach(() => rig.dispose());

const check = (...args: string[]) => startGate(rig.repository, ['check', '--json', ...args]);

it('runs as many tasks at once as it has jobs, each need before what waits for it', async () => {
  rig = await createGateRig(`gates:
  first: { run: first }
  second: { run: second }
  last: { run: last, needs: [first, second] }
`);
  const [first, second, last] = await Promise.all(['first', 'second', 'last'].map(rig.tool));
  const gate = check('--jobs', '2');
  const [one, two] = await Promise.all([first?.(), second?.()]);
  await two?.exit(0);
  await one?.exit(0);
  await (await last?.())?.exit(0);
  expect(verdictsIn(await gate.result)).toEqual({
    first: 'pass: 1 command examined',
    second: 'pass: 1 command examined',
    last: 'pass: 1 command examined',
  });
});

it('runs one after the other with one job, the longest way first', async () => {
  // A second one at the same time would find the directory there, and fail.
  const alone = (name: string) => `mkdir lock && tool ${name} && rmdir lock`;
  rig = await createGateRig(`gates:
  short: { run: ${alone('short')} }
  long: { run: ${alone('long')} }
  after: { run: ${alone('after')}, needs: long }
`);
  const next = await rig.tool('tool');
  const gate = check('--jobs', '1');
  const order: (string | undefined)[] = [];
  for (let index = 0; index < 3; index += 1) {
    const call = await next();
    order.push(call.argv[0]);
    await call.exit(0);
  }
  expect((await gate.result).code).toBe(0);
  expect(order).toEqual(['long', 'short', 'after']);
});

it('runs an exclusive task only when nothing else runs', async () => {
  rig = await createGateRig(`gates:
  bench: { run: bench, exclusive: true }
  one: { run: one }
  two: { run: two }
  three: { run: three, needs: two }
`);
  const [bench, one, two, three] = await Promise.all(
    ['bench', 'one', 'two', 'three'].map(rig.tool),
  );
  const gate = check('--jobs', '4');
  let begun = false;
  const alone = bench?.().then((call) => {
    begun = true;
    return call;
  });
  const first = await one?.();
  await (await two?.())?.exit(0);
  // There is a free slot for whatever may use one, and it is not the exclusive task that gets it.
  await (await three?.())?.exit(0);
  expect(begun).toBe(false);
  await first?.exit(0);
  await (await alone)?.exit(0);
  expect((await gate.result).code).toBe(0);
});

it('ends what runs and starts nothing more at the first block, with --fail-fast', async () => {
  rig = await createGateRig(`gates:
  bad: { run: bad }
  slow: { run: slow }
  later: { run: later, needs: slow }
`);
  const [bad, slow] = await Promise.all(['bad', 'slow', 'later'].map(rig.tool));
  const gate = check('--jobs', '2', '--fail-fast');
  const [failing, running] = await Promise.all([bad?.(), slow?.()]);
  await failing?.exit(1);
  await running?.gone;
  const result = await gate.result;
  expect(result.code).toBe(1);
  expect(verdictsIn(result)).toEqual({
    bad: 'block: 1 finding blocks',
    slow: 'skipped: cancelled',
    later: 'skipped: cancelled',
  });
});

it('skips what needs a task that blocks or cannot be judged, and runs the rest', async () => {
  rig = await createGateRig(`gates:
  bad: { run: "false" }
  missing: { run: no-such-program }
  after-bad: { run: "true", needs: bad }
  after-after: { run: "true", needs: after-bad }
  after-missing: { run: "true", needs: missing }
  free: { run: "true" }
`);
  const result = await runGate(rig.repository, ['check', '--json']);
  expect(result.code).toBe(1);
  expect(verdictsIn(result)).toMatchInlineSnapshot(`
    {
      "after-after": "skipped: needs after-bad, which was not run",
      "after-bad": "skipped: needs bad, which blocks",
      "after-missing": "skipped: needs missing, which could not be judged",
      "bad": "block: 1 finding blocks",
      "free": "pass: 1 command examined",
      "missing": "error: could not be judged: a command of the script was not found (exit code 127)",
    }
  `);
});

it('tries again what blocked: a pass is then a warning', async () => {
  rig = await createGateRig(`gates:
  flaky: { run: flaky, retries: 2 }
  broken: { run: broken, retries: 1 }
`);
  const [flaky, broken] = await Promise.all(['flaky', 'broken'].map(rig.tool));
  const gate = check();
  const answer = async (next: typeof flaky, codes: readonly number[]) => {
    for (const code of codes) await (await next?.())?.exit(code);
  };
  await Promise.all([answer(flaky, [1, 0]), answer(broken, [1, 1])]);
  const result = await gate.result;
  expect(result.code).toBe(1);
  expect(verdictsIn(result)).toMatchInlineSnapshot(`
    {
      "broken": "block: 1 finding blocks (2 attempts)",
      "flaky": "warn: flaky: passed on attempt 2 of 3 (2 attempts)",
    }
  `);
});

it('ends a task that takes longer than its timeout', async () => {
  rig = await createGateRig('gates: { stuck: { run: stuck, timeout: 1s } }\n');
  const stuck = await rig.tool('stuck');
  const gate = check();
  const call = await stuck();
  await call.ignoreSignals();
  expect(await call.nextSignal()).toBe('SIGTERM');
  await call.gone;
  const result = await gate.result;
  expect(result.code).toBe(3);
  expect(verdictsIn(result)).toEqual({
    stuck: 'error: could not be judged: sh did not finish within 1 s',
  });
});

it('lets fail what is allowed to, and warns where the level is warn', async () => {
  rig = await createGateRig(`gates:
  allowed: { run: "false", allowFailure: true }
  warned: { run: "false", level: warn }
  unjudged: { run: no-such-program, level: warn }
  toolchain:
    run: test "$TOOLCHAIN" = stable
    matrix: { toolchain: [stable, nightly], os: [a, b], exclude: [{ toolchain: nightly, os: b }] }
    env: { TOOLCHAIN: "\${matrix.toolchain}", SYSTEM: "\${matrix.os}" }
    allowFailure: [{ toolchain: nightly }]
`);
  const result = await runGate(rig.repository, ['check', '--json']);
  expect(verdictsIn(result)).toMatchInlineSnapshot(`
    {
      "allowed": "warn: allowed to fail: 1 finding blocks",
      "toolchain[nightly,a]": "warn: allowed to fail: 1 finding blocks",
      "toolchain[stable,a]": "pass: 1 command examined",
      "toolchain[stable,b]": "pass: 1 command examined",
      "unjudged": "error: could not be judged: a command of the script was not found (exit code 127)",
      "warned": "warn: 1 warning",
    }
  `);
  expect(result.code).toBe(3);
});

it('runs only what changed, with --since, and says why not the others', async () => {
  rig = await createGateRig(`components:
  core: { root: core }
  app: { root: app, dependsOn: [core] }
  docs: { root: docs }
gates:
  image: { run: "true", paths: [Dockerfile, "docker/**"] }
  unit: { run: "true", each: component }
  core-only: { run: "true", paths: ["core/*.c"] }
`);
  for (const name of ['core', 'app', 'docs']) await rig.repository.write(`${name}/a.c`, '');
  await rig.repository.commit('first');
  await rig.repository.write('core/a.c', 'int a;\n');
  const result = await runGate(rig.repository, ['check', '--json', '--since', 'HEAD']);
  expect(verdictsIn(result)).toMatchInlineSnapshot(`
    {
      "core-only": "pass: 1 command examined",
      "image": "skipped: Dockerfile and docker/** did not change since HEAD",
      "unit[app]": "pass: 1 command examined",
      "unit[core]": "pass: 1 command examined",
      "unit[docs]": "skipped: nothing that docs depends on changed since HEAD",
    }
  `);
});

it('says that nothing had to be judged when every task was skipped', async () => {
  rig = await createGateRig('gates: { image: { run: "false", paths: [Dockerfile] } }\n');
  await rig.repository.commit('first');
  const { code, stderr } = await runGate(rig.repository, ['check', '--since', 'HEAD']);
  expect(`exit ${code}\n${closingOutput(stderr, rig.repository)}`).toMatchInlineSnapshot(`
    "exit 0
     nothing judged   1 skipped
    "
  `);
});

it('hands no variable of a hook to a tool', async () => {
  rig = await createGateRig('gates: { tool: { run: tool } }\n');
  const next = await rig.tool('tool');
  const gate = startGate(rig.repository, ['check', '--json'], {
    env: {
      GIT_DIR: join(rig.repository.directory, '.git'),
      GIT_INDEX_FILE: join(rig.repository.directory, '.git', 'index'),
      GIT_PREFIX: 'deep/',
      GIT_QUARANTINE_PATH: '/nowhere',
      GIT_AUTHOR_NAME: 'stays',
    },
  });
  const call = await next();
  const seen = Object.keys(call.env).filter((name) => name.startsWith('GIT_'));
  expect(seen.sort()).toEqual([
    'GIT_AUTHOR_NAME',
    'GIT_CONFIG_NOSYSTEM',
    'GIT_EDITOR',
    'GIT_TERMINAL_PROMPT',
  ]);
  await call.exit(0);
  expect((await gate.result).code).toBe(0);
});

it('judges two hundred gates', async () => {
  const names = Array.from({ length: 200 }, (_, index) => `gate-${index}`);
  rig = await createGateRig(
    `gates:\n${names.map((name) => `  ${name}: { run: "true" }\n`).join('')}`,
  );
  const result = await runGate(rig.repository, ['check', '--json', '--jobs', '200']);
  expect(result.code).toBe(0);
  expect(Object.keys(verdictsIn(result))).toEqual(names);
  const runs = join(rig.repository.directory, '.git', 'gate');
  expect(await readdir(runs)).toEqual(['durations.json']);
});
