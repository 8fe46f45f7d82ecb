import { countMetric } from '../count-metric.ts';
import { defineGate, type TaskContext } from '../define-gate.ts';
import { options } from './options.ts';
import { readPatternReport } from './parse.ts';

/** Arguments are limited by the system; more file names than this and everything is searched. */
const longestFileList = 64 * 1024;

/** Texts that must not be in the files of a component: needs nothing but gate. */
export const forbidPattern = defineGate({
  id: 'forbid-pattern',
  title: 'Forbidden patterns',
  ecosystem: 'any',
  options,
  inputs: ['**'],
  metrics: [countMetric('allowed-patterns', 'lower', 'Matches that a comment allows')],
  example: {
    patterns: [
      {
        name: 'no-debug-print',
        pattern: String.raw`\bconsole\.log\(`,
        message: 'use the logger',
        paths: ['src/**'],
      },
    ],
  },
  completeExits: [0, 1],
  command: ({ patterns, maxFileSize, budget }, context) => ({
    argv: [
      'gate',
      'find-patterns',
      ...patterns.map(({ severity: _severity, ...one }) => `--pattern=${JSON.stringify(one)}`),
      `--max-file-size=${maxFileSize}`,
      `--budget=${budget}`,
      ...fileArguments(context),
    ],
  }),
  read: readPatternReport,
});

function fileArguments({ files }: TaskContext): readonly string[] {
  if (files === undefined || files.join(' ').length > longestFileList) return [];
  return files.map((file) => `--path=${file}`);
}
