import { parseArgs } from 'node:util';
import { failWith, type Result, success } from '../../core/result.ts';
import type { AllowOptions } from './allow-list.ts';
import type { SecretRule } from './secret-rule.ts';
import { readUserRule } from './user-rule.ts';

export interface ScanArguments {
  readonly allow: AllowOptions;
  readonly userRules: readonly SecretRule[];
  readonly generic: boolean;
  readonly entropyFloor: number;
  readonly maxFileSize: number;
  readonly paths?: readonly string[];
  /** A file with NUL-separated names, `-` for stdin. */
  readonly filesFrom?: string;
  /** Revisions for `git rev-list`: every blob that their commits bring is scanned too. */
  readonly revisions: readonly string[];
  /** Read `<object id> <path>` lines from stdin and scan those blobs. */
  readonly blobs: boolean;
}

const many = { type: 'string', multiple: true, default: [] as string[] } as const;

/** Reads the arguments of `gate scan-secrets`; see `scanSecrets`. */
export function readScanArguments(argv: readonly string[]): Result<ScanArguments> {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        'allow-path': many,
        'allow-fingerprint': many,
        'allow-pattern': many,
        rule: many,
        path: { type: 'string', multiple: true },
        'no-generic': { type: 'boolean', default: false },
        entropy: { type: 'string', default: '3' },
        'max-file-size': { type: 'string', default: String(10 * 1024 * 1024) },
        'files-from': { type: 'string' },
        revision: many,
        blobs: { type: 'boolean', default: false },
      },
    });
    const { path, 'files-from': filesFrom } = values;
    return success({
      allow: {
        paths: values['allow-path'],
        fingerprints: values['allow-fingerprint'],
        patterns: values['allow-pattern'].map((source) => new RegExp(`^(?:${source})$`)),
      },
      userRules: values.rule.map(readUserRule),
      generic: !values['no-generic'],
      entropyFloor: numberOf(values.entropy),
      maxFileSize: numberOf(values['max-file-size']),
      revisions: values.revision,
      blobs: values.blobs,
      ...(path === undefined ? {} : { paths: path }),
      ...(filesFrom === undefined ? {} : { filesFrom }),
    });
  } catch (error) {
    // parseArgs, RegExp and JSON.parse throw for what the caller wrote.
    if (!(error instanceof Error)) throw error;
    return failWith('bad-arguments', { message: error.message.split('\n')[0] ?? 'bad arguments' });
  }
}

function numberOf(text: string): number {
  const value = Number(text);
  if (text === '' || !Number.isFinite(value) || value < 0) {
    throw new RangeError(`“${text}” is not a number from 0 up`);
  }
  return value;
}
