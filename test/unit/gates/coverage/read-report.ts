import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import type { CoverageReading } from '../../../../src/gates/coverage/coverage-reading.ts';

/** A report that a real tool wrote, with the project's directory replaced by `/repo`. */
export function readReport(name: string): string {
  return readFileSync(new URL(`reports/${name}`, import.meta.url), 'utf8');
}

/** The reading's metrics as `name value`, rounded to two digits. */
export function metricsOf(reading: CoverageReading): string[] {
  if (!reading.ok) throw new Error(reading.reason);
  return reading.metrics.map(({ name, value }) => `${name} ${Number(value.toFixed(2))}`);
}

/** No part of a report that is cut off anywhere may look like one that says something. */
export function expectCutRefused(
  text: string,
  read: (text: string) => CoverageReading,
  isWhole: (part: string) => boolean = () => false,
): void {
  for (let length = 0; length < text.trimEnd().length; length += 1) {
    const part = text.slice(0, length);
    if (!isWhole(part)) expect({ length, ok: read(part).ok }).toEqual({ length, ok: false });
  }
}
