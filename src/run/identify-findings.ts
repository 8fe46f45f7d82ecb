import { createHmac } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Finding } from '../core/finding.ts';

/**
 * Separates these hashes from any other of the same text. It is no secret: it keeps nobody from
 * guessing a line, only the baseline from holding one.
 */
const key = 'gate finding 1';

/**
 * Gives each finding its fingerprint: a keyed hash (HMAC-SHA256, 96 bits) of tool, rule, file and
 * the text of its line with white space folded, so that it stays the same when the line moves. A
 * finding without a line that can be read is named by its message.
 *
 * @param root absolute top of the tree that the files are relative to
 */
export async function identifyFindings(
  findings: readonly Finding[],
  root: string,
): Promise<readonly Finding[]> {
  const lines = new Map<string, readonly string[]>();
  for (const { file, line } of findings) {
    if (file === undefined || line === undefined || lines.has(file)) continue;
    const text = await readFile(resolve(root, file), 'utf8').catch(() => '');
    lines.set(file, text.split('\n'));
  }
  return findings.map((finding) => {
    const { tool, rule, file = '', line = 0, message } = finding;
    const source = lines.get(file)?.[line - 1] ?? message;
    const folded = source.trim().replaceAll(/\s+/g, ' ');
    const fingerprint = createHmac('sha256', key)
      .update(JSON.stringify([tool, rule, file, folded]))
      .digest('hex')
      .slice(0, 24);
    return { ...finding, fingerprint };
  });
}
