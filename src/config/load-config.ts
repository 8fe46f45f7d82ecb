import { dirname, join, relative } from 'node:path';
import type { Diagnostic } from '../core/diagnostic.ts';
import { failure, type Result, success } from '../core/result.ts';
import type { Gate } from '../gates/define-gate.ts';
import { type ConfigSource, keysAt } from './config-source.ts';
import { type Layer, loadLayers } from './extends.ts';
import { findConfig } from './load.ts';
import { readLocalSettings } from './local-settings.ts';
import { type MergedConfig, mergeConfigs } from './merge.ts';
import { findPresetsDirectory } from './presets-directory.ts';
import { findRange, type Problem, placeProblem, sortDiagnostics } from './problem.ts';
import type { Resolution } from './resolution.ts';
import { resolveConfig } from './resolve.ts';
import { checkStages } from './resolve-stages.ts';
import type { ResolvedConfig } from './resolved-config.ts';
import { type CheckedSource, validateSource } from './validate-source.ts';

/** The adapters that there are. Each is loaded when a config uses it. */
export interface AdapterCatalogue {
  readonly ids: readonly string[];
  load(id: string): Promise<Gate | undefined>;
}

export interface ConfigRequest {
  /** Absolute; where the search begins, and what shown paths are relative to. */
  readonly cwd: string;
  /** Absolute; the last directory of the search: the root of the repository. */
  readonly stopAt: string;
  /** `--config`, relative to `cwd`; there is no search then. */
  readonly file?: string;
  readonly catalogue: AdapterCatalogue;
  /** In CI one person's `gate.local.yaml` is not read. */
  readonly ci: boolean;
  /** Where `gate.local.yaml` lies when `stopAt` is a room: the top of the user's work tree. */
  readonly workTree?: string;
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
  const { layers, diagnostics } = await loadLayers(main.value, { cwd, presetsDirectory });
  if (diagnostics.length > 0) return invalid(diagnostics);

  const sources = layers.map(({ source }) => source);
  const gateNames = namesIn(sources, 'gates');
  const checked = layers.map((layer) => ({ ...layer, ...validateSource(layer.source) }));
  const ofLayers = checked.flatMap((layer) => problemsOfLayer(layer, gateNames));

  const problems: Problem[] = [];
  const raw = mergeConfigs(checked);
  const resolution: Resolution = {
    raw,
    adapters: await loadUsed(raw, request.catalogue),
    adapterIds: request.catalogue.ids,
    gateNames,
    componentNames: namesIn(sources, 'components'),
    report: (problem) => problems.push(problem),
  };
  const config = resolveConfig(main.value.file, resolution, (path, of) =>
    findRange(path, of, sources),
  );
  const local = request.ci
    ? { settings: { skip: [] }, diagnostics: [] }
    : await readLocalSettings(localDirectory(request, main.value.file), cwd, gateNames);

  const found = [
    ...ofLayers,
    ...problems.map((problem) => placeProblem(problem, sources)),
    ...local.diagnostics,
  ];
  if (found.length > 0) return invalid(found);
  if (gateNames.size === 0) return invalid([placeProblem(noGates, sources)]);
  return success({ ...config, local: local.settings });
}

async function loadUsed(
  { gates = {} }: MergedConfig,
  catalogue: AdapterCatalogue,
): Promise<Map<string, Gate>> {
  const used = Object.values(gates).map(({ uses, run }) => (run === undefined ? uses : 'run'));
  const ids = new Set(used.filter((id) => id !== undefined));
  const loaded = await Promise.all([...ids].map((id) => catalogue.load(id)));
  return new Map(loaded.flatMap((gate) => (gate === undefined ? [] : [[gate.id, gate]])));
}

/** Beside the config, but never in a room: what is not committed is only in the work tree. */
function localDirectory({ stopAt, workTree = stopAt }: ConfigRequest, configFile: string): string {
  return join(workTree, relative(stopAt, dirname(configFile)));
}

const noGates: Problem = {
  path: ['gates'],
  at: 'key',
  message: 'this config has no gates: it would judge nothing',
  next: ['gate init'],
};

/** What can be said of one file without the others: its shape, and the gates that its stages name. */
function problemsOfLayer(
  { source, raw, problems }: Layer & CheckedSource,
  gateNames: ReadonlySet<string>,
): Diagnostic[] {
  const all = [...problems];
  checkStages(raw, gateNames, (problem) => all.push(problem));
  return all.map((problem) => placeProblem(problem, [source]));
}

function invalid(diagnostics: readonly Diagnostic[]): Result<never> {
  return failure({ reason: 'invalid-config', diagnostics: sortDiagnostics(diagnostics) });
}

/** The names in a section of any of the files, whether what they name is sound or not. */
function namesIn(
  sources: readonly ConfigSource[],
  section: 'gates' | 'components',
): ReadonlySet<string> {
  return new Set(sources.flatMap(({ value }) => keysAt(value, [section])));
}
