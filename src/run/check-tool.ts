import type { ToolPin } from '../config/resolved-config.ts';
import { type Probe, probeTool } from '../exec/probe-tool.ts';
import { compareVersions } from '../exec/tool-version.ts';
import type { ToolProbe } from '../gates/define-gate.ts';

/** Why a tool cannot be used, in one line, and what to type. */
export interface ToolProblem {
  /** `warn`: the tool works, and is another one than the config asks for. */
  readonly level: 'error' | 'warn';
  readonly message: string;
  readonly next: readonly string[];
}

/** How to get the programs that other tools come with. */
const runtimes = new Map([
  ['cargo', 'install Rust: https://rustup.rs'],
  ['node', 'install Node.js: https://nodejs.org'],
  ['npm', 'install Node.js: https://nodejs.org'],
  ['python3', 'install Python: https://www.python.org'],
  ['go', 'install Go: https://go.dev/dl'],
  ['docker', 'install Docker: https://docs.docker.com/engine/install'],
]);

/** Asks each tool once a run, however many tasks use it. */
export class ToolChecker {
  readonly #probes = new Map<string, Promise<Probe>>();
  readonly #pins: ReadonlyMap<string, ToolPin>;
  readonly #pinLevel: ToolProblem['level'];

  /** @param ci another version than the one that is pinned is an error there, a warning here */
  constructor(pins: ReadonlyMap<string, ToolPin>, ci: boolean) {
    this.#pins = pins;
    this.#pinLevel = ci ? 'error' : 'warn';
  }

  /** @returns what is wrong with the tool, or nothing when it can be used */
  async check(
    tool: ToolProbe,
    cwd: string,
    env: NodeJS.ProcessEnv,
    cancel: AbortSignal,
  ): Promise<ToolProblem | undefined> {
    const argv: [string, ...string[]] = [tool.command, ...tool.args];
    const key = JSON.stringify([argv, cwd, env.PATH]);
    let probe = this.#probes.get(key);
    if (probe === undefined) {
      probe = probeTool(argv, cwd, env, cancel);
      this.#probes.set(key, probe);
    }
    return this.#judgeProbe(tool, await probe, env);
  }

  async #judgeProbe(
    tool: ToolProbe,
    probe: Probe,
    env: NodeJS.ProcessEnv,
  ): Promise<ToolProblem | undefined> {
    if (probe.kind === 'not-found') {
      return {
        level: 'error',
        message: `${probe.command} is not installed`,
        next: [
          `install: ${runtimes.get(probe.command) ?? tool.install}`,
          `looked in PATH: ${env.PATH ?? ''}`,
        ],
      };
    }
    if (probe.kind === 'broken') {
      return {
        level: 'error',
        message: `${nameOf(tool)} does not work: ${probe.message}`,
        next: [`install: ${tool.install}`],
      };
    }
    const { minimum } = tool;
    const { version } = probe;
    if (minimum !== undefined && version !== undefined && compareVersions(version, minimum) < 0) {
      return {
        level: 'error',
        message: `${nameOf(tool)} ${version} is too old: ${minimum} or newer is needed`,
        next: [`install: ${tool.install}`],
      };
    }
    return this.#checkPin(tool, version);
  }

  /** A version outside the range of `tools:` would give another verdict than CI's. */
  async #checkPin(tool: ToolProbe, version: string | undefined): Promise<ToolProblem | undefined> {
    const name = nameOf(tool);
    const pin = this.#pins.get(name) ?? this.#pins.get(tool.command);
    if (pin === undefined) return undefined;
    if (version === undefined) {
      return {
        level: this.#pinLevel,
        message: `${name} does not say its version, and tools: asks for ${pin.version}`,
        next: [],
      };
    }
    const { default: satisfies } = await import('semver/functions/satisfies.js');
    if (satisfies(normalise(version), pin.version, { includePrerelease: true })) return undefined;
    return {
      level: this.#pinLevel,
      message: `${name} is ${version}, and tools: asks for ${pin.version}`,
      next: [`install: ${tool.install}`],
    };
  }
}

/** `cargo clippy --version` asks `cargo-clippy`; `ruff --version` asks `ruff`. */
function nameOf({ command, args }: ToolProbe): string {
  const words = args.filter((argument) => /^[a-z]/.test(argument) && argument !== 'version');
  return [command, ...words.slice(0, 1)].join('-');
}

/** semver wants three numbers. */
function normalise(version: string): string {
  return /^\d+\.\d+$/.test(version) ? `${version}.0` : version;
}
