import { resolve } from 'node:path';
import { exitCodes } from '../../core/exit-code.ts';
import { failWith } from '../../core/result.ts';
import { parsePushRefs } from '../../git/push-refs.ts';
import { findPushedTips } from '../../git/pushed-tips.ts';
import { openRepository } from '../../git/repository.ts';
import { hookNames } from '../../hooks/hook-names.ts';
import type { CheckOptions } from '../check-options.ts';
import { openConfig } from '../open-config.ts';
import { reportFailure } from '../report-failure.ts';
import type { Terminal } from '../terminal.ts';
import { check } from './check.ts';

/**
 * What the hook scripts call. Judges what git is about to record or to send by the stage that is
 * named like the hook.
 *
 * @param name `pre-commit`, `pre-push` or `commit-msg`
 * @param rest the arguments that git gave to the hook
 * @returns the exit code; any but 0 makes git refuse
 */
export async function hook(
  name: string,
  rest: readonly string[],
  terminal: Terminal,
): Promise<number> {
  switch (name) {
    case 'pre-commit':
      return judgeIndex(terminal);
    case 'pre-push':
      return judgePush(rest, await readInput(), terminal);
    case 'commit-msg':
      return judgeMessage(rest, terminal);
    default:
      return reportFailure(unknownHook(name).failure, terminal);
  }
}

async function judgeIndex(terminal: Terminal): Promise<number> {
  const stage = await findStage('pre-commit', terminal);
  if (stage !== 'there') return stage;
  return check(
    [],
    {
      stage: 'pre-commit',
      staged: true,
      refusal: 'commit refused. Mend it, or commit with --no-verify and let CI say the same.',
    },
    terminal,
  );
}

/** Judges each commit that the push would give to the remote; a deletion has nothing to judge. */
async function judgePush(
  [remote = '']: readonly string[],
  input: string,
  terminal: Terminal,
): Promise<number> {
  const refs = parsePushRefs(input);
  if (!refs.ok) return reportFailure(refs.failure, terminal);
  if (refs.value.every(({ kind }) => kind === 'delete')) return exitCodes.pass;
  const stage = await findStage('pre-push', terminal);
  if (stage !== 'there') return stage;
  const repository = await openRepository(terminal.cwd, terminal.env);
  if (!repository.ok) return reportFailure(repository.failure, terminal);
  const tips = await findPushedTips(repository.value, refs.value, remote);
  if (!tips.ok) return reportFailure(tips.failure, terminal);
  let worst: number = exitCodes.pass;
  for (const { commit, revisions } of tips.value) {
    const code = await check(
      [],
      {
        stage: 'pre-push',
        commit,
        ...rangeOf(revisions),
        refusal: 'push refused. Mend it, or push with --no-verify and let CI say the same.',
      },
      terminal,
    );
    if (code > exitCodes.notJudged) return code;
    if (worst === exitCodes.pass || code === exitCodes.blocked) worst = code;
  }
  return worst;
}

/**
 * What a push brings decides what is judged: changes are measured from where the remote is, and
 * where it has nothing yet, everything is new.
 */
function rangeOf(revisions: readonly string[]): Pick<CheckOptions, 'commits' | 'base' | 'all'> {
  if (revisions.length === 0) return {};
  const [base, ...more] = revisions.slice(1).map((revision) => revision.slice(1));
  if (base === undefined) return { commits: revisions, all: true };
  return more.length > 0 ? { commits: revisions } : { commits: revisions, base };
}

/** Judges the message by the stage of that name. Git keeps a refused one in the file it came in. */
async function judgeMessage([file]: readonly string[], terminal: Terminal): Promise<number> {
  const config = await openConfig(terminal, undefined);
  if (!config.ok) return reportFailure(config.failure, terminal);
  if (!config.value.stages.has('commit-msg')) return exitCodes.pass;
  if (file === undefined) return reportFailure(noMessageFile.failure, terminal);
  const messageFile = resolve(terminal.cwd, file);
  const refusal = `commit refused. Your message is kept: git commit --edit --file=${file}`;
  const options = { stage: 'commit-msg', staged: true, messageFile, refusal };
  return check([], options, terminal);
}

const noMessageFile = failWith('no-message-file', {
  message: 'the hook commit-msg is called with the file of the message',
  next: ['gate hook commit-msg .git/COMMIT_EDITMSG'],
});

/** Whether the config has the stage; if not, says so, since a hook that does nothing is no secret. */
async function findStage(name: string, terminal: Terminal): Promise<'there' | number> {
  const config = await openConfig(terminal, undefined);
  if (!config.ok) return reportFailure(config.failure, terminal);
  if (config.value.stages.size === 0 || config.value.stages.has(name)) return 'there';
  terminal.stderr.write(` gate: the config has no stage “${name}”, so nothing was judged\n`);
  return exitCodes.pass;
}

function unknownHook(name: string) {
  return failWith('unknown-hook', {
    message: `gate has no hook “${name}”`,
    why: [`its hooks are ${hookNames.join(', ')}`],
    next: ['gate hook --help'],
  });
}

async function readInput(): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}
