/**
 * The variables by which git says which repository, index or object store it means, as listed by
 * `git rev-parse --local-env-vars` (`local_repo_env` in git's environment.c), git 2.39,
 * without the two of `-c key=value`, see below. `GIT_QUARANTINE_PATH` is not in that list; git sets
 * it for hooks of a push that is being received, and with it refs cannot be written anywhere.
 */
const repositoryVariables: ReadonlySet<string> = new Set([
  'GIT_ALTERNATE_OBJECT_DIRECTORIES',
  'GIT_COMMON_DIR',
  'GIT_CONFIG',
  'GIT_DIR',
  'GIT_GRAFT_FILE',
  'GIT_IMPLICIT_WORK_TREE',
  'GIT_INDEX_FILE',
  'GIT_INTERNAL_SUPER_PREFIX',
  'GIT_NO_REPLACE_OBJECTS',
  'GIT_OBJECT_DIRECTORY',
  'GIT_PREFIX',
  'GIT_QUARANTINE_PATH',
  'GIT_REPLACE_REF_BASE',
  'GIT_SHALLOW_FILE',
  'GIT_WORK_TREE',
]);

/**
 * A copy of an environment in which nothing points at the repository whose hook is running, so that
 * a tool that uses git itself finds the repository it stands in.
 *
 * What says how git should behave anywhere stays: author and committer, `GIT_SSH*`, `GIT_ASKPASS`,
 * `GIT_CONFIG_GLOBAL`. So do `GIT_CONFIG_PARAMETERS` and `GIT_CONFIG_COUNT` with its keys and
 * values, although git lists the first two as local: they carry `safe.directory`, proxies and
 * credentials that a tool needs to fetch a private dependency, and git too hands exactly these two
 * on when it enters another repository (`prepare_submodule_repo_env` in submodule.c).
 * `GIT_CONFIG` goes: it names one file that `git config` would read and write.
 */
export function withoutRepositoryVariables(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !repositoryVariables.has(name)));
}
