import { countMetric } from '../count-metric.ts';
import { defineGate, type TaskContext } from '../define-gate.ts';
import { options, type SecretsOptions } from './options.ts';
import { readScanReport } from './parse.ts';

/** Arguments are limited by the system; more file names than this and everything is scanned. */
const longestFileList = 64 * 1024;

/** gate's own search for secrets: needs nothing but gate. */
export const secrets = defineGate({
  id: 'secrets',
  title: 'Secrets (built in)',
  ecosystem: 'any',
  options,
  inputs: ['**'],
  metrics: [
    countMetric('accepted-secrets', 'lower', 'Secrets that a comment or the allow list accepts'),
  ],
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
