import * as z from 'zod';
import { defineGate } from '../define-gate.ts';
import { readBandit } from './parse.ts';

/**
 * Replaces Bandit's own list, whose entries are taken for parts of paths: `CVS` leaves out a file
 * `CVSReader.py`. Globs match whole directories only.
 */
const neverScanned = [
  ...['.git', '.hg', '.svn', '.tox', '.nox', '.eggs', '__pycache__'],
  ...['.venv', 'venv', 'site-packages', 'node_modules'],
].map((directory) => `*/${directory}/*`);

const testIds = z.array(z.string().regex(/^B\d+$/, 'must be an id such as B602')).default([]);

/** Security problems in Python code. */
export const bandit = defineGate({
  id: 'bandit',
  title: 'Bandit',
  ecosystem: 'python',
  options: z.strictObject({
    paths: z
      .array(z.string().min(1))
      .min(1)
      .default(['.'])
      .describe('Files and directories to scan, relative to the component'),
    exclude: z
      .array(
        z
          .string()
          .min(1)
          .regex(/^[^,]+$/, 'must not contain a comma'),
      )
      .default([])
      .describe('Globs of files that are not scanned, such as */tests/*'),
    config: z.string().min(1).optional().describe('The config file: pyproject.toml, bandit.yaml'),
    tests: testIds.describe('Only these tests; all without any'),
    skip: testIds.describe('Tests that are left out'),
    confidence: z
      .enum(['low', 'medium', 'high'])
      .default('low')
      .describe('Problems of which Bandit is less sure are not reported'),
  }),
  tool: {
    command: 'bandit',
    args: ['--version'],
    install: 'pip install bandit',
    minimum: '1.7.0',
  },
  inputs: ['**/*.py', '**/.bandit', '**/bandit.yaml', '**/bandit.yml', '**/pyproject.toml'],
  completeExits: [0, 1],
  command({ paths, exclude, config, tests, skip, confidence }, { reports }) {
    const report = `${reports}/bandit.json`;
    return {
      argv: [
        'bandit',
        '--recursive',
        '--format=json',
        `--output=${report}`,
        `--exclude=${[...neverScanned, ...exclude].join(',')}`,
        `--confidence-level=${confidence}`,
        ...(config === undefined ? [] : [`--configfile=${config}`]),
        ...(tests.length === 0 ? [] : [`--tests=${tests.join(',')}`]),
        ...(skip.length === 0 ? [] : [`--skip=${skip.join(',')}`]),
        '--',
        ...paths,
      ],
      reports: { results: report },
    };
  },
  read: readBandit,
});
