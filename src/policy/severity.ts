import type { Severity } from '../core/finding.ts';
import type { Level } from '../core/level.ts';

/** The level of each severity where the config says nothing. */
export const defaultSeverity: Readonly<Record<Severity, Level>> = {
  critical: 'block',
  high: 'block',
  error: 'block',
  medium: 'warn',
  warning: 'warn',
  low: 'note',
  note: 'note',
};
