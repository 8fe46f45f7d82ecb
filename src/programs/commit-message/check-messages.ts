import { parseArgs } from 'node:util';
import { type Failure, failWith, type Result, success } from '../../core/result.ts';
import { checkMessage, type MessageProblem } from './check-message.ts';
import { cleanMessage } from './clean-message.ts';
import { type MessageRules, messageRules } from './message-rules.ts';
import { type MessageSource, type ReadMessage, readMessages } from './read-messages.ts';

/** What `checkMessages` is given of the process it runs in. */
export interface MessagesIo {
  /** Absolute; a directory of a git repository. */
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown };
}

interface MessageFinding extends MessageProblem {
  /** The id of the commit; absent for the message of a file. */
  readonly commit?: string;
  /** The first line of the message. */
  readonly header: string;
}

/** What `gate check-messages` prints: one JSON document, `complete` as its last key. */
interface MessagesReport {
  readonly engine: 'gate-messages';
  readonly source: MessageSource;
  /** Whether a bad message made for the purpose was found to be one. */
  readonly canary: 'found' | 'missed';
  readonly messages: number;
  readonly findings: readonly MessageFinding[];
  readonly complete: true;
}

/**
 * The program behind `gate check-messages`. Prints one JSON document, a `MessagesReport`, and
 * nothing else on stdout.
 *
 * - by default: the message of HEAD
 * - `--file=PATH`: a message that is about to be committed, relative to `cwd`, as git gives it to
 *   the hook commit-msg: with comments, which git will take out
 * - `--range=A..B`, repeatable, or `--from=A` and `--to=B`: every commit of `git log A..B`
 * - `--unpushed`: of the range only the commits that no remote-tracking branch has
 * - `--rules=JSON`: `MessageRules`
 *
 * @returns the exit code: 0 all good, 1 something found, 2 bad arguments, 3 nothing could be read.
 *   Only 0 and 1 come with a report.
 */
export async function checkMessages(argv: readonly string[], io: MessagesIo): Promise<number> {
  const read = readArguments(argv);
  if (!read.ok) return complain(read.failure, io, 2);
  const { source, rules } = read.value;
  const messages = await readMessages(source, { cwd: io.cwd, env: definedIn(io.env) });
  if (!messages.ok) return complain(messages.failure, io, 3);
  const findings = messages.value.flatMap((message) => findingsOf(message, rules));
  const report: MessagesReport = {
    engine: 'gate-messages',
    source,
    canary: canaryOf(rules),
    messages: messages.value.length,
    findings,
    complete: true,
  };
  io.stdout.write(`${JSON.stringify(report, null, 1)}\n`);
  return findings.length > 0 ? 1 : 0;
}

interface MessagesArguments {
  readonly source: MessageSource;
  readonly rules: MessageRules;
}

function readArguments(argv: readonly string[]): Result<MessagesArguments> {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        rules: { type: 'string', default: '{}' },
        file: { type: 'string' },
        range: { type: 'string', multiple: true, default: [] },
        from: { type: 'string' },
        to: { type: 'string', default: 'HEAD' },
        unpushed: { type: 'boolean', default: false },
      },
    });
    const rules = messageRules.safeParse(JSON.parse(values.rules));
    if (!rules.success) return failWith('bad-arguments', { message: '--rules has another shape' });
    const ranges = [
      ...values.range,
      ...(values.from === undefined ? [] : [`${values.from}..${values.to}`]),
    ];
    if (values.file !== undefined) {
      return success({ source: { kind: 'file', path: values.file }, rules: rules.data });
    }
    const source: MessageSource =
      ranges.length === 0 ? { kind: 'head' } : { kind: 'range', ranges, unpushed: values.unpushed };
    return success({ source, rules: rules.data });
  } catch (error) {
    // parseArgs and JSON.parse throw for what the caller wrote.
    if (!(error instanceof Error)) throw error;
    return failWith('bad-arguments', { message: error.message.split('\n')[0] ?? 'bad arguments' });
  }
}

function findingsOf({ commit, merge, lines }: ReadMessage, rules: MessageRules): MessageFinding[] {
  const header = lines[0]?.text ?? '';
  return checkMessage(lines, rules, { written: commit === undefined, merge }).map((problem) => ({
    ...(commit === undefined ? {} : { commit }),
    header,
    ...problem,
  }));
}

/** If this passes, that other messages pass means nothing. */
function canaryOf(rules: MessageRules): 'found' | 'missed' {
  const lines = cleanMessage('no header at all\n', { cleanup: 'strip', comment: '#' });
  const problems = checkMessage(lines, rules, { written: false, merge: false });
  return problems.some(({ rule }) => rule === 'header') ? 'found' : 'missed';
}

function definedIn(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

function complain({ diagnostics }: Failure, { stderr }: MessagesIo, code: number): number {
  for (const { message } of diagnostics) stderr.write(`gate check-messages: ${message}\n`);
  return code;
}
