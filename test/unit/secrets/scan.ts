import { allRules } from '../../../src/programs/secrets/rules/all-rules.ts';
import { scanContent } from '../../../src/programs/secrets/scan-content.ts';
import type { ReportedSecret } from '../../../src/programs/secrets/scan-report.ts';
import { createScanner } from '../../../src/programs/secrets/scanner.ts';

const scanner = createScanner(allRules, { generic: true, entropyFloor: 3 });

/** Scans a text as the content of a file, with all rules. */
export function scan(text: string | Buffer, path = 'src/app.ts'): readonly ReportedSecret[] {
  return scanContent(Buffer.from(text), path, scanner).findings;
}

/** The rules that report something in a text. */
export function rulesIn(text: string | Buffer, path = 'src/app.ts'): readonly string[] {
  return scan(text, path).map(({ rule }) => rule);
}
