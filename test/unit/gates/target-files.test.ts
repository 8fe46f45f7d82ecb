import { describe, expect, it } from 'vitest';
import type { TaskContext } from '../../../src/gates/define-gate.ts';
import { targetFiles } from '../../../src/gates/node/target-files.ts';

function contextOf(files?: readonly string[]): TaskContext {
  const context = { root: '/repo', cwd: '/repo/web', reports: '/reports', matrix: {} };
  return files === undefined ? context : { ...context, files };
}

describe('targetFiles', () => {
  it('takes the configured paths when no files are given', () => {
    expect(targetFiles(['.'], contextOf())).toEqual({ paths: ['.'], narrowed: false });
  });

  it('takes the files, none of which can be read as an option', () => {
    const files = ['src/a.ts', '-rf.ts', '--fix.ts', 'app/[id]/page.tsx'];
    expect(targetFiles(['.'], contextOf(files))).toEqual({
      paths: ['./src/a.ts', './-rf.ts', './--fix.ts', './app/[id]/page.tsx'],
      narrowed: true,
    });
  });

  it('leaves out what lies outside of the configured paths', () => {
    const files = ['src/a.ts', 'srcs/b.ts', 'lib/c.ts', '../other/d.ts'];
    expect(targetFiles(['./src/', 'lib/c.ts'], contextOf(files)).paths).toEqual([
      './src/a.ts',
      './lib/c.ts',
    ]);
    expect(targetFiles(['.'], contextOf(files)).paths).not.toContain('./../other/d.ts');
  });

  it.each([
    'package.json',
    'nested/package.json',
    'package-lock.json',
    'tsconfig.build.json',
    'eslint.config.mjs',
    '.prettierrc.yaml',
    '.prettierignore',
    'biome.jsonc',
    '.gitignore',
  ])('looks at everything when %s is among the files', (config) => {
    expect(targetFiles(['src'], contextOf(['src/a.ts', config]))).toEqual({
      paths: ['src'],
      narrowed: false,
    });
  });

  it('looks at everything when none of the files lies below the paths', () => {
    expect(targetFiles(['src'], contextOf(['docs/a.md'])).narrowed).toBe(false);
  });

  it('looks at everything when there are more files than a command line should hold', () => {
    const files = Array.from({ length: 501 }, (_, index) => `src/${index}.ts`);
    expect(targetFiles(['.'], contextOf(files))).toEqual({ paths: ['.'], narrowed: false });
  });

  it('does not let a configured path become an option', () => {
    expect(targetFiles(['-x'], contextOf()).paths).toEqual(['./-x']);
  });
});
