import { exitCodes } from '../../core/exit-code.ts';
import { failWith, type Result } from '../../core/result.ts';
import { type PushedRef, parsePushRefs } from '../../git/push-refs.ts';
import { openRepository, readCommit } from '../../git/repository.ts';
import { hookNames } from '../../hooks/hook-names.ts';
import { openConfig } from '../open-config.ts';
import { reportFailure } from '../report-failure.ts';
import type { Terminal } from '../terminal.ts';
import { check } from './check.ts';

/**
 * What the hook scripts call. Judges what git is about to record or to send by the stage that is
 * named like the hook.
 *
 * @param name `pre-commit`, `pre-push` or `commit-msg`
 * @returns the exit code; any but 0 makes git refuse
 */
export async function hook(name: string, terminal: Terminal): Promise<number> {
  switch (name) {
    case 'pre-commit':
      return judgeIndex(terminal);
    case 'pre-push':
      return judgePush(await readInput(), terminal);
    case 'commit-msg':
      return judgeMessage(terminal);
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
async function judgePush(input: string, terminal: Terminal): Promise<number> {
  const refs = parsePushRefs(input);
  if (!refs.ok) return reportFailure(refs.failure, terminal);
  const pushed = refs.value.filter(({ kind }) => kind !== 'delete');
  if (pushed.length === 0) return exitCodes.pass;
  const stage = await findStage('pre-push', terminal);
  if (stage !== 'there') return stage;
  const commits = await pushedCommits(pushed, terminal);
  if (!commits.ok) return reportFailure(commits.failure, terminal);
  let worst: number = exitCodes.pass;
  for (const commit of commits.value) {
    const code = await check(
      [],
      {
        stage: 'pre-push',
        commit,
        refusal: 'push refused. Mend it, or push with --no-verify and let CI say the same.',
      },
      terminal,
    );
    if (code > exitCodes.notJudged) return code;
    if (worst === exitCodes.pass || code === exitCodes.blocked) worst = code;
  }
  return worst;
}

/** The commits behind the refs, each once: a tag stands for the commit that it names. */
async function pushedCommits(
  refs: readonly PushedRef[],
  terminal: Terminal,
): Promise<Result<readonly string[]>> {
  const repository = await openRepository(terminal.cwd, terminal.env);
  if (!repository.ok) return repository;
  const commits = new Set<string>();
  for (const { localOid, localRef } of refs) {
    const commit = await readCommit(repository.value, localOid);
    if (commit === undefined) {
      return failWith('not-a-commit', {
        message: `${localRef} is no commit and names none, so there is no tree to judge`,
        next: ['git push --no-verify    pushes it unjudged'],
      });
    }
    commits.add(commit.commit);
  }
  return { ok: true, value: [...commits] };
}

/** Gates that read a commit's message come with a later version; asking for them is refused, not ignored. */
async function judgeMessage(terminal: Terminal): Promise<number> {
  const config = await openConfig(terminal, undefined);
  if (!config.ok) return reportFailure(config.failure, terminal);
  if (!config.value.stages.has('commit-msg')) return exitCodes.pass;
  const refused = failWith('not-supported', {
    message: 'the stage “commit-msg” is not supported yet: no gate reads the message of a commit',
    next: ['remove the stage commit-msg from the config'],
  });
  return reportFailure(refused.failure, terminal);
}

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
