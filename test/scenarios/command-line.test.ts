import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runGate } from '../rig/run-gate.ts';
import { createRepository, type TestRepository } from '../rig/temporary-repository.ts';

let repository: TestRepository;
beforeEach(async () => {
  repository = await createRepository();
});
afterEach(() => repository.dispose());

async function gate(...args: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await runGate(repository, args);
  return `exit ${code}\n${stdout}${stderr}`;
}

describe('a command line that cannot be read', () => {
  it.each([
    ['an unknown command', ['chek']],
    ['an unknown option', ['check', '--stagd']],
    ['an option of another command', ['list', '--fail-fast']],
    ['no command', []],
    ['jobs that are no number', ['check', '--jobs', 'many']],
    ['no jobs at all', ['check', '--jobs', '0']],
    ['an unknown reporter', ['check', '--reporter', 'fancy']],
    ['a report without a file', ['check', '--report', 'json']],
    ['two contents at once', ['check', '--staged', '--commit', 'HEAD']],
    ['a stage without a name', ['check', '--stage']],
    ['an unknown hook', ['hook', 'pre-rebase']],
    ['an unknown adapter', ['list', 'cargo-clipy']],
  ])('%s', async (_what, args) => {
    const said = await gate(...args);
    expect(said).toMatch(/^exit 2\n/);
    expect(said.split('\n').slice(0, 4).join('\n')).toMatchSnapshot();
  });
});

it('says its version', async () => {
  const manifest = await readFile(new URL('../../package.json', import.meta.url), 'utf8');
  const { version } = JSON.parse(manifest);
  expect(await gate('--version')).toBe(`exit 0\n${version}\n`);
  expect(await gate('-v')).toBe(`exit 0\n${version}\n`);
});

describe('help', () => {
  const commandsIn = (help: string) =>
    [...help.slice(help.indexOf('Commands:')).matchAll(/^ {2}([a-z][a-z-]*)/gm)].flatMap(
      ([, name]) => name ?? [],
    );

  it('of every command has an example that begins with the command', async () => {
    const { code, stdout } = await runGate(repository, ['--help']);
    expect(code).toBe(0);
    expect(stdout).toContain('$ gate check');
    const commands = commandsIn(stdout).filter((name) => name !== 'help');
    expect(commands).toEqual(
      expect.arrayContaining(['check', 'plan', 'list', 'init', 'install', 'uninstall', 'hook']),
    );
    for (const name of commands) {
      const help = await runGate(repository, [name, '--help']);
      expect(help).toMatchObject({ code: 0, stderr: '' });
      expect(help.stdout).toMatch(new RegExp(`^ {2}\\$ (?:[A-Z_]+=\\S* )?gate ${name}\\b`, 'm'));
    }
  });
});

it('has no colours where nobody looks at a terminal', async () => {
  await repository.write('gate.config.yaml', 'gates: { a: { run: "false" } }\n');
  expect(await gate('check')).not.toContain('\u001b');
  await repository.write('gate.config.yaml', 'gates: { a: { run: } }\n');
  expect(await gate('check')).not.toContain('\u001b');
});
