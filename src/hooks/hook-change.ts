import * as z from 'zod';
import { fileContentSchema } from './file-content.ts';

/** One thing that an install does, with what it takes to undo it. Paths are absolute. */
export const hookChangeSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('write'),
    path: z.string(),
    /** Absent when there was no file. */
    before: fileContentSchema.optional(),
    after: fileContentSchema,
  }),
  /** A hook that cannot hold the lines of gate steps aside. */
  z.strictObject({
    kind: z.literal('move'),
    from: z.string(),
    to: z.string(),
    /** What it points to, when it is a symbolic link. */
    target: z.string().optional(),
    /** It was executable, so gate's file calls it. */
    runs: z.boolean(),
  }),
  /** A line in the repository's own configuration, which the repository did not have. */
  z.strictObject({ kind: z.literal('config'), key: z.string(), value: z.string() }),
  /** husky makes `<directory>/_` and sets core.hooksPath to it. */
  z.strictObject({
    kind: z.literal('husky'),
    cwd: z.string(),
    /** As handed to husky: relative to `cwd`, or absolute. */
    directory: z.string(),
    /** The repository's own core.hooksPath until then. */
    hooksPathBefore: z.string().optional(),
    /** `<directory>/_` was there already. */
    existed: z.boolean(),
    /** The hooks that core.hooksPath hides from then on. */
    hidden: z
      .strictObject({
        /** Absolute, or relative to `<directory>/_`. */
        directory: z.string(),
        names: z.array(z.string()),
        /** Those of them that gate does not serve, which need a file to be called by. */
        stubs: z.array(z.string()),
      })
      .optional(),
  }),
]);
export type HookChange = z.infer<typeof hookChangeSchema>;
type Kind<K extends HookChange['kind']> = Extract<HookChange, { kind: K }>;
export type WriteChange = Kind<'write'>;
export type MoveChange = Kind<'move'>;
export type ConfigChange = Kind<'config'>;
export type HuskyChange = Kind<'husky'>;
