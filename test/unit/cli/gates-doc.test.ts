import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderGatesDoc } from '../../../src/cli/gates-doc.ts';
import { loadConfig } from '../../../src/config/load-config.ts';
import { describeAdapter } from '../../../src/gates/describe-adapter.ts';
import { adapterIds, loadGate } from '../../../src/gates/registry.ts';
import { registry } from '../../rig/gates.ts';

const file = new URL('../../../docs/gates.md', import.meta.url);

describe('docs/gates.md', () => {
  it('is up to date: npm run docs', async () => {
    expect(renderGatesDoc(registry.map(describeAdapter))).toBe(await readFile(file, 'utf8'));
  });
});

describe('the examples of docs/gates.md', () => {
  let directory: string;
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'gate-docs-'));
  });
  afterAll(() => rm(directory, { recursive: true, force: true }));

  it('are one for each adapter', async () => {
    expect(
      examplesIn(await readFile(file, 'utf8'))
        .map(({ id }) => id)
        .sort(),
    ).toEqual([...adapterIds].sort());
  });

  it.each(adapterIds)('%s loads', async (id) => {
    const { yaml } = examplesIn(await readFile(file, 'utf8')).find((one) => one.id === id) ?? {};
    await writeFile(join(directory, 'gate.config.yaml'), yaml ?? '');
    const config = await loadConfig({
      cwd: directory,
      stopAt: directory,
      catalogue: { ids: adapterIds, load: loadGate },
      ci: true,
    });
    expect(config).toMatchObject({ ok: true });
    expect(config.ok && [...config.value.gates.values()]).toMatchObject([{ uses: id }]);
  });
});

function examplesIn(page: string): { id: string; yaml: string }[] {
  return [...page.matchAll(/^### (\S+)\n[^#]*?```yaml\n([\s\S]*?)```/gm)].map(
    ([, id = '', yaml = '']) => ({ id, yaml }),
  );
}
