import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadConfig } from '../../../src/config/load-config.ts';
import { composeConfig } from '../../../src/init/compose-config.ts';
import { detectRepository } from '../../../src/init/detect-repository.ts';
import { registry } from '../../rig/gates.ts';
import { catalogueOf } from '../config/config-rig.ts';
import { readerOf } from './reader-of.ts';
import { repositories } from './repositories.ts';

const snapshots = fileURLToPath(new URL('snapshots', import.meta.url));
let directory = '';

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'gate-init-'));
});

afterEach(() => rm(directory, { recursive: true, force: true }));

describe.each(Object.entries(repositories))('the config of %s', (name, files) => {
  it('is as it was', async () => {
    const text = composeConfig(detectRepository(readerOf(files)));
    await expect(text).toMatchFileSnapshot(join(snapshots, `${name}.yaml`));
  });

  it('loads without a diagnostic and keeps every gate and component', async () => {
    const detected = detectRepository(readerOf(files));
    await writeFile(join(directory, 'gate.config.yaml'), composeConfig(detected));
    const loaded = await loadConfig({
      cwd: directory,
      stopAt: directory,
      catalogue: catalogueOf(registry),
      ci: true,
    });
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.failure.diagnostics, null, 1));
    const { gates, components, stages } = loaded.value;
    expect([...gates.keys()]).toEqual(detected.gates.map((gate) => gate.name));
    expect([...components.keys()]).toEqual(detected.components.map((component) => component.name));
    expect([...stages.keys()]).toEqual(['pre-commit', 'pre-push', 'ci']);
    expect(stages.get('ci')?.gates).toEqual([...gates.keys()]);
  });
});
