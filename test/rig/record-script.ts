import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TestRepository } from './temporary-repository.ts';

/** What scripts of `recordScript` wrote, in the order in which they ran. */
export async function readRecords(repository: TestRepository): Promise<string> {
  return readFile(join(repository.parent, 'records'), 'utf8').catch(() => '');
}

/**
 * A shell script that writes down its label, its arguments and its stdin and exits with a code. For
 * hooks and a stand-in of gate, where a test needs the order and the input and no conversation.
 */
export function recordScript(repository: TestRepository, label: string, code = 0): string {
  const file = join(repository.parent, 'records').replaceAll("'", "'\\''");
  return `#!/bin/sh
{
	printf '%s' '${label}'
	for word in "$@"; do printf ' <%s>' "$word"; done
	printf '\\n'
	sed 's/^/  /'
} >>'${file}'
exit ${code}
`;
}
