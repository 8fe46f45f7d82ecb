import { parseArgs } from 'node:util';
import { failWith, type Result, success } from '../../core/result.ts';

export interface ScanCopyArguments {
  /** Absolute; does not exist yet. */
  readonly into: string;
  /** Files that are scanned; absent for everything that git would commit. */
  readonly paths: readonly string[] | undefined;
  /** Files that the scanner reads itself, and that are copied whatever is scanned. */
  readonly settings: readonly string[];
  /** For `git rev-list`. */
  readonly revisions: readonly string[];
  readonly hasCanary: boolean;
  /** Keys of the scanner's JSON whose values hold secrets. */
  readonly secretKeys: readonly string[];
  readonly scanner: readonly [string, ...string[]];
}

const many = { type: 'string', multiple: true, default: [] as string[] } as const;

/** Reads the arguments of `gate scan-copy`; see `scanCopy`. */
export function readArguments(argv: readonly string[]): Result<ScanCopyArguments> {
  const end = argv.indexOf('--');
  const [program, ...rest] = argv.slice(end + 1);
  if (end === -1 || program === undefined) return refuse('no scanner is named behind “--”');
  try {
    const { values } = parseArgs({
      args: argv.slice(0, end),
      options: {
        into: { type: 'string' },
        path: { type: 'string', multiple: true },
        settings: many,
        revision: many,
        canary: { type: 'boolean', default: false },
        'secret-key': many,
      },
    });
    if (values.into === undefined) return refuse('--into is missing');
    return success({
      into: values.into,
      paths: values.path,
      settings: values.settings,
      revisions: values.revision,
      hasCanary: values.canary,
      secretKeys: values['secret-key'],
      scanner: [program, ...rest],
    });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return refuse(error.message);
  }
}

function refuse(message: string) {
  return failWith('bad-arguments', { message });
}
