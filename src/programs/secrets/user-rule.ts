import { isMadeUp } from './made-up.ts';
import type { SecretRule } from './secret-rule.ts';

const severities = ['critical', 'high', 'medium', 'low'] as const;

/**
 * Makes a rule of a user's from JSON: `id`, `pattern` (a group called `secret` narrows it), and
 * optionally `title`, `severity` (default `high`) and `keywords`, which make it fast.
 * @throws Error that says what is wrong with it
 */
export function readUserRule(json: string): SecretRule {
  const raw: unknown = JSON.parse(json);
  const field = (name: string): unknown =>
    typeof raw === 'object' && raw !== null ? Reflect.get(raw, name) : undefined;
  const id = field('id');
  const pattern = field('pattern');
  if (typeof id !== 'string' || typeof pattern !== 'string') {
    throw new Error('a rule needs an id and a pattern');
  }
  const title = field('title');
  const severity = severities.find((name) => name === field('severity')) ?? 'high';
  const keywords = field('keywords');
  return {
    id,
    title: typeof title === 'string' ? title : id,
    severity,
    keywords: Array.isArray(keywords) ? keywords.map((word) => String(word).toLowerCase()) : [],
    pattern: new RegExp(pattern, 'g'),
    weigh: ({ secret }) =>
      secret === '' || isMadeUp(secret) ? undefined : { severity, verified: false },
  };
}
