import { describe, expect, it } from 'vitest';
import { workspacePaths } from '../../../src/gates/cargo/workspace-path.ts';

function library(directory: string) {
  return {
    package_id: `path+file://${directory}#0.1.0`,
    manifest_path: `${directory}/Cargo.toml`,
    target: { name: 'it', kind: ['lib'], src_path: `${directory}/src/lib.rs` },
  };
}

describe('paths of the compiler', () => {
  it.each([
    {
      what: 'a workspace at the root, run from there',
      cwd: '/repo',
      packages: ['/repo/crates/a'],
      file: 'crates/a/src/inner.rs',
      path: '/repo/crates/a/src/inner.rs',
    },
    {
      what: 'a workspace above the member that is judged',
      cwd: '/repo/crates/a',
      packages: ['/repo/crates/a'],
      file: 'crates/a/src/inner.rs',
      path: '/repo/crates/a/src/inner.rs',
    },
    {
      what: 'another member, on which the judged one depends',
      cwd: '/repo/crates/a',
      packages: ['/repo/crates/a', '/repo/crates/b'],
      file: 'crates/b/src/lib.rs',
      path: '/repo/crates/b/src/lib.rs',
    },
    {
      what: 'a component that is a workspace of its own',
      cwd: '/repo/stoq',
      packages: ['/repo/stoq', '/repo/stoq/crates/a'],
      file: 'src/lib.rs',
      path: '/repo/stoq/src/lib.rs',
    },
    {
      what: 'a component that is called like a folder in it',
      cwd: '/repo/src',
      packages: ['/repo/src'],
      file: 'src/lib.rs',
      path: '/repo/src/src/lib.rs',
    },
    {
      what: 'a file beside the sources',
      cwd: '/repo/crates/a',
      packages: ['/repo/crates/a'],
      file: 'crates/a/build.rs',
      path: '/repo/crates/a/build.rs',
    },
    {
      what: 'an absolute path',
      cwd: '/repo',
      packages: ['/repo'],
      file: '/elsewhere/src/lib.rs',
      path: '/elsewhere/src/lib.rs',
    },
    {
      what: 'a path of which no package is known',
      cwd: '/repo/crates/a',
      packages: [],
      file: 'src/lib.rs',
      path: '/repo/crates/a/src/lib.rs',
    },
  ])('$what', ({ cwd, packages, file, path }) => {
    expect(workspacePaths({ root: '/repo', cwd }, packages.map(library))(file)).toBe(path);
  });
});
