import * as z from 'zod';
import { countMetric } from '../count-metric.ts';
import { defineGate } from '../define-gate.ts';
import { readCodeql } from './parse.ts';

/**
 * Makes the database and queries it: language, database, log, build mode and build command, the last
 * two possibly empty, then the queries. All are arguments, so that the shell reads none of them.
 */
const script = `set -eu
language=$1 database=$2 log=$3 mode=$4 build=$5
shift 5
codeql database create --language="$language" --source-root=. \
  \${mode:+"--build-mode=$mode"} \${build:+"--command=$build"} -- "$database"
exec codeql database analyze --format=sarifv2.1.0 --output="$log" -- "$database" "$@"
`;

/** Bugs and security problems, by queries over a database of the code. */
export const codeql = defineGate({
  id: 'codeql',
  title: 'CodeQL',
  ecosystem: 'any',
  options: z.strictObject({
    language: z
      .enum([
        'actions',
        'cpp',
        'csharp',
        'go',
        'java-kotlin',
        'javascript-typescript',
        'python',
        'ruby',
        'rust',
        'swift',
      ])
      .describe('What is analysed; a matrix with the axis “language” analyses several'),
    queries: z
      .array(z.string().min(1))
      .default([])
      .describe('Query suites, packs or files; without any, the code scanning suite'),
    buildMode: z.enum(['none', 'autobuild', 'manual']).optional().describe('How it is built'),
    buildCommand: z.string().min(1).optional().describe('Builds the code, for “manual”'),
  }),
  tool: {
    command: 'codeql',
    args: ['version', '--format=terse'],
    install: 'gh extension install github/gh-codeql && gh codeql install-stub',
    minimum: '2.15.0',
  },
  inputs: ['**'],
  metrics: [countMetric('suppressed-findings', 'lower', 'Findings that somebody accepted')],
  example: { language: 'python' },
  // 0 whatever it finds; all others are failures.
  completeExits: [0],
  command({ language, queries, buildMode, buildCommand }, { reports }) {
    const log = `${reports}/codeql.sarif`;
    return {
      argv: [
        'sh',
        '-c',
        script,
        'codeql',
        language,
        `${reports}/database`,
        log,
        buildMode ?? '',
        buildCommand ?? '',
        ...queries,
      ],
      reports: { sarif: log },
    };
  },
  read: readCodeql,
});
