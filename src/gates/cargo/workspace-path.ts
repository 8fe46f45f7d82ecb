import { dirname, isAbsolute, join, relative, sep } from 'node:path';
import type { BuildUnit } from './cargo-output.ts';

interface Directories {
  /** Absolute root of the tree that is judged. */
  readonly root: string;
  /** Absolute directory in which cargo ran. */
  readonly cwd: string;
}

/**
 * Makes paths absolute that the compiler gives relative to the root of cargo's workspace. That root
 * is the directory of the run or one above it; it is the one with which the path lands among the
 * sources of a package that cargo named.
 */
export function workspacePaths(
  { root, cwd }: Directories,
  units: readonly BuildUnit[],
): (file: string) => string {
  const sources = new Set(units.map((unit) => dirname(unit.target.src_path)));
  const packages = new Set(units.map((unit) => dirname(unit.manifest_path)));
  return pathsAmong({ root, cwd }, [sources, packages]);
}

/** The same where cargo named no package: the path is to land in the directory of the run. */
export function componentPaths(where: Directories): (file: string) => string {
  return pathsAmong(where, [new Set([where.cwd])]);
}

/** @param homes sets of directories, the first of which a path may lie in decides */
function pathsAmong({ root, cwd }: Directories, homes: readonly ReadonlySet<string>[]) {
  const bases = directoriesFrom(root, cwd);
  return (file: string): string => {
    if (isAbsolute(file)) return file;
    const candidates = bases.map((base) => join(base, file));
    const fitting = homes.map((home) => candidates.find((path) => isInsideAny(path, home)));
    return fitting.find((path) => path !== undefined) ?? join(cwd, file);
  };
}

/** From the root of the tree down to the directory of the run. */
function directoriesFrom(root: string, cwd: string): string[] {
  const steps = relative(root, cwd).split(sep).filter(Boolean);
  return [root, ...steps.map((_, index) => join(root, ...steps.slice(0, index + 1)))];
}

function isInsideAny(path: string, directories: ReadonlySet<string>): boolean {
  for (let at = dirname(path); ; at = dirname(at)) {
    if (directories.has(at)) return true;
    if (at === dirname(at)) return false;
  }
}
