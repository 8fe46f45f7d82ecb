import type * as z from 'zod';
import type { ConfigPath } from './config-source.ts';

/** The schemas that may hold at a path below a schema: several where there is a choice. */
function schemasAt(schema: z.core.$ZodType, path: ConfigPath): z.core.$ZodType[] {
  return path.reduce<z.core.$ZodType[]>(
    (schemas, step) => schemas.flatMap((it) => childrenAt(it, step)),
    alternatives(schema),
  );
}

/** The keys that may be written at a path. */
export function keysOf(schema: z.core.$ZodType, path: ConfigPath = []): string[] {
  return [
    ...fieldsAt(schema, path).keys(),
    ...schemasAt(schema, path).flatMap((found) => {
      const { def } = (found as z.core.$ZodTypes)._zod;
      return def.type === 'record' ? [...(def.keyType._zod.values ?? [])].map(String) : [];
    }),
  ];
}

/** The fields of the objects at a path, with the schema of each. */
export function fieldsAt(
  schema: z.core.$ZodType,
  path: ConfigPath = [],
): ReadonlyMap<string, z.core.$ZodType> {
  const fields = new Map<string, z.core.$ZodType>();
  for (const found of schemasAt(schema, path)) {
    const { def } = (found as z.core.$ZodTypes)._zod;
    if (def.type !== 'object') continue;
    for (const [key, field] of Object.entries(def.shape)) fields.set(key, field);
  }
  return fields;
}

function childrenAt(schema: z.core.$ZodType, step: string | number): z.core.$ZodType[] {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  if (def.type === 'object') {
    const field = def.shape[step] ?? def.catchall;
    return field === undefined ? [] : alternatives(field);
  }
  if (def.type === 'record') return alternatives(def.valueType);
  if (def.type === 'array') return alternatives(def.element);
  return [];
}

/** A schema without its wrappers (optional, default, …), or each branch of a union. */
function alternatives(schema: z.core.$ZodType): z.core.$ZodType[] {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case 'optional':
    case 'nullable':
    case 'default':
    case 'prefault':
    case 'nonoptional':
    case 'readonly':
    case 'catch':
      return alternatives(def.innerType);
    case 'pipe':
      return alternatives(def.in);
    case 'union':
      return def.options.flatMap(alternatives);
    default:
      return [schema];
  }
}
