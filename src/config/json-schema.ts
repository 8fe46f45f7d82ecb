import * as z from 'zod';
import type { Gate } from '../gates/define-gate.ts';
import { notSupported } from './not-supported.ts';
import { configSchema } from './schema.ts';

type JsonSchema = z.core.JSONSchema.JSONSchema;

/**
 * The JSON Schema (draft-07, which editors know) of the config, with the options of each adapter.
 * Parts that are not supported yet are left out, so that editors mark them as gate does.
 */
export function jsonSchema(gates: readonly Gate[]): object {
  const schema = toJsonSchema(configSchema);
  for (const path of notSupported) removeProperty(schema, path);
  const gate = entrySchema(schema, 'gates');
  const adapters = gates.filter(({ id }) => id !== 'run');
  describeAdapters(gate, adapters);
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'gate',
    description: 'What gate judges before a git tree leaves this machine',
    ...schema,
  };
}

function toJsonSchema(schema: z.ZodType): JsonSchema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    target: 'draft-07',
    io: 'input',
    unrepresentable: 'any',
  });
  return rest;
}

/** `uses` is the id of an adapter, and decides what `with` may hold. */
function describeAdapters(gate: JsonSchema, adapters: readonly Gate[]): void {
  const uses = objectOf(gate.properties?.uses);
  delete uses.minLength;
  uses.enum = adapters.map(({ id }) => id);
  gate.allOf = adapters.map((adapter) => ({
    if: { properties: { uses: { const: adapter.id } }, required: ['uses'] },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    then: { properties: { with: optionsSchema(adapter) } },
  }));
}

/** Nothing is required in one place: an axis of the matrix or an extended config may give it. */
function optionsSchema({ id, options }: Gate): JsonSchema {
  const { required: _, ...schema } = toJsonSchema(options);
  return { description: `Options of ${id}`, ...schema };
}

function removeProperty(schema: JsonSchema, [step, ...rest]: readonly string[]): void {
  const [next] = rest;
  if (step === undefined) return;
  if (next === '*') removeProperty(entrySchema(schema, step), rest.slice(1));
  else if (schema.properties !== undefined) delete schema.properties[step];
}

/** The schema of each entry of a section of the config. */
function entrySchema(schema: JsonSchema, section: string): JsonSchema {
  return objectOf(objectOf(schema.properties?.[section]).additionalProperties);
}

function objectOf(schema: JsonSchema | boolean | undefined): JsonSchema {
  if (typeof schema === 'object') return schema;
  throw new Error('the JSON Schema of the config has another shape than expected');
}
