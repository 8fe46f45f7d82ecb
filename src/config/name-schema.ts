import './zod-settings.ts';
import * as z from 'zod';

/** Names of gates, components, stages and axes: they stand in task ids such as `test[stoq,stable]`. */
const namePattern = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;

export const nameSchema = z
  .string()
  .regex(
    namePattern,
    'must start with a letter or digit and go on with letters, digits, “.”, “_” or “-”',
  );

/** A text that says something. */
export const textSchema = z.string().min(1);
