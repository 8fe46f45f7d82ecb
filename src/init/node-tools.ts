import type { FirstStage } from './detected.ts';

/** A tool that there is an adapter for. */
export interface NodeTool {
  readonly uses: string;
  /** The gate's name. */
  readonly name: string;
  /** The npm package that brings it. */
  readonly dependency: string;
  readonly binary: string;
  readonly configs: RegExp;
  /** Key of package.json that configures it. */
  readonly key?: string;
  /** Whether a run at the root of a workspace judges members that have a config of their own. */
  readonly rootJudgesAll: boolean;
  readonly from: FirstStage;
  readonly what: string;
}

const scriptExtension = '\\.(?:[cm]?[jt]s)';

export const nodeTools: readonly NodeTool[] = [
  {
    uses: 'prettier',
    name: 'prettier',
    dependency: 'prettier',
    binary: 'prettier',
    configs: new RegExp(
      `^(\\.prettierrc(\\.(json5?|ya?ml|toml)|${scriptExtension})?|prettier\\.config${scriptExtension})$`,
    ),
    key: 'prettier',
    rootJudgesAll: true,
    from: 'pre-commit',
    what: 'formatting',
  },
  {
    uses: 'biome',
    name: 'biome',
    dependency: '@biomejs/biome',
    binary: 'biome',
    configs: /^\.?biome\.jsonc?$/,
    rootJudgesAll: true,
    from: 'pre-commit',
    what: 'lint rules and formatting',
  },
  {
    uses: 'eslint',
    name: 'eslint',
    dependency: 'eslint',
    binary: 'eslint',
    configs: new RegExp(`^(eslint\\.config${scriptExtension}|\\.eslintrc(\\.(c?js|ya?ml|json))?)$`),
    key: 'eslintConfig',
    rootJudgesAll: false,
    from: 'pre-commit',
    what: 'lint rules',
  },
  {
    uses: 'tsc',
    name: 'types',
    dependency: 'typescript',
    binary: 'tsc',
    configs: /^tsconfig\.json$/,
    rootJudgesAll: false,
    from: 'pre-push',
    what: 'types',
  },
  {
    uses: 'vitest',
    name: 'test',
    dependency: 'vitest',
    binary: 'vitest',
    configs: new RegExp(`^(vitest\\.(config|workspace)|vite\\.config)${scriptExtension}$`),
    rootJudgesAll: true,
    from: 'pre-push',
    what: 'tests',
  },
];
