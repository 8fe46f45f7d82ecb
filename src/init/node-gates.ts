import type { GateAction, NotMirrored, ProposedGate } from './detected.ts';
import { hasKey } from './manifest-value.ts';
import type { NodePackage, PackageManager } from './node-packages.ts';
import { gatesOfScripts, scriptCalls } from './node-scripts.ts';
import { type NodeTool, nodeTools } from './node-tools.ts';
import { fileName, joinPath, type RepositoryFiles } from './repository-files.ts';
import { tscAction } from './tsc-action.ts';

/** The gates of one package, and what of it no gate mirrors. */
interface PackageGates {
  readonly gates: readonly ProposedGate[];
  readonly notMirrored: readonly NotMirrored[];
}

/**
 * A tool is proposed where it is both a dependency and set up: by a config file, by a key of
 * package.json or by a script that calls it. A member of a workspace is left to the gate at the
 * workspace's root where that one judges it too.
 *
 * @param workspace the package at the root of the workspace, when that is another one
 */
export function gatesOfPackage(
  files: RepositoryFiles,
  pack: NodePackage,
  workspace: NodePackage | undefined,
): PackageGates {
  const gates: ProposedGate[] = [];
  const notMirrored: NotMirrored[] = [];
  const mirrored = new Set<string>();
  for (const tool of nodeTools) {
    const setUp = setUpBy(files, pack, tool);
    if (workspace !== undefined && isJudgedAbove(files, workspace, tool, setUp)) {
      mirrored.add(tool.binary);
    } else if (setUp !== undefined && pack.installed.has(tool.dependency)) {
      const action = tool.uses === 'tsc' ? tscAction(files, pack) : { uses: tool.uses };
      gates.push(gateOf(tool, action, setUp));
      mirrored.add(tool.binary);
    } else if (setUp?.isOwn === true && tool.uses !== 'tsc') {
      const why = `${tool.dependency} is no dependency of ${joinPath(pack.root, 'package.json')}`;
      notMirrored.push({ what: setUp.by, why });
    }
  }
  const scripts = gatesOfScripts(pack, mirrored);
  const bare = [...gates, ...scripts.gates];
  return {
    gates: [...bare, ...jestWithoutScript(files, pack, bare)],
    notMirrored: [...notMirrored, ...scripts.notMirrored],
  };
}

interface SetUp {
  /** The file or script, for people. */
  readonly by: string;
  /** Whether it is a config of the package's own, not only a script that calls the tool. */
  readonly isOwn: boolean;
}

/** Checkers for files that tsc cannot read; where one is called, tsc alone would judge wrongly. */
const otherTypeCheckers = ['vue-tsc', 'svelte-check', 'astro'];

function setUpBy(files: RepositoryFiles, pack: NodePackage, tool: NodeTool): SetUp | undefined {
  const isReplaced = otherTypeCheckers.some((checker) => scriptCalls(pack, checker));
  if (tool.uses === 'tsc' && isReplaced) return undefined;
  const manifest = joinPath(pack.root, 'package.json');
  const config = files.directlyIn(pack.root).find((path) => tool.configs.test(fileName(path)));
  const needsMore = config !== undefined && /^vite\.config/.test(fileName(config));
  if (config !== undefined && !(needsMore && !pack.installed.has(tool.dependency))) {
    return { by: config, isOwn: true };
  }
  if (tool.key !== undefined && hasKey(pack.manifest, tool.key)) {
    return { by: `${manifest}#${tool.key}`, isOwn: true };
  }
  if (tool.uses !== 'tsc' && scriptCalls(pack, tool.binary)) {
    return { by: `${manifest}#scripts`, isOwn: false };
  }
  return undefined;
}

function isJudgedAbove(
  files: RepositoryFiles,
  workspace: NodePackage,
  tool: NodeTool,
  own: SetUp | undefined,
): boolean {
  if (tool.uses === 'tsc' || !workspace.installed.has(tool.dependency)) return false;
  const above = setUpBy(files, workspace, tool);
  return above?.isOwn === true && (tool.rootJudgesAll || own?.isOwn !== true);
}

function gateOf(tool: NodeTool, action: GateAction, { by }: SetUp): ProposedGate {
  return {
    name: tool.name,
    action,
    from: tool.from,
    what: tool.what,
    seenIn: by,
  };
}

const jestCalls: Readonly<Record<PackageManager, string>> = {
  npm: 'npx --no-install jest',
  pnpm: 'pnpm exec jest',
  yarn: 'yarn run jest',
  bun: 'bun run jest',
};

/** Jest has no adapter yet: its own exit code decides. */
function jestWithoutScript(
  files: RepositoryFiles,
  pack: NodePackage,
  gates: readonly ProposedGate[],
): readonly ProposedGate[] {
  if (gates.some(({ name }) => name === 'test') || !pack.installed.has('jest')) return [];
  const config = files
    .directlyIn(pack.root)
    .find((path) => /^jest\.config\.[cm]?[jt]s(on)?$/.test(fileName(path)));
  if (config === undefined && !hasKey(pack.manifest, 'jest')) return [];
  const action: GateAction = { run: jestCalls[pack.manager] };
  const seenIn = config ?? joinPath(pack.root, 'package.json');
  return [
    { name: 'test', action, from: 'pre-push', what: 'tests, by the exit code of jest', seenIn },
  ];
}
