import { stripVTControlCharacters } from 'node:util';
import { collapse, type Instruction } from './dockerfile.ts';

/** What is wrong with a Dockerfile, or with what it builds. */
export interface BuildProblem {
  readonly message: string;
  /** Where, from 1. */
  readonly line?: number;
}

/** A step that was killed, or had no room, says nothing about the Dockerfile. */
const outOfResources = /no space left on device|cannot allocate memory|ResourceExhausted/i;

/** How BuildKit, its older versions and the builder before it say that a step failed. */
const stepFailures = [
  /did not complete successfully: exit code: (?<code>\d+)/,
  /executor failed running [\s\S]*: exit code: (?<code>\d+)/,
  /The command '[\s\S]*' returned a non-zero code: (?<code>\d+)/,
];

/** How they say that the Dockerfile asks for something that is not there or means nothing. */
const mistakes = [
  /dockerfile parse error(?: on)? line (?<line>\d+): (?<what>.+)/i,
  /failed to (?:compute cache key|calculate checksum of ref \S+): (?<what>.*not found)/,
  /^(?<what>(?:COPY|ADD) failed: .*(?:no such file|file does not exist|not found).*)$/m,
  /(?<what>target stage \S+ could not be found|failed to reach build target \S+ in .+)/,
];

/** What the older builder prints between and after what a step does. */
const notOfTheStep = /^(?:The command '|Removing intermediate|DEPRECATED: | {12}(?:Install|https))/;

const mostLines = 15;

/**
 * What the output of a failed build says about the Dockerfile. Everything else that can go wrong, an
 * engine that is down or a base image that cannot be had, says nothing about it.
 *
 * @returns nothing when it is not the Dockerfile's fault
 */
export function explainBuildError(
  output: string,
  instructions: readonly Instruction[],
): BuildProblem | undefined {
  if (outOfResources.test(output)) return undefined;
  const text = failedInstruction(output);
  const line = frameLine(output) ?? instructions.find((one) => collapse(one.text) === text)?.line;
  const place = line === undefined ? {} : { line };
  const code = firstMatch(stepFailures, output)?.code;
  if (code !== undefined) {
    // 128+n: the step did not end by itself.
    if (Number(code) > 128) return undefined;
    const message = `${text ?? 'a step'} ended with exit code ${code}${stepOutput(output)}`;
    return { message, ...place };
  }
  const { line: written, what } = firstMatch(mistakes, output) ?? {};
  if (what === undefined) return undefined;
  return { message: what.trim(), ...place, ...(written ? { line: Number(written) } : {}) };
}

function firstMatch(
  patterns: readonly RegExp[],
  output: string,
): Readonly<Record<string, string | undefined>> | undefined {
  for (const pattern of patterns) {
    const groups = pattern.exec(output)?.groups;
    if (groups !== undefined) return groups;
  }
  return undefined;
}

/** ` > [release 2/3] RUN make:` of BuildKit, or the last `Step 3/9 : RUN make`. */
function failedInstruction(output: string): string | undefined {
  const step = [...output.matchAll(/^(?: > \[[^\]]*\] (.+):|Step \d+\/\d+ : (.+))$/gm)].at(-1);
  const text = step?.[1] ?? step?.[2];
  return text === undefined ? undefined : collapse(text);
}

/** `Dockerfile:4`, a rule, and the source with `>>>` before the line. */
function frameLine(output: string): number | undefined {
  const line = /^\S.*:(\d+)\r?\n-{10,}\r?$/m.exec(output)?.[1];
  return line === undefined ? undefined : Number(line);
}

/** The last lines that the step itself printed. */
function stepOutput(output: string): string {
  const vertex = /^#(\d+) ERROR: /m.exec(output)?.[1];
  const lines =
    vertex === undefined
      ? outputOfLastContainer(output)
      : [...output.matchAll(new RegExp(`^#${vertex} \\d+\\.\\d+ (.*)$`, 'gm'))].map(
          ([, line]) => line,
        );
  const last = lines.slice(-mostLines).join('\n').trim();
  return last === '' ? '' : `\n${last}`;
}

/** Colours that the builder puts around what comes on stderr are taken out. */
function outputOfLastContainer(output: string): string[] {
  const [, rest = ''] = /---> Running in [\da-f]+\n([\s\S]*)$/.exec(lastStep(output)) ?? [];
  return stripVTControlCharacters(rest)
    .split('\n')
    .filter((line) => !notOfTheStep.test(line));
}

function lastStep(output: string): string {
  return output.slice(Math.max(0, output.lastIndexOf('\nStep ')));
}
