import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FakeToolCall } from '../rig/fake-tool-call.ts';
import { createGateRig, type GateRig } from '../rig/gate-rig.ts';
import { gateCommand } from '../rig/run-gate.ts';
import { steadyOutput } from '../rig/steady-output.ts';
import { hasPseudoTerminals, TerminalProgram } from '../rig/terminal-program.ts';

if (!hasPseudoTerminals) process.stderr.write('skipped: terminals, since there is no script(1)\n');

let rig: GateRig;
let slow: () => Promise<FakeToolCall>;
beforeEach(async () => {
  rig = await createGateRig(`gates:
  slow: { run: "slow & wait" }
  quick: { run: "true" }
  later: { run: "true", needs: slow }
`);
  slow = await rig.tool('slow');
});
afterEach(() => rig.dispose());

function open(args: readonly string[], env: NodeJS.ProcessEnv = {}): TerminalProgram {
  const { repository } = rig;
  return new TerminalProgram(gateCommand(...args), {
    cwd: repository.directory,
    env: { ...repository.env, ...env, PATH: `${repository.env.PATH}:/usr/bin:/bin` },
  });
}

const steady = async (terminal: TerminalProgram) =>
  steadyOutput(await terminal.screen(), rig.repository);

describe.skipIf(!hasPseudoTerminals)('in a terminal', () => {
  it('shows what runs, and at the end what became of it', async () => {
    const terminal = open(['check']);
    const call = await slow();
    await terminal.shows('later');
    expect(terminal.cursorIsHidden()).toBe(true);
    await call.exit(0);
    expect(await terminal.exit).toBe(0);
    expect(terminal.cursorIsHidden()).toBe(false);
    expect(await steady(terminal)).toMatchInlineSnapshot(`
      " gate  pre-push · the work tree
       ✔ slow
       ✔ quick
       ✔ later

       passed   3 pass
                longest way: slow → later"
    `);
  });

  it('Ctrl-C ends the tool and its child, leaves a clean screen and a visible cursor', async () => {
    const terminal = open(['check']);
    const tool = await slow();
    const processes = [tool, await tool.spawnGrandchild()];
    for (const one of processes) await one.ignoreSignals();
    await terminal.shows('slow');
    terminal.type('\x03');
    await Promise.all(processes.map(({ gone }) => gone));
    expect(await terminal.exit).toBe(130);
    expect(terminal.cursorIsHidden()).toBe(false);
    expect(await steady(terminal)).toMatchInlineSnapshot(`
      " gate  pre-push · the work tree
       - slow                     skipped: cancelled
       ✔ quick
       - later                    skipped: cancelled

       interrupted   1 passes · 2 skipped"
    `);
  });

  it('a second Ctrl-C ends gate at once, and the rest with it', async () => {
    const terminal = open(['check']);
    const tool = await slow();
    await tool.ignoreSignals();
    terminal.type('\x03');
    expect(await tool.nextSignal()).toBe('SIGTERM');
    const presses = setInterval(() => terminal.type('\x03'), 50);
    await tool.gone;
    expect(await terminal.exit).toBe(130);
    clearInterval(presses);
    expect(terminal.cursorIsHidden()).toBe(false);
  });

  it('writes plain lines in CI, and colours unless NO_COLOR or --no-color say no', async () => {
    const run = async (args: readonly string[], env: NodeJS.ProcessEnv = {}) => {
      const terminal = open(args, env);
      await (await slow()).exit(0);
      await terminal.exit;
      return terminal.written;
    };
    const control = '\x1b[';
    expect(await run(['check'], { CI: 'true', NO_COLOR: '1' })).not.toContain(control);
    expect(await run(['--no-color', 'check', '--reporter', 'plain'])).not.toContain(control);
    expect(await run(['check', '--reporter', 'plain'])).toContain(control);
  });
});
