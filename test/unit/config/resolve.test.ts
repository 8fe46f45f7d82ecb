import { describe, expect, it } from 'vitest';
import { resolved } from './config-rig.ts';

describe('a resolved gate', () => {
  it('has defaults for all that is not said', async () => {
    const { gates } = await resolved('gates: { fmt: { uses: fmt } }');
    expect(gates.get('fmt')).toMatchObject({
      name: 'fmt',
      uses: 'fmt',
      components: [],
      cells: [{ matrix: {}, env: {}, allowFailure: false }],
      needs: [],
      paths: [],
      inputs: ['**/*.src'],
      timeoutMs: 1_800_000,
      retries: 0,
      exclusive: false,
      level: 'block',
      severity: {},
      range: { file: 'gate.config.yaml', line: 1, column: 10, length: 3 },
    });
  });

  it('has what is said', async () => {
    const { gates } = await resolved(`
gates:
  fmt: { uses: fmt }
  lint:
    uses: lint
    with: { threads: 3 }
    needs: fmt
    timeout: 90s
    retries: 2
    exclusive: true
    level: warn
    severity: { low: block }
    paths: [src/**]
    inputs: ['**/*.x']
    env: { A: b }
    allowFailure: true`);
    expect(gates.get('lint')).toMatchObject({
      cells: [{ env: { A: 'b' }, allowFailure: true, bound: { options: { threads: 3 } } }],
      needs: [{ gate: 'fmt', of: 'same' }],
      paths: ['src/**'],
      inputs: ['**/*.x'],
      timeoutMs: 90_000,
      retries: 2,
      exclusive: true,
      level: 'warn',
      severity: { low: 'block' },
    });
  });

  it('of a command gives the command to the shell', async () => {
    const { gates } = await resolved('gates: { licenses: { run: "scripts/check.sh | cat" } }');
    const gate = gates.get('licenses');
    const context = { root: '/r', cwd: '/r', reports: '/t', matrix: {} };
    expect(gate?.uses).toBe('run');
    expect(gate?.cells[0]?.bound.command(context).argv).toEqual([
      'sh',
      '-c',
      'scripts/check.sh | cat',
    ]);
  });
});

describe('components and needs', () => {
  const text = `
components:
  stoq: { root: ./stoq/, dependsOn: [trust] }
  trust: { root: libs/../trust }
  all: { root: . }
gates:
  compile: { uses: fmt, each: [stoq, trust] }
  test: { uses: fmt, each: component, needs: [compile, ^test, ^compile, compile] }
stages:
  ci: [compile, test, compile]
  pre-push: { gates: [test], scope: affected }`;

  it('have roots in one form', async () => {
    const { components } = await resolved(text);
    expect([...components.values()]).toEqual([
      { name: 'stoq', root: 'stoq', dependsOn: ['trust'] },
      { name: 'trust', root: 'trust', dependsOn: [] },
      { name: 'all', root: '.', dependsOn: [] },
    ]);
  });

  it('give a gate its components and needs, each once', async () => {
    const { gates } = await resolved(text);
    expect(gates.get('compile')?.components).toEqual(['stoq', 'trust']);
    expect(gates.get('test')?.components).toEqual(['stoq', 'trust', 'all']);
    expect(gates.get('test')?.needs).toEqual([
      { gate: 'compile', of: 'same' },
      { gate: 'test', of: 'dependencies' },
      { gate: 'compile', of: 'dependencies' },
    ]);
  });

  it('give stages in one form', async () => {
    const { stages } = await resolved(text);
    expect([...stages.values()]).toEqual([
      { name: 'ci', gates: ['compile', 'test'], scope: 'all' },
      { name: 'pre-push', gates: ['test'], scope: 'affected' },
    ]);
  });
});

it('keeps where a tool was pinned', async () => {
  const { tools, base } = await resolved(
    'base: origin/main\ntools: { ruff: ">=0.9" }\ngates: { fmt: { uses: fmt } }',
  );
  expect(base).toBe('origin/main');
  expect(tools.get('ruff')).toMatchObject({
    version: '>=0.9',
    range: { line: 2, column: 16, length: 7 },
  });
});

it('has no trouble with names that every object has', async () => {
  const text = 'gates: { constructor: { run: x }, toString: { uses: fmt, needs: [constructor] } }';
  const { gates } = await resolved(text);
  expect([...gates.keys()]).toEqual(['constructor', 'toString']);
  expect(gates.get('toString')?.needs).toEqual([{ gate: 'constructor', of: 'same' }]);
});
