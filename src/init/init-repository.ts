import { join } from 'node:path';
import { failWith, type Result, success } from '../core/result.ts';
import { composeConfig } from './compose-config.ts';
import { detectRepository } from './detect-repository.ts';
import type { DetectedComponent, NotMirrored } from './detected.ts';
import { existingConfigs } from './existing-configs.ts';

export interface InitRequest {
  /** Absolute directory that the config is for: the root of the repository. */
  readonly directory: string;
  /** Tracked files and untracked ones that are not ignored, relative to it, with forward slashes. */
  readonly paths: readonly string[];
  /** The text of a file by such a path; undefined when it is not there or cannot be read. */
  readonly read: (path: string) => string | undefined;
  /** Writes a text to an absolute path, or throws. Absent: nothing is written. */
  readonly write?: (file: string, text: string) => void;
  /** Replaces a config that is there. */
  readonly force: boolean;
}

/** What `gate init` did, for people, and the config for a first run. */
export interface InitReport {
  /** Absolute path of the config. */
  readonly file: string;
  readonly text: string;
  readonly written: boolean;
  readonly components: readonly DetectedComponent[];
  /** In the order of the config, each with the reason for it. */
  readonly gates: readonly { readonly name: string; readonly why: string }[];
  /** What CI may judge and the config does not, manifests that could not be read among them. */
  readonly notMirrored: readonly NotMirrored[];
  /** False when only the gates that fit every repository were found. */
  readonly recognised: boolean;
}

/**
 * Detects what a repository holds, composes its config and writes it.
 * Failures: `config-exists`, `config-not-written`.
 */
export function initRepository(request: InitRequest): Result<InitReport> {
  const { directory, paths, read, write, force } = request;
  const place = placeFor(existingConfigs(read), force);
  if (!place.ok) return place;
  const detected = detectRepository({ list: () => paths, read });
  const file = join(directory, place.value);
  const text = composeConfig(detected);
  try {
    write?.(file, text);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return failWith('config-not-written', { message: `${file} could not be written`, why: [why] });
  }
  return success({
    file,
    text,
    written: write !== undefined,
    components: detected.components,
    gates: detected.gates.map(({ name, why }) => ({ name, why })),
    notMirrored: detected.notMirrored,
    recognised: detected.recognised,
  });
}

const usualPlace = 'gate.config.yaml';

/** Where the config goes. Only one may be there, and only YAML can be replaced by YAML. */
function placeFor(existing: readonly string[], force: boolean): Result<string> {
  const [only, ...others] = existing;
  if (only === undefined) return success(usualPlace);
  const isReplaceable = others.length === 0 && /\.ya?ml$/.test(only);
  if (force && isReplaceable) return success(only);
  return failWith('config-exists', {
    message: `there is a config already: ${existing.join(', ')}`,
    why: [
      isReplaceable
        ? 'gate init does not overwrite what somebody has written'
        : `a second config beside it would make it a guess which one counts`,
    ],
    next: isReplaceable
      ? ['gate init --force']
      : [`remove ${existing.join(', ')}, then: gate init`],
  });
}
