import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import ts from 'typescript';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Gate } from '../../src/gates/define-gate.ts';

const repository = fileURLToPath(new URL('../..', import.meta.url));
let root = '';

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'gate-new-adapter-'));
  for (const path of ['src/core', 'src/gates', 'package.json', 'tsconfig.json']) {
    cpSync(join(repository, path), join(root, path), { recursive: true });
  }
  symlinkSync(join(repository, 'node_modules'), join(root, 'node_modules'));
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

describe('npm run new-adapter', () => {
  it('makes an adapter that compiles, is registered and passes nothing', async () => {
    const run = newAdapter('cargo-demo-tool');
    expect(run.stderr).toBe('');
    expect(run.stdout).toContain('src/gates/cargo-demo-tool/index.ts');
    expect(typeErrors('src/gates/registry.ts', 'src/gates/cargo-demo-tool/')).toEqual([]);

    const { loadGate } = await import(pathToFileURL(join(root, 'src/gates/registry.ts')).href);
    const gate: Gate = await loadGate('cargo-demo-tool');
    const bound = gate.bind({});
    if (!bound.ok) throw new Error(JSON.stringify(bound.issues));
    expect(bound.value.tool?.install).toBe('cargo install cargo-demo-tool --locked');
    const context = { root, cwd: root, reports: root, matrix: {} };
    expect(bound.value.command(context).argv).toEqual(['cargo', 'demo-tool']);
    const output = { exitCode: 0, stdout: 'all good', stderr: '', reports: {} };
    const evidence = bound.value.read({ ...output, root, cwd: root, argv: ['cargo'] });
    expect(evidence.completeness).toBe('failed');
  });

  it('leaves the registry and the adapter as biome wants them', () => {
    newAdapter('zz-last', '--ecosystem', 'docker', '--install', "it's one");
    for (const path of ['src/gates/registry.ts', 'src/gates/zz-last/index.ts']) {
      const source = readFileSync(join(root, path), 'utf8');
      const biome = spawnSync(
        join(repository, 'node_modules/.bin/biome'),
        ['check', `--stdin-file-path=${path}`],
        {
          cwd: repository,
          input: source,
          encoding: 'utf8',
        },
      );
      expect(biome.stdout).toBe(source);
    }
  });

  it('makes the first broken case: an empty output', () => {
    newAdapter('demo', '--ecosystem', 'node');
    const cases = join(root, 'test/gates/demo/cases');
    expect(readdirSync(cases)).toEqual(['broken.empty']);
    expect(readFileSync(join(cases, 'broken.empty/stdout'), 'utf8')).toBe('');
    expect(JSON.parse(readFileSync(join(cases, 'broken.empty/case.json'), 'utf8'))).toEqual({
      tool: 'demo, empty output',
      options: {},
      exitCode: 0,
    });
  });

  it.each([
    ['an adapter that is there', ['run-command', '--ecosystem', 'node'], 'is there already'],
    ['a name in another case', ['CargoNextest'], 'usage'],
    ['an unknown ecosystem', ['demo', '--ecosystem', 'cobol'], 'one of any, rust'],
    ['a tool that nothing says how to install', ['demo'], '--install'],
  ])('refuses %s and changes nothing', (_what, args, message) => {
    const before = readFileSync(join(root, 'src/gates/registry.ts'), 'utf8');
    const run = newAdapter(...args);
    expect(run.status).toBe(2);
    expect(run.stderr).toContain(message);
    expect(readFileSync(join(root, 'src/gates/registry.ts'), 'utf8')).toBe(before);
  });
});

function newAdapter(...args: string[]) {
  const script = join(repository, 'scripts/new-adapter.mjs');
  return spawnSync(process.execPath, [script, ...args, '--root', root], { encoding: 'utf8' });
}

/** What tsc says about these files or directories of the copy, under the project's own options. */
function typeErrors(...paths: string[]): string[] {
  const config = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, root);
  const program = ts.createProgram([join(root, 'src/gates/registry.ts')], options);
  return ts
    .getPreEmitDiagnostics(program)
    .filter(({ file }) => paths.some((path) => file?.fileName.includes(path)))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}
