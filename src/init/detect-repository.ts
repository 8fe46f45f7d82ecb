import { detectNode } from './detect-node.ts';
import { detectPython } from './detect-python.ts';
import { detectRust } from './detect-rust.ts';
import { detectUnadapted, leftAside } from './detect-unadapted.ts';
import type { Detected, DetectedGate, Project, RepositoryReader } from './detected.ts';
import { nameComponents } from './name-components.ts';
import { nameGates } from './name-gates.ts';
import { RepositoryFiles } from './repository-files.ts';

const secrets: DetectedGate = {
  name: 'secrets',
  action: { uses: 'secrets' },
  each: [],
  needs: [],
  from: 'pre-commit',
  why: 'keys, tokens and passwords must not leave; once pushed, they are known',
};

/**
 * What a repository holds and which gates fit it. Reads manifests only, runs nothing. A manifest
 * that cannot be read is named among what is not mirrored.
 */
export function detectRepository(reader: RepositoryReader): Detected {
  const files = new RepositoryFiles(reader);
  const surveys = [detectRust, detectNode, detectPython, detectUnadapted].map((detect) =>
    detect(files),
  );
  const projects = mergeByRoot(surveys.flatMap((survey) => survey.projects));
  const { components, notMirrored } = nameComponents(projects);
  const gates = nameGates(projects, new Map(components.map(({ root, name }) => [root, name])));
  return {
    components,
    gates: [secrets, ...gates],
    notMirrored: [
      ...files.unreadable,
      ...surveys.flatMap((survey) => survey.notMirrored),
      ...leftAside(files, new Set(projects.map(({ root }) => root))),
      ...notMirrored,
    ],
    recognised: gates.length > 0,
  };
}

/** A directory with manifests of two ecosystems is one project. */
function mergeByRoot(projects: readonly Project[]): readonly Project[] {
  const byRoot = new Map<string, Project>();
  for (const project of projects) {
    const other = byRoot.get(project.root);
    byRoot.set(project.root, {
      root: project.root,
      dependsOn: [...new Set([...(other?.dependsOn ?? []), ...project.dependsOn])],
      testsWith: [...new Set([...(other?.testsWith ?? []), ...project.testsWith])],
      gates: [...(other?.gates ?? []), ...project.gates],
    });
  }
  return [...byRoot.values()];
}
