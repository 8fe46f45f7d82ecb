import { cargo } from '../cargo/arguments.ts';
import { cargoEnvironment } from '../cargo/environment.ts';
import { subcommandProbe } from '../cargo/tool-probes.ts';
import { countMetric } from '../count-metric.ts';
import { defineGate } from '../define-gate.ts';
import { options } from './options.ts';
import { readAudit } from './parse.ts';

/**
 * Known vulnerabilities of the crates in a lock file. Without `--file` cargo-audit would write a
 * lock file where there is none, and so judge other versions than those that are used.
 *
 * cargo-audit reads `.cargo/audit.toml`; what that leaves out is named in the evidence.
 */
export const cargoAudit = defineGate({
  id: 'cargo-audit',
  title: 'Cargo audit',
  ecosystem: 'rust',
  options,
  tool: subcommandProbe('audit', '0.18.0'),
  inputs: ['**/Cargo.lock', '.cargo/audit.toml'],
  metrics: [
    countMetric('vulnerabilities', 'lower', 'Advisories about vulnerabilities in the crates'),
  ],
  completeExits: [0, 1],
  command: (given) => ({
    argv: [
      ...cargo(given, 'audit'),
      '--json',
      `--file=${given.lockfile}`,
      ...(given.database === undefined ? [] : [`--db=${given.database}`]),
      ...(given.database === undefined && given.fetch ? [] : ['--no-fetch', '--stale']),
      ...(given.yanked ? [] : ['--no-yanked']),
      ...given.ignore.map((id) => `--ignore=${id}`),
    ],
    env: cargoEnvironment,
  }),
  read: readAudit,
});
