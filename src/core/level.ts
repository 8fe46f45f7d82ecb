/** How much a finding or a broken limit weighs: stops the push, is shown, or is only kept. */
export const levels = ['block', 'warn', 'note'] as const;
export type Level = (typeof levels)[number];

/** The heavier of two levels first: `block`, `warn`, `note`. */
export function compareLevels(a: Level, b: Level): number {
  return levels.indexOf(a) - levels.indexOf(b);
}
