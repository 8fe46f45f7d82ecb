import * as z from 'zod';
import type { Evidence } from '../../core/evidence.ts';
import type { Severity } from '../../core/finding.ts';
import type { ToolRun } from '../define-gate.ts';
import { readJson } from '../node/read-json.ts';
import {
  readScanCopy,
  type ScanCopy,
  type ScannedSecret,
  type ScannerReading,
} from '../scan-copy/read-scan-copy.ts';
import type { TrufflehogOptions } from './options.ts';

const exitCodeOfSecrets = 183;

/** One line of `--json`: https://github.com/trufflesecurity/trufflehog, pkg/output/json.go */
const result = z.object({
  SourceMetadata: z.object({
    Data: z.object({
      Filesystem: z.object({ file: z.string().min(1), line: z.int().min(0).optional() }),
    }),
  }),
  DetectorName: z.string(),
  DecoderName: z.string(),
  Verified: z.boolean(),
  VerificationError: z.string().optional(),
});
type Result = z.output<typeof result>;

const logLine = z.object({ level: z.string(), msg: z.string(), error: z.string().optional() });
/** The last line of the log of a scan that came to its end. */
const finished = z.object({
  msg: z.literal('finished scanning'),
  chunks: z.int().min(0),
  bytes: z.int().min(0),
});

/** trufflehog exits with 0 beside files that it could not scan; only its log tells. */
export function readTrufflehog(run: ToolRun, options: TrufflehogOptions): Evidence {
  return readScanCopy(
    run,
    (scan) => readScan(scan, options),
    'trufflehog missed the secret that was planted to prove that it works',
  );
}

function readScan(scan: ScanCopy, options: TrufflehogOptions): ScannerReading | string {
  const { exitCode, documents, errors } = scan;
  const read = z.array(result).safeParse(documents).data;
  if (read === undefined) return 'trufflehog printed something else than its results';
  const lines = errors.split('\n');
  const end = lines.map((line) => readJson(finished, line)).find((one) => one !== undefined);
  const complaint = lines.map(complaintOf).find((one) => one !== undefined);
  if (end === undefined) {
    const reason = complaint ?? (errors.trim().slice(0, 200) || 'it did not say why');
    return `trufflehog did not scan to the end: ${reason}`;
  }
  if (end.bytes === 0 || end.chunks === 0) return 'trufflehog scanned nothing';
  if (exitCode !== (read.length === 0 ? 0 : exitCodeOfSecrets)) {
    return `trufflehog ended with exit code ${exitCode} but reports ${read.length} secrets`;
  }
  const secrets = read.map((one) => toSecret(one, options));
  return complaint === undefined ? { secrets } : { secrets, gap: complaint };
}

function complaintOf(line: string): string | undefined {
  const said = readJson(logLine, line);
  if (said === undefined || !/^(?:error|warn|fatal|panic)/.test(said.level)) return undefined;
  const reason = said.error === undefined ? '' : `: ${said.error}`;
  return `${said.msg}${reason}`.slice(0, 200);
}

function toSecret(one: Result, { verify }: TrufflehogOptions): ScannedSecret {
  const { file, line = 0 } = one.SourceMetadata.Data.Filesystem;
  const { severity, because } = weigh(one, verify);
  const decoded = one.DecoderName === 'PLAIN' ? '' : `, encoded as ${one.DecoderName}`;
  return {
    tool: 'trufflehog',
    rule: one.DetectorName,
    severity,
    message: `a secret of ${one.DetectorName}${decoded}${because}`,
    file,
    ...(line === 0 ? {} : { line }),
  };
}

interface Weight {
  readonly severity: Severity;
  readonly because: string;
}

/** Where the issuer said no, it is most likely none. Where nobody was asked, it has to be taken for one. */
function weigh({ Verified: isValid, VerificationError: error }: Result, verify: boolean): Weight {
  if (isValid) return { severity: 'critical', because: ', and it is valid' };
  if (!verify) return { severity: 'high', because: '' };
  return error === undefined
    ? { severity: 'low', because: ', which its issuer does not accept' }
    : { severity: 'high', because: ', which could not be verified' };
}
