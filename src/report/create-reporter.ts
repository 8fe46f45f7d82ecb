import type { Reporter } from '../run/events.ts';
import type { ReadSource } from './finding-lines.ts';
import { JsonReporter } from './json.ts';
import { defaultColumns } from './page.ts';
import { PlainReporter } from './plain.ts';
import type { Style } from './style.ts';
import type { Writer } from './writer.ts';

const reporterKinds = ['listr', 'plain', 'json', 'silent'] as const;
type ReporterKind = (typeof reporterKinds)[number];

/** Whether a word from the command line or a settings file names a reporter. */
export function isReporterKind(word: string | undefined): word is ReporterKind {
  return reporterKinds.some((kind) => kind === word);
}

/** Where reports go, and what they are made with. */
export interface ReporterDeps {
  /** For people: stderr. */
  readonly talk: NodeJS.WriteStream;
  /** For programs: stdout. */
  readonly data: Writer;
  /** Made for `talk`. */
  readonly style: Style;
  /** The text of a file of the judged tree, for code frames; asked only when the run is over. */
  readonly readSource: ReadSource;
  /** The last line when the run blocked or could not be judged: what became of the push. */
  readonly refusal?: string;
  /** A clock in milliseconds that never goes back; the default is the process's. */
  readonly now?: () => number;
}

/** Live tasks only where somebody looks at a terminal. */
export function defaultReporterKind(where: {
  /** Whether stderr is a terminal. */
  readonly isTTY: boolean;
  readonly ci: boolean;
}): ReporterKind {
  return where.isTTY && !where.ci ? 'listr' : 'plain';
}

/** The reporter of a kind. What only one kind needs is loaded for that kind. */
export async function createReporter(kind: ReporterKind, deps: ReporterDeps): Promise<Reporter> {
  const { talk, data, style, now = () => performance.now() } = deps;
  switch (kind) {
    case 'listr': {
      const { ListrReporter } = await import('./listr.ts');
      return new ListrReporter(talk, deps, now);
    }
    case 'plain': {
      const page = { style, columns: talk.columns ?? defaultColumns };
      return new PlainReporter(talk, { ...deps, page }, now);
    }
    case 'json':
      return new JsonReporter(data);
    case 'silent':
      return { handle: () => undefined, close: async () => undefined };
  }
}
