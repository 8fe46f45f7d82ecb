import { win32 } from 'node:path';
import * as z from 'zod';

const reportFile = z
  .string()
  .refine(
    isBelowComponent,
    'must be a file below the component, such as “target/report.json”, without “..”',
  );

const schema = z.strictObject({
  sarif: reportFile.exactOptional().describe('SARIF 2.1.0: findings'),
  junit: reportFile.exactOptional().describe('JUnit XML: failed tests are findings'),
  lcov: reportFile.exactOptional().describe('lcov tracefile: coverage'),
  cobertura: reportFile.exactOptional().describe('Cobertura XML: coverage'),
  metrics: reportFile.exactOptional().describe('Metrics as docs/metrics.md describes them'),
});

/** What a command leaves behind: a file, relative to the component, for each kind. */
export type ReportFiles = z.output<typeof schema>;
export type ReportKind = keyof ReportFiles;

export const reportFiles = schema.refine(
  ({ lcov, cobertura }) => lcov === undefined || cobertura === undefined,
  'lcov and cobertura deliver the same metrics; name one of them',
);

/** The files that are named, in the order of the kinds, whatever that in the config is. */
export function namedReports(files: ReportFiles): (readonly [ReportKind, string])[] {
  return schema
    .keyof()
    .options.flatMap((kind) => (files[kind] === undefined ? [] : [[kind, files[kind]] as const]));
}

/** It is deleted before the run: it must not be anything that is not the component's. */
function isBelowComponent(file: string): boolean {
  const steps = file.split(/[/\\]/);
  const last = steps.at(-1);
  const isFile = last !== '' && last !== '.';
  return isFile && !steps.includes('..') && !win32.isAbsolute(file);
}
