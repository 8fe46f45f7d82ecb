import type { AllowList } from './allow-list.ts';
import { scanContent } from './scan-content.ts';
import type { ReportedSecret, ScanReport, SkippedFile } from './scan-report.ts';
import type { Scanner } from './scanner.ts';

/** Scans contents one by one and adds up what came of it. Holds no secret. */
export class ScanTally {
  readonly #scanner: Scanner;
  readonly #allowList: AllowList;
  readonly #findings: ReportedSecret[] = [];
  readonly #skipped: SkippedFile[] = [];
  readonly #allowed = { comments: 0, paths: 0, fingerprints: 0, patterns: 0 };
  #files = 0;
  #bytes = 0;

  constructor(scanner: Scanner, allowList: AllowList) {
    this.#scanner = scanner;
    this.#allowList = allowList;
  }

  /** Whether the config accepts the file whatever is in it; counts it if so. */
  acceptsPath(path: string): boolean {
    if (!this.#allowList.acceptsPath(path)) return false;
    this.#allowed.paths++;
    return true;
  }

  scan(path: string, content: Buffer): void {
    const { findings, allowed } = scanContent(content, path, this.#scanner, this.#allowList);
    this.#files++;
    this.#bytes += content.length;
    for (const finding of findings) this.#findings.push(finding);
    for (const by of allowed) this.#allowed[by]++;
  }

  skip(file: SkippedFile): void {
    this.#skipped.push(file);
  }

  summary(): Pick<ScanReport, 'scanned' | 'skipped' | 'allowed' | 'findings'> {
    return {
      scanned: { files: this.#files, bytes: this.#bytes },
      skipped: this.#skipped,
      allowed: this.#allowed,
      findings: this.#findings,
    };
  }
}
