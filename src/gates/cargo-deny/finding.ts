import type { Finding, Severity } from '../../core/finding.ts';
import type { Diagnostic } from './deny-output.ts';

/**
 * Codes whose first label is in the config of cargo-deny. All others point into the lock file as
 * cargo-deny writes it anew for itself, or into files that it does not name.
 */
const configCodes = new Set([
  'advisory-ignored',
  'advisory-not-detected',
  'allowed',
  'banned',
  'license-exception-not-encountered',
  'license-not-encountered',
  'unknown-advisory',
  'unmatched-bypass',
  'unmatched-glob',
  'unmatched-organization',
  'unmatched-path-bypass',
  'unmatched-skip',
  'unmatched-skip-root',
  'unmatched-source',
  'unnecessary-skip',
  'unused-wrapper',
  'yanked-ignored',
  'yanked-not-detected',
]);

/**
 * A diagnostic as a finding: at its place in the config, otherwise at the manifest of the crate
 * whose dependencies were judged.
 *
 * @param config absolute path of the config that cargo-deny used
 */
export function denyFinding(diagnostic: Diagnostic, config: string | undefined): Finding {
  const { code, severity, message, labels = [], graphs = [], notes = [], advisory } = diagnostic;
  const crate = graphs[0]?.Krate;
  const subject = crate === undefined ? '' : `${crate.name} ${crate.version}`;
  const named = crate !== undefined && names(message, crate);
  const explained = labels.filter(({ span }) => !span.startsWith(`${subject} `)).flatMap(explain);
  const help = notes.find((note) => note.startsWith('Solution: '))?.slice('Solution: '.length);
  const [label] = labels;
  const inConfig = config !== undefined && label !== undefined && configCodes.has(code ?? '');
  return {
    tool: 'cargo deny',
    rule: advisory?.id ?? code ?? 'cargo-deny',
    severity: severityOf(severity),
    message: [subject === '' || named ? message : `${subject}: ${message}`, ...explained].join(
      '\n',
    ),
    ...(inConfig
      ? { file: config, line: label.line, column: label.column }
      : { file: 'Cargo.toml' }),
    ...(help === undefined ? {} : { help }),
  };
}

function names(message: string, crate: { name: string; version: string }): boolean {
  return message.includes(`'${crate.name}'`) || message.includes(crate.version);
}

/** What a label says of its place, unless that is only the whole entry of the crate. */
function explain({ message, span }: NonNullable<Diagnostic['labels']>[number]): string[] {
  return message === '' || span.includes('\n') ? [] : [`${message}: ${span}`];
}

function severityOf(severity: Diagnostic['severity']): Severity {
  switch (severity) {
    case 'error':
    case 'bug':
      return 'error';
    case 'warning':
      return 'warning';
    case 'note':
    case 'help':
      return 'note';
  }
}
