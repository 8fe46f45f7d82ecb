import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runGate } from '../rig/run-gate.ts';
import { runUntouched } from '../rig/run-untouched.ts';
import { steadyOutput } from '../rig/steady-output.ts';
import { createRepository, type TestRepository } from '../rig/temporary-repository.ts';

let repository: TestRepository;
beforeEach(async () => {
  repository = await createRepository();
  await repository.write('gate.config.yaml', config);
});
afterEach(() => repository.dispose());

const config = 'gates: { word: { run: "grep -q good word" } }\n';

describe('where no tree can be judged', () => {
  it('is not a git repository', async () => {
    await rm(join(repository.directory, '.git'), { recursive: true });
    expect(await runUntouched(repository, ['check'])).toMatchInlineSnapshot(`
      "exit 2
       ✖ …/repository is not in a git repository
         gate judges git trees, so it needs one to look at
         git init
      "
    `);
  });

  it('is a bare repository', async () => {
    await repository.git('clone', '--quiet', '--bare', '.', '../bare.git');
    const cwd = join(repository.parent, 'bare.git');
    const { code, stderr } = await runGate(repository, ['check'], { cwd });
    expect(`exit ${code}\n${steadyOutput(stderr, repository)}`).toMatchInlineSnapshot(`
      "exit 2
       ✖ …/bare.git is in a bare repository: it has no work tree
         to judge
         git worktree add ../work && cd ../work
      "
    `);
  });

  it('is a git directory', async () => {
    const cwd = join(repository.directory, '.git');
    expect(await runUntouched(repository, ['check'], { cwd })).toMatchInlineSnapshot(`
      "exit 2
       ✖ …/repository/.git is in a git directory, not in a work
         tree
         cd to the work tree
      "
    `);
  });

  it('has no commit to judge yet', async () => {
    expect(await runUntouched(repository, ['check', '--commit', 'HEAD'])).toMatchInlineSnapshot(`
      "exit 2
       ✖ this repository has no commits yet
         gate check            judges the work tree
         gate check --staged   judges what the first commit would hold
      "
    `);
  });

  it('has unmerged files in its index', async () => {
    await repository.write('word', 'good\n');
    await repository.commit('good');
    await repository.git('switch', '--quiet', '--create', 'other');
    await repository.write('word', 'good, other\n');
    await repository.commit('other');
    await repository.git('switch', '--quiet', 'main');
    await repository.write('word', 'good, main\n');
    await repository.commit('main');
    await repository.tryGit('merge', '--quiet', 'other');
    expect(await runUntouched(repository, ['check', '--staged'])).toMatchInlineSnapshot(`
      "exit 2
       ✖ the index holds unmerged files: there is no tree to judge yet
         git status
         git add <file>    once its conflict is resolved
      "
    `);
    expect(await runUntouched(repository, ['check'])).toMatchInlineSnapshot(`
      "exit 0
       gate  pre-push · the work tree
       ✔ word

       passed   1 passes
      "
    `);
  });

  it('is a directory that is not there', async () => {
    const answer = await runUntouched(repository, ['-C', 'no such directory', 'check']);
    expect(answer).toMatchInlineSnapshot(`
      "exit 2
       ✖ there is no directory …/repository/no such directory
      "
    `);
  });
});

describe('a tree is judged', () => {
  it('before the first commit, from the work tree and from the index', async () => {
    await repository.write('word', 'good\n');
    expect(await runUntouched(repository, ['check'])).toMatchInlineSnapshot(`
      "exit 0
       gate  pre-push · the work tree
       ✔ word

       passed   1 passes
      "
    `);
    await repository.git('add', 'word', 'gate.config.yaml');
    await repository.write('word', 'bad\n');
    expect(await runUntouched(repository, ['check', '--staged'])).toMatchInlineSnapshot(`
      "exit 0
       gate  pre-push · what is staged · judged in a room
       ✔ word

       passed   1 passes
      "
    `);
  });

  it('with a detached head', async () => {
    await repository.write('word', 'good\n');
    await repository.commit('good');
    await repository.git('switch', '--quiet', '--detach');
    expect(await runUntouched(repository, ['check'])).toMatchInlineSnapshot(`
      "exit 0
       gate  pre-push · OBJECT “good”
       ✔ word

       passed   1 passes
      "
    `);
  });

  it('while another program holds the lock of the index', async () => {
    await repository.write('word', 'good\n');
    await repository.commit('good');
    await repository.write('word', 'good too\n');
    await repository.git('add', 'word');
    await repository.write('.git/index.lock', '');
    expect(await runUntouched(repository, ['check'])).toContain('exit 0');
    expect(await runUntouched(repository, ['check', '--staged'])).toContain('exit 0');
    expect(await runUntouched(repository, ['check', '--commit', 'HEAD'])).toContain('exit 0');
  });

  it('as staged, although the work tree has more', async () => {
    await repository.write('word', 'first\nmiddle\nlast\n');
    await repository.commit('bad');
    await repository.write('word', 'set aside\n');
    await repository.git('stash', 'push', '--quiet');
    await repository.write('word', 'good\nmiddle\nlast\n');
    await repository.git('add', 'word');
    await repository.write('word', 'first\nmiddle\nbad\n');
    await repository.write('untracked', 'left alone\n');
    expect(await runUntouched(repository, ['check', '--staged'])).toContain('exit 0');
    expect(await runUntouched(repository, ['check'])).toContain('exit 1');
    expect(await repository.git('stash', 'list')).toMatch(/^stash@\{0\}: .*$/);
  });

  it('as another branch has it', async () => {
    await repository.write('word', 'good\n');
    await repository.commit('good');
    await repository.git('switch', '--quiet', '--create', 'bad');
    await repository.write('word', 'bad\n');
    await repository.write('gate.config.yaml', `${config}# of the branch\n`);
    await repository.commit('bad');
    await repository.git('switch', '--quiet', 'main');
    expect(await runUntouched(repository, ['check', '--commit', 'main'])).toContain('exit 0');
    expect(await runUntouched(repository, ['check', '--commit', 'bad'])).toMatchInlineSnapshot(`
      "exit 1
       gate  pre-push · OBJECT “bad” · judged in a room
       ✖ word                     1 finding blocks

       ✖ word                     1 finding blocks

         exit code 1
         again: gate check word

       blocked   1 blocks
      "
    `);
  });

  it('from a directory below the config, and with a config in that directory', async () => {
    await repository.write('word', 'good\n');
    const cwd = join(repository.directory, 'deep', 'er');
    await mkdir(cwd, { recursive: true });
    expect(await runUntouched(repository, ['check'], { cwd })).toContain('exit 0');
    await repository.write('deep/gate.config.yaml', 'gates: { here: { run: "test -f here" } }\n');
    await repository.write('deep/here', '');
    expect(await runUntouched(repository, ['check'], { cwd })).toMatchInlineSnapshot(`
      "exit 0
       gate  pre-push · the work tree
       ✔ here

       passed   1 passes
      "
    `);
  });
});
