import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../../src/config/load-config.ts';
import { catalogueOf, directoryWith, fakeGates, load, problemsOf, show } from './config-rig.ts';

const yaml = 'gates: { fmt: { uses: fmt } }\n';
const json = '{ "gates": { "fmt": { "uses": "fmt" } } }\n';
const object = '{ gates: { fmt: { uses: "fmt" } } }';

describe('a config is found', () => {
  it.each([
    ['gate.config.yaml', yaml],
    ['gate.config.yml', yaml],
    ['gate.config.json', json],
    ['gate.config.mjs', `export default ${object};`],
    ['gate.config.js', `module.exports = ${object};`],
    ['gate.config.cjs', `module.exports = ${object};`],
    ['.gaterc', yaml],
    ['.gaterc', json],
    ['.gaterc.yaml', yaml],
    ['.gaterc.yml', yaml],
    ['.gaterc.json', json],
    ['package.json', `{ "name": "x", "gate": ${json} }`],
  ])('in %s', async (name, text) => {
    const result = await load({ [name]: text });
    if (!result.ok) throw new Error(show(result.failure.diagnostics));
    expect([...result.value.gates.keys()]).toEqual(['fmt']);
    expect(result.value.file).toBe(join(result.value.directory, name));
  });

  it('in the nearest directory above, with paths relative to where it is', async () => {
    const directory = directoryWith({
      'gate.config.yaml': yaml,
      'a/b/file': '',
      'a/package.json': '{}',
    });
    const cwd = join(directory, 'a/b');
    const result = await loadConfig({
      cwd,
      stopAt: directory,
      catalogue: catalogueOf(fakeGates),
      ci: false,
    });
    expect(result).toMatchObject({ ok: true, value: { directory } });
  });

  it('not above the root of the repository', async () => {
    const directory = directoryWith({ 'gate.config.yaml': yaml, 'repository/file': '' });
    const cwd = join(directory, 'repository');
    const result = await loadConfig({
      cwd,
      stopAt: cwd,
      catalogue: catalogueOf(fakeGates),
      ci: false,
    });
    expect(result).toMatchObject({ ok: false, failure: { reason: 'no-config' } });
  });

  it('by --config, relative to the working directory, without a search', async () => {
    const files = {
      'gate.config.yaml': yaml,
      'other/strict.conf': 'gates: { strict: { uses: fmt } }',
    };
    const result = await load(files, { file: 'other/strict.conf' });
    if (!result.ok) throw new Error(show(result.failure.diagnostics));
    expect([...result.value.gates.keys()]).toEqual(['strict']);
    expect(result.value.directory).toMatch(/other$/);
  });

  it('beside a package.json that only mentions gate', async () => {
    const files = { 'gate.config.yaml': yaml, 'package.json': '{ "bin": { "gate": "x" } }' };
    expect(await problemsOf(files)).toBe('no problem');
  });
});

describe('no config', () => {
  it.each<[string, Record<string, string>, string, string]>([
    ['nowhere', {}, 'no-config', 'there is no config here'],
    ['empty', { 'gate.config.yaml': ' \n' }, 'unreadable-config', 'gate.config.yaml is empty'],
    [
      'a JavaScript file that throws',
      { 'gate.config.mjs': 'throw new Error("boom")' },
      'unreadable-config',
      'gate.config.mjs could not be run\n    why: boom',
    ],
    [
      'a JavaScript file without default export',
      { 'gate.config.mjs': 'export const gates = {}' },
      'unreadable-config',
      'gate.config.mjs has no default export',
    ],
  ])('%s', async (_, files, reason, text) => {
    const result = await load(files);
    if (result.ok) throw new Error('there is a config');
    expect(result.failure.reason).toBe(reason);
    expect(show(result.failure.diagnostics)).toContain(text);
  });

  it('a link that leads nowhere is not passed over for the config above', async () => {
    const directory = directoryWith({ 'gate.config.yaml': yaml, 'below/file': '' });
    const cwd = join(directory, 'below');
    symlinkSync('missing.yaml', join(cwd, 'gate.config.yaml'));
    const result = await loadConfig({
      cwd,
      stopAt: directory,
      catalogue: catalogueOf(fakeGates),
      ci: false,
    });
    expect(result).toMatchObject({
      failure: {
        reason: 'unreadable-config',
        diagnostics: [{ message: 'gate.config.yaml could not be read' }],
      },
    });
  });

  it('a package.json that is not JSON, where the process runs', async () => {
    const directory = directoryWith({ 'package.json': '{ "name": ' });
    const before = process.cwd();
    process.chdir(directory);
    try {
      const request = {
        cwd: directory,
        stopAt: directory,
        catalogue: catalogueOf(fakeGates),
        ci: false,
      };
      const result = await loadConfig(request);
      if (result.ok) throw new Error('there is a config');
      expect(result.failure.reason).toBe('unreadable-config');
      expect(show(result.failure.diagnostics)).toContain('package.json');
    } finally {
      process.chdir(before);
    }
  });

  it('says what to do when there is none', async () => {
    expect(await problemsOf({})).toMatch(/looked for gate\.config\.yaml .*\n {4}next: gate init$/);
  });

  it.each([
    ['missing.yaml', 'missing.yaml could not be read: there is no such file'],
    ['folder', 'folder could not be read: it is a directory'],
    ['package.json', 'package.json has no “gate”'],
  ])('--config %s', async (file, text) => {
    const files = { 'folder/x': '', 'package.json': '{}' };
    const result = await load(files, { file });
    if (result.ok) throw new Error('there is a config');
    expect(result.failure.reason).toBe('unreadable-config');
    expect(show(result.failure.diagnostics)).toBe(text);
  });

  it.each([
    ['gate.config.yaml', '.gaterc.json'],
    ['gate.config.yaml', 'gate.config.yml'],
    ['gate.config.json', 'package.json'],
  ])('several: %s and %s', async (one, other) => {
    const text = (name: string) =>
      name === 'package.json' ? `{ "gate": ${json} }` : name.endsWith('json') ? json : yaml;
    const result = await load({ [one]: text(one), [other]: text(other) });
    if (result.ok) throw new Error('there is a config');
    expect(result.failure.reason).toBe('several-configs');
    const shown = other === 'package.json' ? 'package.json#gate' : other;
    expect(result.failure.diagnostics[0]?.message).toBe(
      `2 configs in one directory: ${one}, ${shown}`,
    );
  });

  it('places what is wrong in package.json within that file', async () => {
    const text = '{\n  "name": "x",\n  "gate": { "gates": { "fmt": { "usess": "fmt" } } }\n}\n';
    expect(await problemsOf({ 'package.json': text })).toMatchInlineSnapshot(`
      "package.json:3:33 ["usess"] unknown key “usess” of gate “fmt”
          next: did you mean “uses”?
          next: all keys: gate schema"
    `);
  });

  it('says the path where a file has no positions', async () => {
    const text =
      'export default { gates: { lint: { uses: "lint", with: { dney: [] }, retries: "2" } } }';
    expect(await problemsOf({ 'gate.config.mjs': text })).toMatchInlineSnapshot(
      `
      "gate.config.mjs: gates.lint.retries: “retries” must be a number, not “2”
      gate.config.mjs: gates.lint.with.dney: unknown option “dney” of lint
          next: did you mean “deny”?
          next: allowed here: deny, toolchain, threads, fast, mode"
    `,
    );
  });
});
