import type { InstallReport } from '../hooks/install-report.ts';
import type { Terminal } from './terminal.ts';

/** Tells what was, or would be, changed. */
export function tellInstall(report: InstallReport, done: string, terminal: Terminal): void {
  const { changes, kept, warnings, next } = report;
  const lines = [
    changes.length === 0 ? ` ${done}: nothing to change` : ` ${done}`,
    ...changes.map(({ path, what }) => `   ${path}  ${what}`),
    ...kept.map((text) => `   kept: ${text}`),
    ...warnings.map((text) => ` note: ${text}`),
    ...next.map((text) => ` next: ${text}`),
  ];
  terminal.stderr.write(`${lines.join('\n')}\n`);
}
