import * as z from 'zod';

const severity = z.enum(['CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'UNKNOWN']);
const lineNumber = z.int().min(0).optional();

const vulnerability = z.object({
  VulnerabilityID: z.string(),
  PkgName: z.string(),
  PkgPath: z.string().optional(),
  InstalledVersion: z.string().optional(),
  FixedVersion: z.string().optional(),
  Title: z.string().optional(),
  Severity: severity,
  PrimaryURL: z.string().optional(),
});

const misconfiguration = z.object({
  ID: z.string(),
  Title: z.string().optional(),
  Message: z.string().optional(),
  Resolution: z.string().optional(),
  Severity: severity,
  Status: z.enum(['PASS', 'FAIL', 'EXCEPTION']),
  CauseMetadata: z.object({ StartLine: lineNumber, EndLine: lineNumber }).optional(),
});

/** `Match` and `Code` hold the source around the secret; they are not read. */
const secret = z.object({
  RuleID: z.string(),
  Title: z.string(),
  Severity: severity,
  StartLine: lineNumber,
});

const license = z.object({
  Name: z.string(),
  Category: z.string().optional(),
  PkgName: z.string().optional(),
  FilePath: z.string().optional(),
  Severity: severity,
});

const result = z.object({
  Target: z.string(),
  /** `os-pkgs`, `lang-pkgs`, `config`, `secret`, `license`, … */
  Class: z.string().optional(),
  Packages: z.array(z.unknown()).optional(),
  Vulnerabilities: z.array(vulnerability).optional(),
  MisconfSummary: z.object({ Successes: z.int(), Failures: z.int() }).optional(),
  Misconfigurations: z.array(misconfiguration).optional(),
  Secrets: z.array(secret).optional(),
  Licenses: z.array(license).optional(),
});

/**
 * `trivy --format json`. Where nothing was recognised there are no `Results`.
 *
 * Format: `Report` in pkg/types/report.go of Trivy, schema version 2
 */
export const trivyReport = z.object({
  SchemaVersion: z.literal(2),
  ArtifactName: z.string(),
  ArtifactType: z.enum(['container_image', 'filesystem', 'repository']),
  Metadata: z
    .object({
      OS: z
        .object({ Family: z.string(), Name: z.string().optional(), EOSL: z.boolean().optional() })
        .optional(),
    })
    .optional(),
  Results: z.array(result).default([]),
});

export type TrivyReport = z.output<typeof trivyReport>;
export type TrivyResult = z.output<typeof result>;
export type TrivySeverity = z.output<typeof severity>;
