import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { exitCodes } from '../../core/exit-code.ts';
import type { Result } from '../../core/result.ts';
import { listFiles } from '../../git/list-files.ts';
import { openRepository, type Repository } from '../../git/repository.ts';
import { type InitReport, initRepository } from '../../init/init-repository.ts';
import { withSpinner } from '../../report/spinner.ts';
import { renderTable } from '../../report/table.ts';
import { writeAll } from '../../report/writer.ts';
import { pageFor } from '../page-for.ts';
import { reportFailure } from '../report-failure.ts';
import { inCi, type Terminal } from '../terminal.ts';

export interface InitOptions {
  readonly force?: boolean;
  readonly dryRun?: boolean;
  readonly yes?: boolean;
  /** False after `--no-hooks`. */
  readonly hooks: boolean;
  /** False after `--no-check`. */
  readonly check: boolean;
}

/** Writes a config for the repository, judges it once and offers hooks. @returns the exit code */
export async function init(options: InitOptions, terminal: Terminal): Promise<number> {
  const repository = await openRepository(terminal.cwd, terminal.env);
  if (!repository.ok) return reportFailure(repository.failure, terminal);
  const report = await withSpinner('reading the repository', terminal.stderr, () =>
    detectAndWrite(repository.value, options),
  );
  if (!report.ok) return reportFailure(report.failure, terminal);
  if (options.dryRun === true) {
    await writeAll(terminal.stdout, report.value.text);
    return exitCodes.pass;
  }
  tellInit(report.value, terminal);
  if (options.check) await judgeOnce(repository.value, terminal);
  if (await wantsHooks(options, terminal)) {
    const { install } = await import('./install.ts');
    return install({}, terminal);
  }
  terminal.stderr.write(' next: gate check\n       gate install    puts the hooks in place\n');
  return exitCodes.pass;
}

async function detectAndWrite(
  repository: Repository,
  options: InitOptions,
): Promise<Result<InitReport>> {
  const paths = await listFiles(repository);
  if (!paths.ok) return paths;
  const directory = repository.workTree;
  return initRepository({
    directory,
    paths: paths.value,
    read: (path) => {
      try {
        return readFileSync(join(directory, path), 'utf8');
      } catch {
        return undefined;
      }
    },
    ...(options.dryRun === true ? {} : { write: (file, text) => writeFileSync(file, text) }),
    force: options.force === true,
  });
}

function tellInit(report: InitReport, terminal: Terminal): void {
  const page = pageFor(terminal);
  const { gates, notMirrored, recognised } = report;
  terminal.stderr.write(` wrote ${report.file}\n\n`);
  terminal.stderr.write(
    renderTable(
      gates.map(({ name, why }) => [name, why]),
      page,
    ),
  );
  if (!recognised) {
    terminal.stderr.write(
      '\n Nothing else was recognised; add gates by hand: gate list --adapters\n',
    );
  }
  if (notMirrored.length > 0) {
    terminal.stderr.write('\n not in the config:\n');
    terminal.stderr.write(
      renderTable(
        notMirrored.map(({ what, why }) => [what, why]),
        page,
      ),
    );
  }
  terminal.stderr.write('\n');
}

/** A config is worth what its first run says: what does not pass is named right away. */
async function judgeOnce({ workTree }: Repository, terminal: Terminal): Promise<void> {
  const { check } = await import('./check.ts');
  await check([], { stage: 'ci', all: true }, { ...terminal, cwd: workTree });
}

async function wantsHooks(options: InitOptions, terminal: Terminal): Promise<boolean> {
  if (!options.hooks || inCi(terminal)) return false;
  if (options.yes === true) return true;
  if (process.stdin.isTTY !== true || terminal.stderr.isTTY !== true) return false;
  const prompt = createInterface({ input: process.stdin, output: terminal.stderr });
  const answer = await prompt.question(' install the git hooks now? [Y/n] ');
  prompt.close();
  return !/^\s*n/i.test(answer);
}
