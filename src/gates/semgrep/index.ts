import * as z from 'zod';
import { defineGate } from '../define-gate.ts';
import { readSemgrep } from './parse.ts';

/** Problems that rules describe as patterns of code, in many languages. */
export const semgrep = defineGate({
  id: 'semgrep',
  title: 'Semgrep',
  ecosystem: 'any',
  options: z.strictObject({
    configs: z
      .array(z.string().min(1))
      .min(1)
      .describe('Files or directories of rules, or rule sets of the registry such as p/python'),
    paths: z
      .array(z.string().min(1))
      .min(1)
      .default(['.'])
      .describe('Files and directories to scan, relative to the component'),
    exclude: z.array(z.string().min(1)).default([]).describe('Globs of files that are not scanned'),
    excludeRules: z.array(z.string().min(1)).default([]).describe('Rules that are not applied'),
    allowParseErrors: z
      .boolean()
      .default(false)
      .describe('Judge although Semgrep understands a file only in part'),
  }),
  tool: {
    command: 'semgrep',
    // Without the second it asks the network for newer ones, for minutes where there is none.
    args: ['--version', '--disable-version-check'],
    install: 'pip install semgrep',
    minimum: '1.0.0',
  },
  inputs: ['**'],
  example: { configs: ['semgrep.yml'] },
  // 1 with --error: findings. All else is said in the report, or there is none.
  completeExits: [0, 1],
  command: ({ configs, paths, exclude, excludeRules }, { reports }) => {
    const report = `${reports}/semgrep.json`;
    return {
      argv: [
        'semgrep',
        'scan',
        '--json',
        `--output=${report}`,
        '--error',
        // Without it the report does not say what was left out.
        '--verbose',
        '--metrics=off',
        '--disable-version-check',
        '--max-target-bytes=0',
        ...configs.map((config) => `--config=${config}`),
        ...exclude.map((glob) => `--exclude=${glob}`),
        ...excludeRules.map((rule) => `--exclude-rule=${rule}`),
        '--',
        ...paths,
      ],
      reports: { results: report },
    };
  },
  read: readSemgrep,
});
