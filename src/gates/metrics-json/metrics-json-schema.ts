import * as z from 'zod';
import { metricsSchema } from './metrics-schema.ts';

/** The JSON Schema (draft-07) of metrics files, for the programs that write them. */
export function metricsJsonSchema(): object {
  const { $schema, ...schema } = z.toJSONSchema(metricsSchema, { target: 'draft-07' });
  return {
    $schema,
    title: 'metrics of gate',
    description: 'Numbers that a command leaves behind, to be judged by limits',
    ...schema,
  };
}
