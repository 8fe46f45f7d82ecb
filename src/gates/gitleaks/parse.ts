import { stripVTControlCharacters } from 'node:util';
import * as z from 'zod';
import type { Evidence } from '../../core/evidence.ts';
import type { ToolRun } from '../define-gate.ts';
import {
  readScanCopy,
  type ScanCopy,
  type ScannedSecret,
  type ScannerReading,
} from '../scan-copy/read-scan-copy.ts';

/** Asked for, since the exit code for secrets is that of an error otherwise. */
export const exitCodeOfLeaks = 42;

/** The JSON report, the fields that are read here: https://github.com/gitleaks/gitleaks */
const leaks = z.array(
  z.object({
    RuleID: z.string(),
    Description: z.string(),
    StartLine: z.int().min(0),
    File: z.string().min(1),
  }),
);
type Leak = z.output<typeof leaks>[number];

/** `3:12AM INF scanned ~77 bytes (77 bytes) in 24.2ms` */
const scannedLine = /^\S+ INF scanned ~(?<bytes>\d+) bytes /m;
/** The last line of a scan that came to its end. */
const lastLine = /^\S+ (?:INF no leaks found|WRN leaks found: (?<count>\d+))\n$/m;
/** Entries of `.gitleaksignore` that mean nothing accept nothing. */
const warning = /^\S+ WRN (?!leaks found|Invalid \.gitleaksignore)(?<message>.+)$/m;

/**
 * gitleaks exits with 0, and says that there are no leaks, when it could not read what it was to
 * scan; only its log tells.
 */
export function readGitleaks(run: ToolRun): Evidence {
  return readScanCopy(
    run,
    readScan,
    'gitleaks missed the secret that was planted to prove that it works: a config without “[extend] useDefault = true” has no rule for it',
  );
}

function readScan({ exitCode, documents, errors }: ScanCopy): ScannerReading | string {
  // Not to colour its output is something that it forgets at the end.
  const failure = /^\S+ (?:ERR|FTL) (.+)$/m.exec(stripVTControlCharacters(errors))?.[1];
  if (failure !== undefined) return `gitleaks failed: ${failure.slice(0, 200)}`;
  const read = leaks.safeParse(documents[0]).data;
  if (read === undefined || documents.length !== 1) return 'gitleaks printed no report';
  const last = lastLine.exec(errors);
  const bytes = scannedLine.exec(errors)?.groups?.bytes;
  if (last === null || bytes === undefined)
    return 'gitleaks did not say that it scanned to the end';
  if (Number(bytes) === 0) return 'gitleaks scanned nothing';
  const isContradiction =
    Number(last.groups?.count ?? 0) !== read.length ||
    exitCode !== (read.length === 0 ? 0 : exitCodeOfLeaks);
  if (isContradiction) {
    return `gitleaks ended with exit code ${exitCode} but reports ${read.length} leaks`;
  }
  const gap = warning.exec(errors)?.groups?.message;
  return { secrets: read.map(toSecret), ...(gap === undefined ? {} : { gap }) };
}

/** Of columns gitleaks counts the first as 2, except on the first line. */
function toSecret({
  RuleID: rule,
  Description: about,
  StartLine,
  File: file,
}: Leak): ScannedSecret {
  return {
    tool: 'gitleaks',
    rule,
    severity: 'high',
    message: about || `matches the rule ${rule}`,
    file,
    ...(StartLine === 0 ? {} : { line: StartLine }),
  };
}
