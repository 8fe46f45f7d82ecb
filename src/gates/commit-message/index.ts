import * as z from 'zod';
import { defineGate, type TaskContext } from '../define-gate.ts';
import { readMessagesReport } from './parse.ts';

/** Those of the Angular convention, from which Conventional Commits come. */
const usualTypes = [
  ...['build', 'chore', 'ci', 'docs', 'feat', 'fix', 'perf', 'refactor', 'revert', 'style', 'test'],
];

const length = z.int().min(0);
const word = z.string().regex(/^[^\s():!]+$/, 'must be a word');

/** The messages of commits, by Conventional Commits 1.0.0: needs nothing but gate. */
export const commitMessage = defineGate({
  id: 'commit-message',
  title: 'Commit messages',
  ecosystem: 'any',
  options: z.strictObject({
    types: z.array(word).default(usualTypes).describe('Types that are allowed; [] for any'),
    scopes: z.array(word).default([]).describe('Scopes that are allowed; any without this'),
    requireScope: z.boolean().default(false).describe('Every header has a scope'),
    maxHeaderLength: length.default(100).describe('Characters of the first line; 0 for any number'),
    maxBodyLineLength: length.default(0).describe('Characters of other lines; 0 for any number'),
    requireBody: z.boolean().default(false).describe('Every message says why'),
    allowBreaking: z.boolean().default(true).describe('Breaking changes may be committed'),
    fixups: z
      .enum(['until-push', 'never', 'always'])
      .default('until-push')
      .describe('Whether commits of git commit --fixup and --squash are let through'),
    merges: z.boolean().default(true).describe('Messages of merges are let through as they are'),
    range: z
      .string()
      .regex(/^[^-\s]\S*$/, 'must be a range of git log such as origin/main..HEAD')
      .optional()
      .describe('Commits that are judged; HEAD alone without it'),
  }),
  // What is judged lies in git, beside the files: a verdict holds for these commits alone.
  inputs: ['**'],
  completeExits: [0, 1],
  command: ({ range, ...rules }, context) => ({
    argv: [
      'gate',
      'check-messages',
      `--rules=${JSON.stringify(rules)}`,
      ...sourceOf(range, context),
    ],
  }),
  read: readMessagesReport,
});

/** The message that is being written, the commits of a push, or what the config says. */
function sourceOf(range: string | undefined, { commits, messageFile }: TaskContext): string[] {
  if (messageFile !== undefined) return [`--file=${messageFile}`];
  const ranges = commits ?? (range === undefined ? [] : [range]);
  return ranges.map((one) => `--range=${one}`);
}
