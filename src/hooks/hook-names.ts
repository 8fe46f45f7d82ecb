/** The git hooks that gate serves; each calls `gate hook <name>`. */
export const hookNames = ['pre-commit', 'pre-push', 'commit-msg'] as const;
export type HookName = (typeof hookNames)[number];
