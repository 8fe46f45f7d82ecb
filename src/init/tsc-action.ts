import type { GateAction } from './detected.ts';
import type { NodePackage } from './node-packages.ts';
import { scriptsOf } from './node-scripts.ts';
import { joinPath, type RepositoryFiles } from './repository-files.ts';

/**
 * How types are checked here: as the scripts of the package call tsc, or by building the references
 * of a tsconfig.json that holds no files itself and would check nothing.
 */
export function tscAction(files: RepositoryFiles, pack: NodePackage): GateAction {
  const config = files.read(joinPath(pack.root, 'tsconfig.json')) ?? '';
  const holdsNothing = /"files"\s*:\s*\[\s*\]/.test(config) && config.includes('"references"');
  const scripts = scriptsOf(pack).map(([, command]) => command);
  const builds = scripts.some((command) => /\btsc\s+(--build|-b)\b/.test(command));
  if (holdsNothing || builds) return { uses: 'tsc', with: { build: true } };
  const project = scripts.flatMap((command) => checkedProject(command) ?? [])[0];
  return project === undefined ? { uses: 'tsc' } : { uses: 'tsc', with: { project } };
}

/** The project of a call that checks and writes nothing: one that emits may leave tests out. */
function checkedProject(command: string): string | undefined {
  const call = /\btsc\b[^&|;]*/.exec(command)?.[0];
  if (call === undefined || !/--noEmit\b/i.test(call)) return undefined;
  return /\s(?:-p|--project)[\s=]+(\S+)/.exec(call)?.[1];
}
