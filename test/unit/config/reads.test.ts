// biome-ignore-all lint/suspicious/noTemplateCurlyInString: that is how the config writes references
import { describe, expect, it } from 'vitest';
import { load, problemsOf, resolved } from './config-rig.ts';

describe('reads', () => {
  it('names what the command leaves behind, in each cell of a matrix', async () => {
    const { gates } = await resolved(
      'gates: { it: { run: make, reads: { sarif: a.sarif, junit: "out/${matrix.os}.xml" }, matrix: { os: [x, y] } } }',
    );
    const options = gates.get('it')?.cells.map(({ bound }) => bound.options);
    expect(options).toEqual([
      { script: 'make', reads: { sarif: 'a.sarif', junit: 'out/x.xml' } },
      { script: 'make', reads: { sarif: 'a.sarif', junit: 'out/y.xml' } },
    ]);
  });

  it('is about files of the component', async () => {
    const { gates } = await resolved('gates: { it: { run: make, reads: { lcov: ./out//lcov } } }');
    const context = { root: '/repo', cwd: '/repo/stoq', reports: '/reports', matrix: {} };
    expect(gates.get('it')?.cells[0]?.bound.command(context)).toEqual({
      argv: ['sh', '-c', 'make'],
      reports: { lcov: '/repo/stoq/out/lcov' },
    });
  });

  it('goes with the command that it belongs to', async () => {
    const config = await load({
      'base.yaml':
        'gates: { a: { run: x, reads: { junit: a } }, b: { run: x, reads: { lcov: a } } }',
      'gate.config.yaml':
        'extends: ./base.yaml\ngates: { a: { run: make }, b: { reads: { metrics: b } } }',
    });
    const gates = config.ok ? config.value.gates : new Map();
    expect(gates.get('a')?.cells[0]?.bound.options).toEqual({ script: 'make' });
    expect(gates.get('b')?.cells[0]?.bound.options).toEqual({
      script: 'x',
      reads: { metrics: 'b' },
    });
  });

  it.each([
    ['beside uses', 'uses: fmt, reads: { sarif: a }'],
    ['an unknown kind', 'run: x, reads: { serif: a }'],
    ['no file', 'run: x, reads: { junit: "" }'],
    ['a bare file', 'run: x, reads: report.xml'],
    ['an absolute path', 'run: x, reads: { junit: /etc/passwd }'],
    ['an absolute path of Windows', "run: x, reads: { junit: 'C:\\report.xml' }"],
    ['a file beside the component', 'run: x, reads: { metrics: ../metrics.json }'],
    ['a way out on the way', 'run: x, reads: { metrics: out/../../metrics.json }'],
    ['a directory', 'run: x, reads: { lcov: coverage/ }'],
    ['the component itself', 'run: x, reads: { lcov: . }'],
    ['the same metrics twice', 'run: x, reads: { lcov: a, cobertura: b }'],
    ['a way out by a matrix', 'run: x, reads: { lcov: "${matrix.a}" }, matrix: { a: [../b] }'],
    ['an axis that does not exist', 'run: x, reads: { lcov: "${matrix.a}" }, matrix: { b: [1] }'],
  ])('refuses %s', async (_name, gate) => {
    expect(await problemsOf(`gates:\n  it: { ${gate} }\n`)).toMatchSnapshot();
  });
});
