import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { jsonSchema } from '../../../src/config/json-schema.ts';
import { registry } from '../../rig/gates.ts';
import { fakeGates } from './config-rig.ts';

describe('config/gate.schema.json', () => {
  it('is up to date: npm run schema', () => {
    const file = new URL('../../../config/gate.schema.json', import.meta.url);
    const written: unknown = JSON.parse(readFileSync(file, 'utf8'));
    expect(JSON.parse(JSON.stringify(jsonSchema(registry)))).toEqual(written);
  });
});

describe('the JSON Schema', () => {
  const schema: unknown = jsonSchema(fakeGates);
  const gate = ['properties', 'gates', 'additionalProperties'];

  it('refuses keys that do not exist, at every level', () => {
    for (const path of [[], gate, ['properties', 'components', 'additionalProperties']]) {
      expect(schema).toHaveProperty([...path, 'additionalProperties'], false);
    }
  });

  it('knows the adapters and the options of each', () => {
    expect(schema).toHaveProperty([...gate, 'properties', 'uses', 'enum'], ['fmt', 'lint']);
    expect(schema).toHaveProperty([...gate, 'allOf', 1, 'if'], {
      properties: { uses: { const: 'lint' } },
      required: ['uses'],
    });
    const options = [...gate, 'allOf', 1, 'then', 'properties', 'with'];
    expect(schema).toHaveProperty([...options, 'additionalProperties'], false);
    expect(schema).toHaveProperty([...options, 'properties', 'mode', 'enum'], ['strict', 'loose']);
    expect(schema).not.toHaveProperty([...options, 'required']);
  });

  it('does not offer what is not supported yet', () => {
    expect(schema).not.toHaveProperty(['properties', 'services']);
    expect(schema).not.toHaveProperty([...gate, 'properties', 'expires']);
    expect(schema).toHaveProperty([...gate, 'properties', 'limits']);
  });

  it('describes every key of the config', () => {
    const undescribed = (path: string[]) => {
      const properties = path.reduce<unknown>((it, step) => Reflect.get(Object(it), step), schema);
      return Object.entries(Object(properties)).filter(([, it]) => !Object(it).description);
    };
    expect(undescribed(['properties'])).toEqual([]);
    expect(undescribed([...gate, 'properties'])).toEqual([]);
  });
});
