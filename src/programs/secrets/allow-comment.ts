/** What is written in a comment to accept the secret on its line. */
export const allowMarker = 'gate:allow-secret';

const comment =
  /(?:#|\/\/|\/\*|<!--|--|;|%|\*|\brem)\s*gate:allow-secret(?![\w-])[:\s]*(?<reason>.*?)\s*(?:\*\/|-->|\}\}|"?$)/i;

/**
 * Reads the comment on a line that accepts its secrets.
 * @returns `reasoned` or `bare` by whether it says why; `none` without a comment
 */
export function readAllowComment(line: string): 'none' | 'bare' | 'reasoned' {
  const match = comment.exec(line);
  if (match === null) return 'none';
  return /[\p{L}\d]{2,}/u.test(match.groups?.reason ?? '') ? 'reasoned' : 'bare';
}
