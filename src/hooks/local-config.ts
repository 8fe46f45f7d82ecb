import type { Result } from '../core/result.ts';
import { type GitFailure, runGit } from '../git/run-git.ts';

/** The repository's own configuration: the file that all its worktrees share. */
export interface LocalConfig {
  /** The last value of a key in that file itself, without the files that it includes. */
  get(key: string): Promise<string | undefined>;
  add(key: string, value: string): Promise<Result<string, GitFailure>>;
  set(key: string, value: string): Promise<Result<string, GitFailure>>;
  /** Removes exactly this value of the key. */
  remove(key: string, value: string): Promise<Result<string, GitFailure>>;
}

export function openLocalConfig(workTree: string): LocalConfig {
  const config = (...args: string[]) => runGit(['config', '--local', ...args], { cwd: workTree });
  return {
    async get(key) {
      const read = await config('--null', '--get', key);
      return read.ok ? read.value.replace(/\0$/, '') : undefined;
    },
    add: (key, value) => config('--add', key, value),
    set: (key, value) => config(key, value),
    remove: (key, value) => config('--unset', key, `^${value.replace(/[^\w/-]/g, '\\$&')}$`),
  };
}
