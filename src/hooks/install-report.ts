import { isAbsolute, join, relative } from 'node:path';
import type { HooksPlace } from './find-hooks-place.ts';
import type { HookChange } from './hook-change.ts';

/** What a person is told about an install or its undoing. Data only: the command line prints it. */
export interface InstallReport {
  /** Where the hook files are, relative to the top of the work tree where that is shorter. */
  readonly directory: string;
  /** What was done, or would be; empty when everything was in place. */
  readonly changes: readonly { readonly path: string; readonly what: string }[];
  /** One line for each hook that was there before, and when it runs now. */
  readonly kept: readonly string[];
  /** One line each: what may surprise. */
  readonly warnings: readonly string[];
  /** What to do next; commands ready to paste. */
  readonly next: readonly string[];
}

/** Paths as a person types them. */
export function shortPath(workTree: string, path: string): string {
  const short = relative(workTree, path);
  return short.startsWith('..') || isAbsolute(short) ? path : short;
}

export function describeChange(
  workTree: string,
  change: HookChange,
): InstallReport['changes'][number] {
  const short = (path: string) => shortPath(workTree, path);
  switch (change.kind) {
    case 'write':
      return {
        path: short(change.path),
        what: change.before === undefined ? 'new' : 'changed',
      };
    case 'move':
      return { path: short(change.from), what: `moved to ${short(change.to)}` };
    case 'config':
      return { path: 'git config', what: `${change.key} = ${change.value}` };
    case 'husky':
      return { path: 'git config', what: `core.hooksPath = ${change.directory}/_, by husky` };
  }
}

export function describeUndo(
  workTree: string,
  change: HookChange,
): InstallReport['changes'][number] {
  const short = (path: string) => shortPath(workTree, path);
  switch (change.kind) {
    case 'write':
      return {
        path: short(change.path),
        what: change.before === undefined ? 'removed' : 'as before the install',
      };
    case 'move':
      return { path: short(change.to), what: `moved back to ${short(change.from)}` };
    case 'config':
      return { path: 'git config', what: `without ${change.key}` };
    case 'husky':
      return {
        path: 'git config',
        what: `core.hooksPath = ${change.hooksPathBefore ?? '(unset)'}`,
      };
  }
}

/** The hooks of others that an install found, and what becomes of them. */
export function describeKept(workTree: string, changes: readonly HookChange[]): readonly string[] {
  return changes.flatMap((change) => {
    if (change.kind === 'move') {
      const when = change.runs ? 'runs before gate' : 'stays switched off: it was not executable';
      return [`${shortPath(workTree, change.to)} ${when}`];
    }
    if (change.kind === 'write' && change.before !== undefined && !change.path.endsWith('.sh')) {
      return [`${shortPath(workTree, change.path)}: its own lines run before gate`];
    }
    if (change.kind !== 'husky' || change.hidden === undefined) return [];
    const { directory, names } = change.hidden;
    const hidden = directory.startsWith('.')
      ? join(change.cwd, change.directory, '_', directory)
      : directory;
    return names.map((name) => `${shortPath(workTree, join(hidden, name))} goes on running, first`);
  });
}

export function warnAboutPlace(workTree: string, place: HooksPlace): readonly string[] {
  const { manager } = place;
  if (manager === undefined) return [];
  const directory = shortPath(workTree, place.directory);
  return [
    `the hooks in ${directory} belong to ${manager.name}: after “${manager.command}”, run gate install again`,
  ];
}
