// biome-ignore-all lint/suspicious/noTemplateCurlyInString: that is how the config writes references
import { describe, expect, it } from 'vitest';
import { problemsOf, resolved } from './config-rig.ts';

async function cellsOf(gate: string) {
  const { gates } = await resolved(`gates:\n  it:\n${gate.replace(/^/gm, '    ')}\n`);
  return gates.get('it')?.cells ?? [];
}

describe('a matrix', () => {
  it('gives each cell its values as text', async () => {
    const cells = await cellsOf(
      'run: echo ${matrix.n} ${matrix.b} ${matrix.s}\nmatrix: { n: [1.5], b: [true], s: [x, "3.10"] }',
    );
    expect(cells.map(({ matrix }) => matrix)).toEqual([
      { n: '1.5', b: 'true', s: 'x' },
      { n: '1.5', b: 'true', s: '3.10' },
    ]);
    expect(cells.map(({ bound }) => bound.options)).toEqual([
      { script: 'echo 1.5 true x' },
      { script: 'echo 1.5 true 3.10' },
    ]);
  });

  it('sets the options that its axes are named like, in the type that the option wants', async () => {
    const cells = await cellsOf(
      'uses: lint\nwith: { mode: loose, threads: 9 }\nmatrix: { toolchain: [1.8, nightly], threads: ["2"], fast: ["true", false] }',
    );
    expect(cells.map(({ bound }) => bound.options)).toEqual([
      { mode: 'loose', toolchain: '1.8', threads: 2, fast: true },
      { mode: 'loose', toolchain: '1.8', threads: 2, fast: false },
      { mode: 'loose', toolchain: 'nightly', threads: 2, fast: true },
      { mode: 'loose', toolchain: 'nightly', threads: 2, fast: false },
    ]);
  });

  it('replaces ${matrix.axis} in options and environment', async () => {
    const cells = await cellsOf(
      'uses: lint\nwith: { deny: ["a_${matrix.x}", b] }\nenv: { V: "${matrix.x}-${matrix.y}" }\nmatrix: { x: [p, q], y: [1] }',
    );
    expect(cells.map(({ bound, env }) => [bound.options, env])).toEqual([
      [{ deny: ['a_p', 'b'] }, { V: 'p-1' }],
      [{ deny: ['a_q', 'b'] }, { V: 'q-1' }],
    ]);
  });

  it('leaves the shell its own ${…}', async () => {
    const [cell] = await cellsOf('run: echo ${HOME} $matrix ${matrix}');
    expect(cell?.bound.options).toEqual({ script: 'echo ${HOME} $matrix ${matrix}' });
  });

  it('lets cells fail that allowFailure names', async () => {
    const cells = await cellsOf(
      'uses: lint\nmatrix: { toolchain: [stable, nightly], threads: [1, 2], include: [{ toolchain: beta, threads: 1, trial: true }] }\nallowFailure: [{ toolchain: nightly, threads: 2 }, { trial: true }]',
    );
    expect(
      cells.map(({ matrix, allowFailure }) => [...Object.values(matrix), allowFailure]),
    ).toEqual([
      ['stable', '1', false],
      ['stable', '2', false],
      ['nightly', '1', false],
      ['nightly', '2', true],
      ['beta', '1', 'true', true],
    ]);
  });

  it('may have 256 cells', async () => {
    const axis = JSON.stringify(Array.from({ length: 16 }, (_, index) => index));
    const cells = await cellsOf(
      `run: echo \${matrix.a} \${matrix.b}\nmatrix: { a: ${axis}, b: ${axis} }`,
    );
    expect(cells).toHaveLength(256);
  });
});

describe('what is wrong with a matrix', () => {
  const many = JSON.stringify(Array.from({ length: 257 }, (_, index) => index));
  it.each([
    ['an axis that nothing uses', 'run: x\nmatrix: { os: [a, b] }'],
    ['an axis that is no option', 'uses: lint\nmatrix: { toolchian: [a, b] }'],
    [
      'an included value that nothing uses',
      'uses: lint\nmatrix: { toolchain: [a], include: [{ toolchain: a, x: 1 }] }',
    ],
    ['an unknown axis', 'run: echo ${matrix.oss}\nmatrix: { os: [a, b] }'],
    [
      'an axis without a matrix',
      'uses: lint\nwith: { deny: ["${matrix.x}"] }\nenv: { A: "${matrix.}" }',
    ],
    [
      'an axis that some cells lack',
      'run: echo ${matrix.os} ${matrix.x}\nmatrix: { os: [a, b], include: [{ os: b, x: 1 }] }',
    ],
    ['a reference as GitHub writes it', 'run: echo ${{ matrix.os }}\nmatrix: { os: [a] }'],
    ['too many cells', `run: echo \${matrix.n}\nmatrix: { n: ${many} }`],
    ['no cell left', 'run: echo ${matrix.os}\nmatrix: { os: [a], exclude: [{ os: a }] }'],
    ['no axis at all', 'run: x\nmatrix: {}'],
    ['an axis without values', 'run: echo ${matrix.os}\nmatrix: { os: [] }'],
    ['an axis that is a text', 'run: echo ${matrix.os}\nmatrix: { os: linux }'],
    ['an axis of cells', 'run: echo ${matrix.os}\nmatrix: { os: [{ a: 1 }] }'],
    ['a list of lists', 'run: echo ${matrix.os}\nmatrix: { os: [[a]] }'],
    ['values in include', 'run: echo ${matrix.os}\nmatrix: { os: [a], include: [b] }'],
    ['the same cell twice', 'run: echo ${matrix.os}\nmatrix: { os: [a, b, a] }'],
    [
      'an exclude that matches nothing',
      'run: echo ${matrix.os}\nmatrix: { os: [a], exclude: [{ os: b }] }',
    ],
    [
      'allowFailure that matches nothing',
      'run: echo ${matrix.os}\nmatrix: { os: [a] }\nallowFailure: [{ os: b }]',
    ],
    ['allowFailure without a matrix', 'run: x\nallowFailure: [{ os: b }]'],
    [
      'allowFailure that names no axis',
      'run: echo ${matrix.os}\nmatrix: { os: [a] }\nallowFailure: [{}]',
    ],
    [
      'a value that the option refuses',
      'uses: lint\nmatrix: { mode: [strict, lose], threads: [1, x] }',
    ],
    [
      'an included value that the option refuses',
      'uses: lint\nmatrix: { mode: [strict], include: [{ mode: lose }] }',
    ],
    [
      'a version that is a number',
      'run: echo ${matrix.v}\nmatrix: { v: [3.9, 3.10, 1e3] }\nallowFailure: [{ v: 3.10 }]',
    ],
    ['an exclude without an axis', 'run: x\nmatrix: { exclude: [{ os: a }] }'],
    ['a name with a bracket', 'run: x\nmatrix: { "o[s": [a] }'],
  ])('%s', async (name, gate) => {
    expect(await problemsOf(`gates:\n  it:\n${gate.replace(/^/gm, '    ')}\n`)).toMatchSnapshot(
      name,
    );
  });

  it('is said once, however many cells have it', async () => {
    const text = 'gates: { it: { uses: lint, with: { x: 1 }, matrix: { threads: [1, 2, 3] } } }';
    expect((await problemsOf(text)).match(/unknown option/g)).toHaveLength(1);
  });
});
