import { describe, expect, it } from 'vitest';
import { findPresetsDirectory, presetNames } from '../../../src/config/presets-directory.ts';
import { registry } from '../../rig/gates.ts';
import { catalogueOf, load, show } from './config-rig.ts';

async function extending(names: readonly string[]) {
  const text = `extends: [${names.join(', ')}]\n`;
  const result = await load({ 'gate.config.yaml': text }, { catalogue: catalogueOf(registry) });
  if (!result.ok) throw new Error(show(result.failure.diagnostics));
  return result.value;
}

describe('presets', () => {
  const names = presetNames(findPresetsDirectory());

  it('are there for each ecosystem', () => {
    expect(names).toEqual(expect.arrayContaining(['node', 'python', 'rust']));
  });

  it.each(names)('%s is a config as it is, with stages for both hooks and CI', async (name) => {
    const { gates, stages } = await extending([name]);
    expect([...stages.keys()].sort()).toEqual(['ci', 'pre-commit', 'pre-push']);
    expect(stages.get('pre-push')?.scope).toBe('affected');
    expect([...(stages.get('ci')?.gates ?? [])].sort()).toEqual([...gates.keys()].sort());
  });

  it('can all be extended at once: no two mean different gates by one name', async () => {
    const all = await extending(names);
    for (const name of names) {
      const alone = await extending([name]);
      for (const gate of alone.gates.values()) {
        expect(all.gates.get(gate.name)?.uses).toBe(gate.uses);
        expect(all.stages.get('ci')?.gates).toContain(gate.name);
      }
    }
  });
});
