import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { directoryWith, load, problemsOf, show } from './config-rig.ts';

async function resolvedFrom(files: Record<string, string>, presets: Record<string, string> = {}) {
  const result = await load(files, { presetsDirectory: directoryWith(presets) });
  if (!result.ok) throw new Error(show(result.failure.diagnostics));
  return result.value;
}

const presets = {
  'one.yaml':
    'gates: { a: { uses: fmt } }\nstages: { ci: [a], push: { gates: [a], scope: affected } }',
  'two.yaml':
    'gates: { b: { uses: lint } }\nstages: { ci: [b], push: { gates: [b], scope: affected } }',
};

describe('extends', () => {
  it('takes a preset, whose gates and stages are then there', async () => {
    const { gates, stages } = await resolvedFrom({ 'gate.config.yaml': 'extends: one' }, presets);
    expect([...gates.keys()]).toEqual(['a']);
    expect(stages.get('ci')?.gates).toEqual(['a']);
  });

  it('adds up the stages of presets side by side', async () => {
    const config = await resolvedFrom({ 'gate.config.yaml': 'extends: [one, two]' }, presets);
    expect(config.stages.get('ci')?.gates).toEqual(['a', 'b']);
    expect(config.stages.get('push')).toEqual({
      name: 'push',
      gates: ['a', 'b'],
      scope: 'affected',
    });
  });

  it('lets a config replace a stage of what it extends', async () => {
    const text = 'extends: [one, two]\nstages: { ci: [b] }';
    const { stages } = await resolvedFrom({ 'gate.config.yaml': text }, presets);
    expect(stages.get('ci')?.gates).toEqual(['b']);
    expect(stages.get('push')?.gates).toEqual(['a', 'b']);
  });

  it('merges a gate key by key, maps entry by entry, lists and the matrix as a whole', async () => {
    const { gates } = await resolvedFrom({
      'base.json': JSON.stringify({
        gates: {
          g: {
            uses: 'lint',
            with: { threads: 2, deny: ['a', 'b'] },
            env: { A: '1', B: '1' },
            severity: { high: 'warn', low: 'warn' },
            paths: ['x', 'y'],
            retries: 2,
          },
        },
      }),
      'gate.config.yaml': `
extends: ./base.json
gates: { g: { with: { deny: [c], mode: loose }, env: { B: '2' }, severity: { low: block }, paths: [z] } }`,
    });
    expect(gates.get('g')).toMatchObject({
      cells: [
        { bound: { options: { threads: 2, deny: ['c'], mode: 'loose' } }, env: { A: '1', B: '2' } },
      ],
      severity: { high: 'warn', low: 'block' },
      paths: ['z'],
      retries: 2,
    });
  });

  it('drops the options of an adapter that is replaced', async () => {
    const { gates } = await resolvedFrom({
      'base.yaml': 'gates: { g: { uses: lint, with: { threads: 2 }, retries: 1 }, h: { run: x } }',
      'gate.config.yaml': 'extends: ./base.yaml\ngates: { g: { run: make }, h: { uses: fmt } }',
    });
    expect(gates.get('g')).toMatchObject({ uses: 'run', retries: 1 });
    expect(gates.get('h')).toMatchObject({ uses: 'fmt' });
  });

  it('goes on from file to file, each relative to the one that names it, later ones winning', async () => {
    const { gates, tools, directory, base } = await resolvedFrom({
      'shared/root.yaml':
        'base: root\ntools: { a: "1", b: "1", c: "1" }\ngates: { g: { uses: fmt } }',
      'shared/team.mjs':
        'export default { extends: ["./root.yaml"], base: undefined, tools: { b: "2", c: "2" } }',
      'gate.config.yaml': 'extends: [shared/team.mjs]\ntools: { c: "3" }',
    });
    expect([...tools].map(([name, { version }]) => `${name} ${version}`)).toEqual([
      'a 1',
      'b 2',
      'c 3',
    ]);
    expect(gates.get('g')?.range?.file).toBe('shared/root.yaml');
    expect(directory).not.toMatch(/shared/);
    expect(base).toBe('root');
  });

  it('counts a file that is extended twice once, before both', async () => {
    const { gates } = await resolvedFrom({
      'base.yaml': 'gates: { g: { uses: fmt, retries: 1 } }\nstages: { ci: [g] }',
      'left.yaml': 'extends: ./base.yaml\ngates: { g: { retries: 2 } }',
      'right.yaml': 'extends: ./base.yaml\ngates: { g: { level: warn } }',
      'gate.config.yaml': 'extends: [./left.yaml, ./right.yaml]',
    });
    expect(gates.get('g')).toMatchObject({ retries: 2, level: 'warn' });
  });
});

describe('what is wrong with extends', () => {
  it.each<[string, Record<string, string>]>([
    ['an unknown preset', { 'gate.config.yaml': 'extends: [rust, nod]' }],
    ['a file that is not there', { 'gate.config.yaml': 'extends:\n  - ./base.yaml\n' }],
    ['no text', { 'gate.config.yaml': 'extends: [1]\ngates: { g: { uses: fmt } }' }],
    ['itself', { 'gate.config.yaml': 'extends: ./gate.config.yaml' }],
    [
      'a circle',
      {
        'gate.config.yaml': 'extends: ./a.yaml',
        'a.yaml': 'extends: [./b.yaml]',
        'b.yaml': '\nextends: [./a.yaml]',
      },
    ],
    [
      'mistakes in what is extended, beside those in what extends',
      {
        'gate.config.yaml':
          'extends: ./a.yaml\ngates: { h: { uses: fmt, needs: [x] } }\nstages: { ci: [i] }',
        'a.yaml':
          'base: main\ngates:\n  g: { uses: lint, with: { mode: no, x: 1 }, neds: [] }\nstages: { ci: [k] }',
      },
    ],
    ['a syntax error', { 'gate.config.yaml': 'extends: ./a.yaml', 'a.yaml': 'gates: [' }],
    [
      'a matrix that only together goes wrong',
      {
        'gate.config.yaml': 'extends: ./a.yaml\ngates: { g: { run: "echo" } }',
        'a.yaml': 'gates: { g: { uses: lint, matrix: { threads: [1] } } }',
      },
    ],
  ])('%s', async (name, files) => {
    expect(await problemsOf(files)).toMatchSnapshot(name);
  });

  it('in a JavaScript config is said without a position', async () => {
    const files = { 'gate.config.mjs': 'export default { extends: "nothing" }' };
    const found = await problemsOf(files, { presetsDirectory: join(directoryWith(presets)) });
    expect(found).toMatchInlineSnapshot(`
      "gate.config.mjs: extends: unknown preset “nothing”
          next: allowed here: one, two"
    `);
  });
});
