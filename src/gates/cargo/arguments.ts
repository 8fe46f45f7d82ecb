import type { TaskContext } from '../define-gate.ts';
import type { BuildOptions, Targets, ToolchainOptions } from './options.ts';

type Where = Pick<TaskContext, 'root' | 'cwd'>;

/** `cargo <subcommand>`, with rustup's `+toolchain` where one is asked for. */
export function cargo(
  { toolchain }: ToolchainOptions,
  subcommand: string,
): readonly [string, ...string[]] {
  return ['cargo', ...toolchainArguments(toolchain), subcommand];
}

/** rustup's proxies take the toolchain as their first argument. */
export function toolchainArguments(toolchain: string | undefined): string[] {
  return toolchain === undefined ? [] : [`+${toolchain}`];
}

/**
 * Which packages cargo is asked for. A gate over the whole tree means the whole workspace; in a
 * component, cargo's own choice for that directory: the package, or all members of a virtual
 * workspace.
 */
export function chosenPackages(
  { packages }: ToolchainOptions,
  { root, cwd }: Where,
): 'workspace' | 'directory' | readonly string[] {
  if (packages === undefined) return cwd === root ? 'workspace' : 'directory';
  if (packages === 'workspace' || packages === 'directory') return packages;
  return typeof packages === 'string' ? [packages] : packages;
}

/** Packages, features, profile and lock of a command that compiles, then the user's arguments. */
export function buildArguments(options: BuildOptions, where: Where): string[] {
  return [
    ...packageArguments(options, where),
    ...featureArguments(options),
    ...profileArguments(options.profile),
    ...(options.locked ? ['--locked'] : []),
    ...options.args,
  ];
}

/** `--lib --bins`, `--all-targets`, or nothing for cargo's own choice. */
export function targetArguments(targets: Targets): string[] {
  if (targets === 'default') return [];
  if (targets === 'all') return ['--all-targets'];
  return (typeof targets === 'string' ? [targets] : targets).map((kind) => `--${kind}`);
}

function packageArguments(options: ToolchainOptions, where: Where): string[] {
  const chosen = chosenPackages(options, where);
  if (chosen === 'workspace') return ['--workspace'];
  if (chosen === 'directory') return [];
  return chosen.map((name) => `--package=${name}`);
}

/** `--all-features`, `--features=…`, or nothing for the default ones. */
export function featureArguments({
  features,
  defaultFeatures,
}: Pick<BuildOptions, 'features' | 'defaultFeatures'>): string[] {
  if (features === 'all') return ['--all-features'];
  if (features === 'none') return ['--no-default-features'];
  const withoutDefaults = defaultFeatures ? [] : ['--no-default-features'];
  if (features === 'default') return withoutDefaults;
  const list = typeof features === 'string' ? features : features.join(',');
  return [...withoutDefaults, `--features=${list}`];
}

function profileArguments(profile: string | undefined): string[] {
  if (profile === undefined) return [];
  return profile === 'release' ? ['--release'] : [`--profile=${profile}`];
}
