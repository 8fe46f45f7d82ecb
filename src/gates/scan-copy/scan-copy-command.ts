import type { CommandSpec, TaskContext } from '../define-gate.ts';

interface Scanner {
  /** The command of the scanner; its working directory is the copy. */
  readonly argv: readonly [string, ...string[]];
  readonly env?: Readonly<Record<string, string>>;
  /** Files that it reads itself, relative to the component. */
  readonly settings: readonly string[];
  /** Whether a secret is planted that it has to find. */
  readonly hasCanary: boolean;
  /** Keys of its JSON whose values hold secrets: no log may keep them. */
  readonly secretKeys: readonly string[];
}

/** Arguments are limited by the system; more file names than this and everything is scanned. */
const longestFileList = 64 * 1024;

/** Runs a scanner by `gate scan-copy`: on what may leave, and on nothing else. */
export function scanCopyCommand(scanner: Scanner, context: TaskContext): CommandSpec {
  const { files = [], commits = [] } = context;
  const narrowed = files.join(' ').length > longestFileList ? [] : files;
  return {
    argv: [
      'gate',
      'scan-copy',
      `--into=${context.reports}/copy`,
      ...narrowed.map((file) => `--path=${file}`),
      ...scanner.settings.map((file) => `--settings=${file}`),
      ...commits.map((revision) => `--revision=${revision}`),
      ...(scanner.hasCanary ? ['--canary'] : []),
      ...scanner.secretKeys.map((key) => `--secret-key=${key}`),
      '--',
      ...scanner.argv,
    ],
    ...(scanner.env === undefined ? {} : { env: scanner.env }),
  };
}
