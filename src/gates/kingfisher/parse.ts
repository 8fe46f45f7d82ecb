import * as z from 'zod';
import type { Evidence } from '../../core/evidence.ts';
import type { Severity } from '../../core/finding.ts';
import type { ToolRun } from '../define-gate.ts';
import {
  readScanCopy,
  type ScanCopy,
  type ScannedSecret,
  type ScannerReading,
} from '../scan-copy/read-scan-copy.ts';

/** 205 when one of the secrets was shown to be valid. */
const exitCodesOfSecrets = [200, 205];

const count = z.int().min(0);
const match = z.object({
  rule: z.object({ id: z.string(), name: z.string(), description: z.string().optional() }),
  finding: z.object({
    path: z.string().min(1),
    line: count,
    confidence: z.string(),
    validation: z.object({ status: z.string() }),
  }),
});
type Match = z.output<typeof match>;

/** Of `--format=json`, kingfisher 2: a report, and behind it a summary. */
const report = z.object({
  findings: z.array(match),
  audit: z.object({
    summary: z.object({ scan_succeeded: count, scan_partial: count, scan_failed: count }),
  }),
});
const summary = z.object({ findings: count, blobs_scanned: count, bytes_scanned: count });

/** Believes a report only with the summary behind it, which counts the same secrets. */
export function readKingfisher(run: ToolRun): Evidence {
  return readScanCopy(
    run,
    readScan,
    'kingfisher missed the secret that was planted to prove that it works',
  );
}

function readScan({ exitCode, documents, errors }: ScanCopy): ScannerReading | string {
  const failure = /^(?:ERROR \S+:|Error:) (.+)$/m.exec(errors)?.[1];
  if (failure !== undefined) return `kingfisher failed: ${failure.slice(0, 200)}`;
  const read = z.tuple([report, summary]).safeParse(documents).data;
  if (read === undefined) return 'kingfisher printed no report with a summary';
  const [{ findings, audit }, total] = read;
  if (total.blobs_scanned === 0 || total.bytes_scanned === 0) return 'kingfisher scanned nothing';
  const isFound = exitCodesOfSecrets.includes(exitCode);
  const isContradiction =
    total.findings !== findings.length ||
    isFound !== findings.length > 0 ||
    !(isFound || exitCode === 0);
  if (isContradiction) {
    return `kingfisher ended with exit code ${exitCode} but reports ${findings.length} secrets`;
  }
  const { scan_succeeded: whole, scan_partial: partial, scan_failed: failed } = audit.summary;
  const secrets = findings.map(toSecret);
  if (whole > 0 && partial + failed === 0) return { secrets };
  return { secrets, gap: 'kingfisher did not scan everything' };
}

function toSecret({ rule, finding }: Match): ScannedSecret {
  const { path, line, confidence, validation } = finding;
  const { severity, because } = weigh(validation.status, confidence);
  return {
    tool: 'kingfisher',
    rule: rule.id,
    severity,
    message: `${rule.description || rule.name}${because}`,
    file: path.replace(/^\.\//, ''),
    ...(line === 0 ? {} : { line }),
  };
}

interface Weight {
  readonly severity: Severity;
  readonly because: string;
}

function weigh(status: string, confidence: string): Weight {
  if (status === 'Active Credential') return { severity: 'critical', because: ', and it is valid' };
  if (status === 'Inactive Credential') {
    return { severity: 'low', because: ', which its issuer does not accept' };
  }
  return { severity: confidence === 'low' ? 'medium' : 'high', because: '' };
}
