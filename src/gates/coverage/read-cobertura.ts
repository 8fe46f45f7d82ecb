import { readXml, type XmlElement } from '../xml/read-xml.ts';
import { type CoverageReading, readingOf, type Share, sum } from './coverage-reading.ts';
import { LineHits } from './line-hits.ts';

/**
 * Reads a Cobertura report. Names of files are relative to its `<source>`; with several of them a
 * report does not say which of them a file belongs to, so that it is refused unless all names are
 * absolute.
 *
 * Format: https://cobertura.sourceforge.net/xml/coverage-04.dtd
 */
export function readCobertura(text: string | undefined): CoverageReading {
  if (text === undefined) return refuse('no Cobertura report was written');
  const root = readXml(text);
  if (root === undefined) return refuse('the Cobertura report is not whole');
  if (root.name !== 'coverage') return refuse(`<${root.name}> is not a Cobertura report`);
  const classes = below(root, ['packages', 'package', 'classes', 'class']);
  const sources = new Set(below(root, ['sources', 'source']).map(({ text: path }) => path.trim()));
  const names = classes.map(({ attributes }) => attributes.filename ?? '');
  if (names.includes('')) return refuse('the Cobertura report has a class without a file');
  if (sources.size > 1 && !names.every(isAbsolutePath)) {
    return refuse(
      `the Cobertura report has ${sources.size} sources and names files relative to one`,
    );
  }
  const [source = ''] = sources;
  const lines = classes.flatMap((element) => linesOf(element, source));
  const unreadable = lines.find(({ number, count }) => !(number >= 1 && count >= 0));
  if (unreadable !== undefined) {
    return refuse(`the Cobertura report has a line of ${unreadable.file} that cannot be read`);
  }
  const hits = new LineHits();
  for (const { file, number, count } of lines) hits.addLine(file, number, count > 0);
  return readingOf('Cobertura', hits.toFiles(), { branch: branchesOf(lines) });
}

interface Line {
  readonly file: string;
  /** These are not a number when they are none in the report. */
  readonly number: number;
  readonly count: number;
  /** `50% (1/2)` */
  readonly branches: string;
}

function linesOf(element: XmlElement, source: string): Line[] {
  const file = join(source, element.attributes.filename ?? '');
  return below(element, ['lines', 'line']).map(({ attributes }) => ({
    file,
    number: integer(attributes.number),
    count: integer(attributes.hits),
    branches: attributes['condition-coverage'] ?? '',
  }));
}

function integer(text = ''): number {
  return /^\d+$/.test(text) ? Number(text) : Number.NaN;
}

function branchesOf(lines: readonly Line[]): Share {
  const shares = lines.map(({ branches }) => /\((\d+)\/(\d+)\)/.exec(branches) ?? []);
  return {
    covered: sum(shares.map(([, covered = 0]) => Number(covered))),
    total: sum(shares.map(([, , total = 0]) => Number(total))),
  };
}

/** The elements at the end of a path of names. */
function below(element: XmlElement, path: readonly string[]): readonly XmlElement[] {
  const [name, ...rest] = path;
  if (name === undefined) return [element];
  return element.children
    .filter((child) => child.name === name)
    .flatMap((child) => below(child, rest));
}

/** On any system: a report may come from another one than that it is read on. */
function isAbsolutePath(path: string): boolean {
  return /^(?:[/\\]|[A-Za-z]:[/\\])/.test(path);
}

function join(source: string, file: string): string {
  if (isAbsolutePath(file) || source === '' || source === '.') return file;
  return `${source.replace(/[/\\]+$/, '')}/${file}`;
}

function refuse(reason: string): CoverageReading {
  return { ok: false, reason };
}
