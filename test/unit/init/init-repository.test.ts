import { describe, expect, it } from 'vitest';
import { type InitRequest, initRepository } from '../../../src/init/init-repository.ts';

const files: Readonly<Record<string, string>> = {
  'package.json': '{ "scripts": { "test": "node --test" } }',
  Dockerfile: 'FROM scratch\n',
};

describe('initRepository', () => {
  it('writes the config that it reports, once', () => {
    const written: [string, string][] = [];
    const result = init(files, { write: (file, text) => written.push([file, text]) });
    if (!result.ok) throw new Error(result.failure.reason);
    const { file, text, gates, notMirrored } = result.value;
    expect(file).toBe('/repo/gate.config.yaml');
    expect(written).toEqual([[file, text]]);
    expect(result.value.written).toBe(true);
    expect(gates).toEqual([
      { name: 'secrets', why: expect.stringContaining('must not leave') },
      { name: 'test', why: 'script test: node --test (package.json)' },
    ]);
    expect(notMirrored).toEqual([
      { what: 'Dockerfile', why: 'no adapter builds or lints images yet' },
    ]);
  });

  it('says when nothing was recognised, and writes nothing without a writer', () => {
    const result = init({ 'README.md': '' });
    expect(result).toMatchObject({ ok: true, value: { recognised: false, written: false } });
  });

  it.each([
    'gate.config.yaml',
    'gate.config.yml',
    'gate.config.json',
    'gate.config.js',
    'gate.config.mjs',
    'gate.config.cjs',
    '.gaterc',
    '.gaterc.yaml',
    '.gaterc.yml',
    '.gaterc.json',
  ])('refuses to write beside %s, even one that git ignores', (name) => {
    const request = { paths: Object.keys(files), write: neverWrite };
    const result = init({ ...files, [name]: '{}' }, request);
    expect(result).toMatchObject({ ok: false, failure: { reason: 'config-exists' } });
    expect(diagnosticOf(result)?.message).toBe(`there is a config already: ${name}`);
  });

  it('refuses when package.json holds the config, forced or not', () => {
    const repository = { 'package.json': '{ "gate": {} }' };
    for (const force of [false, true]) {
      const result = init(repository, { force, write: neverWrite });
      expect(diagnosticOf(result)).toMatchObject({
        message: 'there is a config already: package.json#gate',
        next: ['remove package.json#gate, then: gate init'],
      });
    }
  });

  it('is not misled by a package.json without the key, or one that is not JSON', () => {
    expect(init({ 'package.json': '{ "name": "gate" }' }).ok).toBe(true);
    expect(init({ 'package.json': 'gate' }).ok).toBe(true);
  });

  it('replaces a YAML config in its place when forced', () => {
    const written: string[] = [];
    const write = (file: string) => written.push(file);
    expect(diagnosticOf(init({ '.gaterc.yml': 'gates: {}' }))?.next).toEqual(['gate init --force']);
    expect(init({ '.gaterc.yml': 'gates: {}' }, { force: true, write }).ok).toBe(true);
    expect(written).toEqual(['/repo/.gaterc.yml']);
  });

  it('replaces neither JavaScript nor one of two configs, forced or not', () => {
    const request = { force: true, write: neverWrite };
    expect(init({ 'gate.config.js': '' }, request).ok).toBe(false);
    expect(init({ 'gate.config.yaml': '', '.gaterc.yaml': '' }, request).ok).toBe(false);
  });

  it('reports that the file could not be written', () => {
    const write = () => {
      throw new Error('EACCES: permission denied');
    };
    expect(diagnosticOf(init(files, { write }))).toEqual({
      message: '/repo/gate.config.yaml could not be written',
      why: ['EACCES: permission denied'],
    });
  });
});

function init(repository: Readonly<Record<string, string>>, request: Partial<InitRequest> = {}) {
  const paths = Object.keys(repository);
  const read = (path: string) => repository[path];
  return initRepository({ directory: '/repo', paths, read, force: false, ...request });
}

function diagnosticOf(result: ReturnType<typeof init>) {
  return result.ok ? undefined : result.failure.diagnostics[0];
}

function neverWrite(): never {
  throw new Error('written');
}
