import type { NotMirrored, Project, ProposedGate, Survey } from './detected.ts';
import { gatesOfPackage } from './node-gates.ts';
import { findNodePackages } from './node-packages.ts';
import { joinPath, type RepositoryFiles } from './repository-files.ts';

/** The npm packages of a repository and the gates of their tools and scripts. */
export function detectNode(files: RepositoryFiles): Survey {
  const { packages, notMirrored } = findNodePackages(files);
  const left: NotMirrored[] = [...notMirrored];
  const surveyed = packages.map((pack) => {
    const workspace = packages.find(({ root }) => root === pack.workspace && root !== pack.root);
    const found = gatesOfPackage(files, pack, workspace);
    left.push(...found.notMirrored);
    return { pack, gates: found.gates };
  });
  const typed = new Set(
    surveyed
      .filter(({ pack, gates }) => pack.root !== pack.workspace && gates.some(isTypes))
      .map(({ pack }) => pack.workspace),
  );
  const projects: Project[] = surveyed.map(({ pack, gates }) => {
    const { root, dependsOn, testsWith } = pack;
    if (!typed.has(root) || !gates.some(isTypes)) return { root, dependsOn, testsWith, gates };
    left.push({
      what: joinPath(root, 'tsconfig.json'),
      why: 'the members of the workspace have their own, and those are judged',
    });
    return { root, dependsOn, testsWith, gates: gates.filter((gate) => !isTypes(gate)) };
  });
  return { projects, notMirrored: left };
}

function isTypes({ action }: ProposedGate): boolean {
  return 'uses' in action && action.uses === 'tsc';
}
