/** Beside husky's files: holds the directory whose hooks core.hooksPath hides. Read by gate.sh. */
export const hiddenHooksFile = 'hidden-hooks';

/**
 * What takes the place of husky's file for a hook that gate does not serve: the hidden hook runs,
 * then husky's own.
 *
 * @param directory of the hidden hooks: absolute, or relative to the script
 */
export function hiddenHookStub(directory: string, name: string): string {
  const quoted = `'${directory.replaceAll("'", "'\\''")}'`;
  const path = directory.startsWith('.') ? `"$(dirname -- "$0")"/${quoted}` : quoted;
  return `#!/bin/sh
# Put here by \`gate install\`: core.hooksPath hides this hook of yours.
hidden=${path}/${name}
if [ -x "$hidden" ]; then "$hidden" "$@" || exit; fi
. "$(dirname -- "$0")/h"
`;
}
