import * as z from 'zod';

const advisory = z.object({
  id: z.string(),
  title: z.string(),
  url: z.string().nullable(),
  cvss: z.string().nullable(),
});
const versions = z.object({ patched: z.array(z.string()) });
const crate = z.object({ name: z.string(), version: z.string() });

const vulnerability = z.object({ advisory, versions, package: crate });
const warning = z.object({
  advisory: advisory.nullable(),
  versions: versions.nullable(),
  package: crate,
});

/**
 * What `cargo audit --json` prints, from version 0.18 on: the type `Report` of the crate `rustsec`.
 *
 * Format: https://docs.rs/rustsec/latest/rustsec/report/struct.Report.html
 */
const auditReport = z.object({
  database: z.object({ 'advisory-count': z.int().min(0) }),
  lockfile: z.object({ 'dependency-count': z.int().min(0) }),
  settings: z.object({
    severity: z.string().nullable(),
    ignore: z.array(z.string()),
  }),
  vulnerabilities: z.object({
    found: z.boolean(),
    count: z.int().min(0),
    list: z.array(vulnerability),
  }),
  warnings: z.record(z.string(), z.array(warning)),
});

export type AuditReport = z.output<typeof auditReport>;
export type Vulnerability = z.output<typeof vulnerability>;
export type AuditWarning = z.output<typeof warning>;

/**
 * Reads the first line: after the report, cargo-audit prints advisories about itself.
 *
 * @returns undefined for anything but one whole report
 */
export function parseAuditReport(stdout: string): AuditReport | undefined {
  try {
    return auditReport.safeParse(JSON.parse(stdout.split('\n', 1)[0] ?? '')).data;
  } catch {
    return undefined;
  }
}
