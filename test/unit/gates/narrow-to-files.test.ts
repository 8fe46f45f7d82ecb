import { describe, expect, it } from 'vitest';
import { black } from '../../../src/gates/black/index.ts';
import type { TaskContext } from '../../../src/gates/define-gate.ts';
import { narrowToFiles } from '../../../src/gates/python/narrow-to-files.ts';
import { ruff } from '../../../src/gates/ruff/index.ts';

function contextOf(files?: readonly string[]): TaskContext {
  const context = { root: '/repo', cwd: '/repo', reports: '/reports', matrix: {} };
  return files === undefined ? context : { ...context, files };
}

function argumentsOf(gate: typeof ruff, files: readonly string[]): readonly string[] {
  const bound = gate.bind({});
  if (!bound.ok) throw new Error(JSON.stringify(bound.issues));
  return bound.value.command(contextOf(files)).argv;
}

describe('narrowToFiles', () => {
  it('keeps the files with the extensions that lie below the paths', () => {
    const files = ['src/a.py', 'src/b.pyi', 'srcs/c.py', 'src/d.md', 'setup.py', '../e.py'];
    expect(narrowToFiles(contextOf(files), ['./src/', 'setup.py'], ['.py', '.pyi'])).toEqual([
      'src/a.py',
      'src/b.pyi',
      'setup.py',
    ]);
    expect(narrowToFiles(contextOf(['../e.py', 'a.py']), ['.'], ['.py'])).toEqual(['a.py']);
  });

  it.each([
    ['no files are given', undefined],
    ['none of them is Python', ['README.md']],
    ['none lies below the paths', ['docs/conf.py']],
    ['a config is among them', ['src/a.py', 'sub/pyproject.toml']],
    ['what is ignored changes', ['src/a.py', '.gitignore']],
    ['there are too many for a command line', Array.from({ length: 301 }, (_, i) => `src/${i}.py`)],
  ])('judges everything when %s', (_, files) => {
    expect(narrowToFiles(contextOf(files), ['src'], ['.py'])).toBeUndefined();
  });
});

describe('a narrowed run', () => {
  it('lets the project of Ruff exclude files that are named, whatever they are called', () => {
    expect(argumentsOf(ruff, ['--fix.py']).slice(-3)).toEqual([
      '--force-exclude',
      '--',
      '--fix.py',
    ]);
  });

  it('lets Black walk as ever, and include nothing but the files', () => {
    const argv = argumentsOf(black, ['src/a b+(1).py', '-c.py']);
    expect(argv.slice(-4)).toEqual([
      '--include',
      String.raw`/(?:src/a b\+\(1\)\.py|-c\.py)$`,
      '--',
      '.',
    ]);
  });
});
