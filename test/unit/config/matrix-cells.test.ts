import { describe, expect, it } from 'vitest';
import { expandCells, matrixParts } from '../../../src/config/matrix-cells.ts';
import type { RawMatrix } from '../../../src/config/raw-config.ts';

function cellsOf(matrix: RawMatrix): string[] {
  return expandCells(matrixParts(matrix)).map((cell) => Object.values(cell).join(' '));
}

describe('expandCells', () => {
  it.each<[string, RawMatrix, string[]]>([
    ['one axis', { os: ['a', 'b'] }, ['a', 'b']],
    ['the first axis slowest', { os: ['a', 'b'], v: [1, 2] }, ['a 1', 'a 2', 'b 1', 'b 2']],
    [
      'without what is excluded, in part or in whole',
      { os: ['a', 'b', 'c'], v: [1, 2], exclude: [{ os: 'a' }, { os: 'b', v: 2 }] },
      ['b 1', 'c 1', 'c 2'],
    ],
    ['1 and “1” alike', { v: [1, 2], exclude: [{ v: '1' }] }, ['2']],
    [
      'with values added to the cells that an include fits',
      { os: ['a', 'b'], v: [1], include: [{ os: 'b', extra: 'x' }] },
      ['a 1', 'b 1 x'],
    ],
    ['with values added to all cells', { os: ['a', 'b'], include: [{ x: 1 }] }, ['a 1', 'b 1']],
    [
      'with cells of their own for includes that fit none',
      { os: ['a'], include: [{ os: 'z', x: 1 }, { os: 'y' }] },
      ['a', 'z 1', 'y'],
    ],
    [
      'added values may be overwritten by a later include, axis values not',
      { os: ['a', 'b'], include: [{ x: 1 }, { os: 'b', x: 2 }] },
      ['a 1', 'b 2'],
    ],
    ['includes alone', { include: [{ os: 'a' }, { os: 'b' }] }, ['a', 'b']],
    [
      'an include that fits nothing is not added to by the next one',
      { os: ['a'], include: [{ os: 'z' }, { os: 'z', x: 1 }] },
      ['a', 'z', 'z 1'],
    ],
    ['nothing when all is excluded', { os: ['a'], exclude: [{ os: 'a' }] }, []],
  ])('%s', (_, matrix, cells) => {
    expect(cellsOf(matrix)).toEqual(cells);
  });

  it('has as many cells as the axes multiply to', () => {
    for (let a = 1; a <= 4; a++) {
      for (let b = 1; b <= 4; b++) {
        const values = (count: number) => Array.from({ length: count }, (_, index) => index);
        const cells = cellsOf({ a: values(a), b: values(b) });
        expect(new Set(cells).size).toBe(a * b);
      }
    }
  });
});
