import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { judge } from '../../src/policy/judge.ts';
import { registry } from '../rig/gates.ts';
import { caseFolder, caseNames, evidenceOf, readCase } from './recorded-case.ts';

describe.each(registry.map((gate) => [gate.id, gate] as const))('%s', (id, gate) => {
  const names = caseNames(id);

  it('has recorded cases of each kind', () => {
    const kinds = new Set(names.map((name) => name.split('.')[0]));
    expect([...kinds].sort()).toEqual(['broken', 'ng', 'ok']);
    expect(names.filter((name) => name.startsWith('broken.')).length).toBeGreaterThanOrEqual(5);
  });

  it.each(names)('%s', async (name) => {
    const evidence = evidenceOf(readCase(gate, name));
    expect(judge(evidence, {}).verdict).toBe(expectedVerdict(name));
    await expect(`${JSON.stringify(evidence, null, 2)}\n`).toMatchFileSnapshot(
      join(caseFolder(id), name, 'evidence.json'),
    );
  });
});

function expectedVerdict(name: string): string {
  if (name.startsWith('ok.')) return 'pass';
  return name.startsWith('ng.') ? (name.includes('warn') ? 'warn' : 'block') : 'error';
}
