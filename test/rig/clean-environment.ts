/** What a child needs of the environment of the tests; the rest would make them depend on it. */
const inherited = ['PATH', 'TMPDIR', 'LANG', 'SYSTEMROOT'];

/**
 * An environment without the user's: no `GIT_*`, no `GATE*`, no `HUSKY`, no `CI`, another home, and
 * neither global nor system configuration of git but `<home>/.gitconfig`.
 */
export function cleanEnvironment(home: string): Record<string, string> {
  const env: Record<string, string> = {
    HOME: home,
    XDG_CONFIG_HOME: `${home}/.config`,
    XDG_CACHE_HOME: `${home}/.cache`,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_TERMINAL_PROMPT: '0',
    GIT_EDITOR: 'true',
    LC_ALL: 'C.UTF-8',
    TZ: 'UTC',
  };
  for (const name of inherited) {
    const value = process.env[name];
    if (value !== undefined) env[name] = value;
  }
  return env;
}
