import type { FirstStage, NotMirrored, ProposedGate } from './detected.ts';
import { tableAt } from './manifest-value.ts';
import type { NodePackage } from './node-packages.ts';
import { joinPath } from './repository-files.ts';

/** Scripts that judge something, by name; `build` because CI builds. */
const judgingScript =
  /^(test|lint|check|format|fmt|style|types?|type-?check|tsc|knip|depcheck|attw|publint|spell|spellcheck|size|build)([:.-].*)?$/;

/** Scripts of that kind which have no place in a gate: they change files, or never end. */
const notAGate = /--(write|fix|watch|ui)\b|\bwatch\b|[:.-](watch|fix|write|ui|dev|debug|update)\b/;

const npmPlaceholder = /no test specified/;

/** Programs that only call other scripts, which are looked at by themselves. */
const runners = new Set(['npm', 'pnpm', 'yarn', 'bun', 'turbo', 'nx', 'lerna', 'run-s', 'run-p']);

/** What the scripts of a package add to the gates of its tools. */
interface ScriptGates {
  readonly gates: readonly ProposedGate[];
  readonly notMirrored: readonly NotMirrored[];
}

/**
 * Scripts that judge something and that no adapter mirrors become `run:` gates.
 * @param mirrored binaries that gates of the package, or of its workspace, already run
 */
export function gatesOfScripts(pack: NodePackage, mirrored: ReadonlySet<string>): ScriptGates {
  const gates: ProposedGate[] = [];
  const notMirrored: NotMirrored[] = [];
  const file = joinPath(pack.root, 'package.json');
  for (const [name, command] of scriptsOf(pack)) {
    if (!judgingScript.test(name) || notAGate.test(`${name} ${command}`)) continue;
    if (isFormatter(name) && !/check/.test(`${name} ${command}`)) continue;
    if (npmPlaceholder.test(command)) {
      notMirrored.push({ what: `test of ${file}`, why: "npm's placeholder: there are no tests" });
      continue;
    }
    if (callsOf(command).every((call) => mirrored.has(call) || runners.has(call))) continue;
    if (isFurtherTest(name)) {
      notMirrored.push({
        what: `script ${name} of ${file}`,
        why: `may need services or a browser; to mirror it: run: ${runScript(pack, name)}`,
      });
      continue;
    }
    gates.push(gateOfScript(pack, name, command));
  }
  return { gates, notMirrored };
}

/** Whether a script of the package calls a program by its name. */
export function scriptCalls(pack: NodePackage, binary: string): boolean {
  return scriptsOf(pack).some(([, command]) => callsOf(command).includes(binary));
}

/** The scripts of a package, name and command. */
export function scriptsOf({ manifest }: NodePackage): readonly (readonly [string, string])[] {
  return Object.entries(tableAt(manifest, 'scripts')).flatMap(([name, command]) =>
    typeof command === 'string' ? [[name, command] as const] : [],
  );
}

function gateOfScript(pack: NodePackage, name: string, command: string): ProposedGate {
  const endless = callsOf(command).includes('react-scripts');
  return {
    name: name.replaceAll(/[:.]/g, '-'),
    action: { run: runScript(pack, name), ...(endless ? { env: { CI: 'true' } } : {}) },
    from: stageOf(name),
    what: `script ${name}: ${command}`,
    seenIn: joinPath(pack.root, 'package.json'),
  };
}

function runScript({ manager }: NodePackage, name: string): string {
  if (name === 'test') return manager === 'bun' ? 'bun run test' : `${manager} test`;
  return `${manager} run ${name}`;
}

function stageOf(name: string): FirstStage {
  return name.startsWith('build') ? 'ci' : 'pre-push';
}

function isFormatter(name: string): boolean {
  return /^(format|fmt|style)/.test(name);
}

/** `test:e2e` beside `test`; `test:unit` is as good as `test`. */
function isFurtherTest(name: string): boolean {
  return /^test./.test(name) && !/^test[:.-](unit|ci|all)$/.test(name);
}

/** The program that each part of a shell line calls: `tsc -b && vite build` calls tsc and vite. */
function callsOf(command: string): readonly string[] {
  return command.split(/&&|\|\||[;|&\n]/).flatMap((part) => {
    const words = part.trim().split(/\s+/);
    const program = words.find((word) => !isPrefix(word));
    return program === undefined || program === '' ? [] : [program.replace(/^.*\.bin\//, '')];
  });
}

/** Words in front of the program that is meant: `NODE_ENV=test`, `npx`, `--no-install`. */
function isPrefix(word: string): boolean {
  return /^(\w+=.*|npx|bunx|cross-env|-{1,2}[\w-]+)$/.test(word);
}
