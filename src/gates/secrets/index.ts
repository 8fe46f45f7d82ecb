import * as z from 'zod';
import { defineGate, type TaskContext } from '../define-gate.ts';
import { readScanReport } from './parse.ts';

/** A rule of the user's own; the engine reads it as JSON. */
const userRule = z.strictObject({
  id: z
    .string()
    .regex(/^[\w-]+$/)
    .describe('Names the rule in findings'),
  title: z.string().optional().describe('What a person calls such a secret'),
  pattern: z
    .string()
    .min(1)
    .refine(isPattern, 'not a regular expression')
    .describe('Regular expression; a group called “secret” narrows what is taken for the secret'),
  keywords: z
    .array(z.string().min(1))
    .optional()
    .describe('Texts, one of which is on the line of each match; they make the rule fast'),
  severity: z.enum(['critical', 'high', 'medium', 'low']).optional().describe('Default: high'),
});

const options = z.strictObject({
  generic: z
    .boolean()
    .default(true)
    .describe('Look for values given to names such as “password” and “apiKey” too'),
  entropy: z
    .number()
    .min(0)
    .max(6)
    .default(3)
    .describe('Bits of entropy a character that a value without a known form must have'),
  maxFileSize: z
    .int()
    .positive()
    .default(10 * 1024 * 1024)
    .describe('Bytes; larger files are not scanned, and the gate cannot be judged'),
  skipLargeFiles: z
    .boolean()
    .default(false)
    .describe('Judge without the files that are larger than maxFileSize'),
  allowPaths: z
    .array(z.string().min(1))
    .default([])
    .describe('Globs of files that may hold secrets; they are not scanned'),
  allowPatterns: z
    .array(z.string().min(1).refine(isPattern, 'not a regular expression'))
    .default([])
    .describe('Regular expressions; a secret that one of them matches as a whole is accepted'),
  allowFingerprints: z
    .array(z.string().regex(/^[0-9a-f]{24}$/))
    .default([])
    .describe('Fingerprints of accepted secrets, as findings name them'),
  rules: z.array(userRule).default([]).describe('Rules of your own'),
});

export type SecretsOptions = z.output<typeof options>;

/** Arguments are limited by the system; more file names than this and everything is scanned. */
const longestFileList = 64 * 1024;

/** gate's own search for secrets: needs nothing but gate. */
export const secrets = defineGate({
  id: 'secrets',
  title: 'Secrets (built in)',
  ecosystem: 'any',
  options,
  inputs: ['**'],
  completeExits: [0, 1],
  command: (chosen, context) => ({
    argv: [
      'gate',
      'scan-secrets',
      ...settings(chosen),
      ...fileArguments(context),
      ...commitArguments(context),
    ],
  }),
  read: readScanReport,
});

function settings(chosen: SecretsOptions): readonly string[] {
  return [
    ...(chosen.generic ? [] : ['--no-generic']),
    `--entropy=${chosen.entropy}`,
    `--max-file-size=${chosen.maxFileSize}`,
    ...chosen.allowPaths.map((glob) => `--allow-path=${glob}`),
    ...chosen.allowPatterns.map((pattern) => `--allow-pattern=${pattern}`),
    ...chosen.allowFingerprints.map((fingerprint) => `--allow-fingerprint=${fingerprint}`),
    ...chosen.rules.map((rule) => `--rule=${JSON.stringify(rule)}`),
  ];
}

function fileArguments({ files }: TaskContext): readonly string[] {
  if (files === undefined || files.join(' ').length > longestFileList) return [];
  return files.map((file) => `--path=${file}`);
}

/** A secret that a later commit takes out again has left the machine all the same. */
function commitArguments({ commits = [] }: TaskContext): readonly string[] {
  return commits.map((revision) => `--revision=${revision}`);
}

function isPattern(source: string): boolean {
  try {
    new RegExp(source);
    return true;
  } catch {
    return false;
  }
}
