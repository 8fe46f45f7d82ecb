import { failure, type Result, success } from '../core/result.ts';
import type { Gate } from '../gates/define-gate.ts';
import { type ConfigPath, type ConfigSource, valueAt } from './config-source.ts';
import { loadLayers } from './extends.ts';
import { findConfig } from './load.ts';
import { readLocalSettings } from './local-settings.ts';
import { mergeConfigs } from './merge.ts';
import { findPresetsDirectory } from './presets-directory.ts';
import { findRange, type Problem, placeProblem, sortDiagnostics } from './problem.ts';
import type { Resolution } from './resolution.ts';
import { resolveConfig } from './resolve.ts';
import type { ResolvedConfig } from './resolved-config.ts';
import { validateSource } from './validate-source.ts';

export interface ConfigRequest {
  /** Absolute; where the search begins, and what shown paths are relative to. */
  readonly cwd: string;
  /** Absolute; the last directory of the search: the root of the repository. */
  readonly stopAt: string;
  /** `--config`, relative to `cwd`; there is no search then. */
  readonly file?: string;
  /** Every adapter there is. */
  readonly gates: readonly Gate[];
  /** In CI one person's `gate.local.yaml` is not read. */
  readonly ci: boolean;
  /** Where `extends` finds presets; the default is that of this package. */
  readonly presetsDirectory?: string;
}

/**
 * Finds, reads, checks and resolves the config.
 * @returns the config, or all that is wrong with it, sorted by place: `no-config`,
 *   `several-configs`, `unreadable-config` (no file, no permission, JavaScript that throws) or
 *   `invalid-config`
 */
export async function loadConfig(request: ConfigRequest): Promise<Result<ResolvedConfig>> {
  const main = await findConfig(request);
  if (!main.ok) return main;
  const { cwd, presetsDirectory = findPresetsDirectory() } = request;
  const { sources, diagnostics: broken } = await loadLayers(main.value, { cwd, presetsDirectory });
  if (broken.length > 0) return invalid(broken);

  const layers = sources.map(validateSource);
  const problems: Problem[] = [];
  const resolution: Resolution = {
    raw: mergeConfigs(layers.map(({ raw }) => raw)),
    adapters: new Map(request.gates.map((gate) => [gate.id, gate])),
    gateNames: namesIn(sources, 'gates'),
    componentNames: namesIn(sources, 'components'),
    report: (problem) => problems.push(problem),
  };
  const config = resolveConfig(main.value.file, resolution, (path: ConfigPath, of) =>
    findRange(path, of, sources),
  );
  const local = request.ci
    ? { settings: { skip: [] }, diagnostics: [] }
    : await readLocalSettings(main.value.file, cwd, resolution.gateNames);

  const diagnostics = [
    ...layers.toReversed().flatMap((layer) => layer.diagnostics),
    ...problems.map((problem) => placeProblem(problem, sources)),
    ...local.diagnostics,
  ];
  return diagnostics.length > 0
    ? invalid(diagnostics)
    : success({ ...config, local: local.settings });
}

function invalid(diagnostics: Parameters<typeof sortDiagnostics>[0]): Result<never> {
  return failure({ reason: 'invalid-config', diagnostics: sortDiagnostics(diagnostics) });
}

/** The names in a section of any of the files, whether what they name is sound or not. */
function namesIn(
  sources: readonly ConfigSource[],
  section: 'gates' | 'components',
): ReadonlySet<string> {
  const sections = sources.map(({ value }) => valueAt(value, [section]));
  return new Set(
    sections.flatMap((it) => (typeof it === 'object' && it !== null ? Object.keys(it) : [])),
  );
}
