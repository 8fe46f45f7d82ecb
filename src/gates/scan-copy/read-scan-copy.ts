import * as z from 'zod';
import { type Evidence, failedEvidence } from '../../core/evidence.ts';
import type { Finding } from '../../core/finding.ts';
import type { ToolRun } from '../define-gate.ts';
import { readJson } from '../node/read-json.ts';

const count = z.int().min(0);

/** A `ScanCopyReport` (src/programs/scan-copy/scan-copy-report.ts). */
const report = z.object({
  engine: z.literal('gate-scan-copy'),
  files: count,
  versions: count,
  skipped: z.array(z.object({ path: z.string(), reason: z.string() })),
  pushed: z.string().min(1),
  canary: z.string().min(1).optional(),
  exitCode: z.int(),
  documents: z.array(z.unknown()),
  errors: z.string(),
  complete: z.literal(true),
});

export type ScanCopy = z.output<typeof report>;

/** A secret with its path in the copy. */
export type ScannedSecret = Finding & { readonly file: string };

/** What a scanner said, read by its adapter. */
export interface ScannerReading {
  readonly secrets: readonly ScannedSecret[];
  /** Why part of its work is missing. */
  readonly gap?: string;
}

/**
 * Reads what `gate scan-copy` printed. That nothing was found is only believed of a scanner that
 * found the secret planted for it, where one was.
 *
 * @param read what the scanner itself printed; a text says why it proves nothing
 * @param missed what to say when the planted secret was not found
 */
export function readScanCopy(
  run: ToolRun,
  read: (scan: ScanCopy) => ScannerReading | string,
  missed: string,
): Evidence {
  const scan = readJson(report, run.stdout);
  if (scan === undefined) return failedEvidence('the scan was not run to its end');
  const reading = read(scan);
  if (typeof reading === 'string') return failedEvidence(reading);
  const { secrets, gap = gapOf(scan) } = reading;
  if (scan.canary !== undefined && !secrets.some(({ file }) => file === scan.canary)) {
    return failedEvidence(missed);
  }
  return {
    completeness: gap === undefined ? 'complete' : 'degraded',
    examined: { count: scan.files + scan.versions, unit: 'files' },
    findings: findingsOf(secrets, scan),
    metrics: [],
    ...(gap === undefined ? {} : { note: gap }),
  };
}

function gapOf({ skipped }: ScanCopy): string | undefined {
  const [first] = skipped;
  if (first === undefined) return undefined;
  const more = skipped.length > 1 ? ` and ${skipped.length - 1} more` : '';
  return `not scanned: ${first.path} (${first.reason})${more}`;
}

/** What stands in the tree is one secret, however many versions of its file hold it. */
function findingsOf(secrets: readonly ScannedSecret[], { pushed, canary }: ScanCopy): Finding[] {
  const known = new Set<string>();
  const found = secrets.filter(({ file }) => file !== canary).map((one) => placed(one, pushed));
  const inTree = found.filter(({ isPushed }) => !isPushed);
  const inCommits = found.filter(({ isPushed }) => isPushed);
  return [...inTree, ...inCommits].flatMap(({ finding, isPushed }) => {
    const key = `${finding.rule}\n${finding.file}\n${finding.line}`;
    if (isPushed && known.has(key)) return [];
    known.add(key);
    return [finding];
  });
}

/** A version that a commit brings lies in `<pushed>/<number>/<path>` of the copy. */
function placed(one: ScannedSecret, pushed: string) {
  const isPushed = one.file.startsWith(`${pushed}/`);
  const finding: Finding = {
    ...one,
    sensitive: true,
    help: 'revoke it and keep it out of the repository',
    ...(isPushed
      ? {
          file: one.file.split('/').slice(2).join('/'),
          message: `${one.message}, in a commit of this push`,
        }
      : {}),
  };
  return { finding, isPushed };
}
