import type { GateAction, NotMirrored, Project, ProposedGate, Survey } from './detected.ts';
import { hasKey } from './manifest-value.ts';
import { findPythonProjects, type PythonProject } from './python-projects.ts';
import {
  type AdaptedPythonTool,
  adaptedPythonTools,
  type PythonTool,
  unadaptedPythonTools,
} from './python-tools.ts';
import { joinPath, type RepositoryFiles } from './repository-files.ts';

/** The Python projects of a repository and the gates of their tools. */
export function detectPython(files: RepositoryFiles): Survey {
  const { projects, notMirrored } = findPythonProjects(files);
  return {
    projects: projects.map(
      (project): Project => ({
        root: project.root,
        dependsOn: project.dependsOn,
        testsWith: [],
        gates: [
          ...adaptedPythonTools.flatMap((tool) => gateOf(files, projects, project, tool)),
          ...ruffFormat(project),
        ],
      }),
    ),
    notMirrored: [
      ...notMirrored,
      ...projects.flatMap((project) => withoutAdapter(files, project)),
      ...projects.flatMap((project) => withoutTests(files, project)),
    ],
  };
}

function gateOf(
  files: RepositoryFiles,
  projects: readonly PythonProject[],
  project: PythonProject,
  tool: AdaptedPythonTool,
): readonly ProposedGate[] {
  const config = configOf(files, project, tool);
  const isJudgedAbove = projects.some(
    (other) => isBelow(project.root, other.root) && configOf(files, other, tool) !== undefined,
  );
  if (config === undefined && (isJudgedAbove || !project.requires.has(tool.id))) return [];
  if (tool.id === 'pytest' && !hasTests(files, project)) return [];
  return [
    {
      name: tool.gate,
      action: actionOf(project, tool),
      from: tool.from,
      what: `${tool.what}, by ${tool.id}`,
      seenIn: config ?? `requirements of ${project.root === '.' ? 'the project' : project.root}`,
    },
  ];
}

/** Mypy is left to its config where that says which files to check. */
function actionOf({ pyproject }: PythonProject, { id }: AdaptedPythonTool): GateAction {
  const chooses = ['files', 'packages', 'modules'].some((key) =>
    hasKey(pyproject, 'tool', 'mypy', key),
  );
  return id === 'mypy' && chooses ? { uses: id, with: { paths: [] } } : { uses: id };
}

/** Where a project keeps the settings of a tool, for people; undefined without any. */
function configOf(
  files: RepositoryFiles,
  { root, pyproject, sections }: PythonProject,
  tool: PythonTool,
): string | undefined {
  const file = files.firstIn(root, tool.files);
  if (file !== undefined) return file;
  if (tool.keys.some((key) => hasKey(pyproject, 'tool', key)))
    return joinPath(root, 'pyproject.toml');
  if (!tool.sections.some((section) => sections.has(section))) return undefined;
  return files.firstIn(root, ['setup.cfg', 'tox.ini']);
}

function isBelow(root: string, other: string): boolean {
  return root !== other && (other === '.' || root.startsWith(`${other}/`));
}

function hasTests(files: RepositoryFiles, { root }: PythonProject): boolean {
  return files.below(root, /^(test_.*|.*_test)\.py$/).length > 0;
}

function withoutAdapter(files: RepositoryFiles, project: PythonProject): readonly NotMirrored[] {
  return unadaptedPythonTools
    .filter((tool) => isWanted(files, project, tool))
    .map(({ id }) => ({
      what: `${id} in ${project.root}`,
      why: `no adapter yet; to mirror it: run: ${id}`,
    }));
}

/** Pytest is there and has nothing to run: no gate, which would only ever be an error. */
function withoutTests(files: RepositoryFiles, project: PythonProject): readonly NotMirrored[] {
  if (hasTests(files, project)) return [];
  return adaptedPythonTools
    .filter((tool) => tool.id === 'pytest' && isWanted(files, project, tool))
    .map(({ id }) => ({
      what: `${id} in ${project.root}`,
      why: 'no file is called test_*.py or *_test.py',
    }));
}

function isWanted(files: RepositoryFiles, project: PythonProject, tool: PythonTool): boolean {
  return project.requires.has(tool.id) || configOf(files, project, tool) !== undefined;
}

/** The adapter of ruff lints; a project that formats with it too gets its exit code. */
function ruffFormat({ root, pyproject }: PythonProject): readonly ProposedGate[] {
  if (!hasKey(pyproject, 'tool', 'ruff', 'format')) return [];
  return [
    {
      name: 'ruff-format',
      action: { run: 'ruff format --check .' },
      from: 'pre-commit',
      what: 'formatting, by ruff',
      seenIn: joinPath(root, 'pyproject.toml'),
    },
  ];
}
