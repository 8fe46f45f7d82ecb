import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ResolvedConfig } from '../config/resolved-config.ts';
import { createReporter, defaultReporterKind, isReporterKind } from '../report/create-reporter.ts';
import type { Reporter } from '../run/events.ts';
import type { JudgedTree } from './judged-tree.ts';
import { pageFor } from './page-for.ts';
import { inCi, type Terminal } from './terminal.ts';

/** What of the command line decides how a run is shown. */
export interface ReporterChoice {
  readonly json?: boolean;
  readonly reporter?: string;
  /** What became of the push or commit when the run blocks. */
  readonly refusal?: string;
}

/** Opens the reporter that the command line, the person's own settings or the terminal ask for. */
export function openReporter(
  choice: ReporterChoice,
  config: ResolvedConfig,
  tree: JudgedTree,
  terminal: Terminal,
): Promise<Reporter> {
  const wanted = choice.json === true ? 'json' : (choice.reporter ?? config.local.reporter);
  const kind = isReporterKind(wanted)
    ? wanted
    : defaultReporterKind({ isTTY: terminal.stderr.isTTY === true, ci: inCi(terminal) });
  return createReporter(kind, {
    talk: terminal.stderr,
    data: terminal.stdout,
    style: pageFor(terminal).style,
    readSource: (file) => readText(join(tree.root, file)),
    ...(choice.refusal === undefined ? {} : { refusal: choice.refusal }),
  });
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
