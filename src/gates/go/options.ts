import * as z from 'zod';
import type { ToolProbe } from '../define-gate.ts';

/** Of every gate of the go command that works on packages. */
export const packageOptions = {
  packages: z
    .array(z.string().min(1).regex(/^[^-]/, 'must not begin with a dash'))
    .min(1)
    .default(['./...'])
    .describe('Package patterns, as go takes them'),
  tags: z
    .array(z.string().regex(/^[\w.]+$/, 'must be a build tag'))
    .default([])
    .describe('Build tags'),
};

export function tagFlags(tags: readonly string[]): readonly string[] {
  return tags.length === 0 ? [] : [`-tags=${tags.join(',')}`];
}

/** @param minimum the oldest release whose output the adapter can read */
export function goTool(minimum: string): ToolProbe {
  return {
    command: 'go',
    args: ['version'],
    install: 'see https://go.dev/dl',
    minimum,
  };
}
