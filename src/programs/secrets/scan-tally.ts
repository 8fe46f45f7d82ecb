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
  #isHistory = false;

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
    for (const finding of findings) this.#add(finding);
    for (const by of allowed) this.#allowed[by]++;
  }

  /** A secret that stands in several versions of a file is one secret of that file. */
  #add(finding: ReportedSecret): void {
    const { fingerprint, file, rule } = finding;
    if (fingerprint !== undefined && this.#isHistory) {
      const isKnown = this.#findings.some(
        (one) => one.fingerprint === fingerprint && one.file === file && one.rule === rule,
      );
      if (isKnown) return;
    }
    this.#findings.push(this.#isHistory ? { ...finding, history: true } : finding);
  }

  /** What is scanned from now on comes from commits, and need not be in the tree. */
  enterHistory(): void {
    this.#isHistory = true;
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
