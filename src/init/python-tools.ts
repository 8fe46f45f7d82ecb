import type { FirstStage } from './detected.ts';

/** A Python tool and where its settings can stand. */
export interface PythonTool {
  /** Its package on PyPI. */
  readonly id: string;
  /** Files that are there for it alone. */
  readonly files: readonly string[];
  /** Keys below `tool` of pyproject.toml. */
  readonly keys: readonly string[];
  /** Sections of setup.cfg and tox.ini. */
  readonly sections: readonly string[];
}

/** One that there is an adapter for. */
export interface AdaptedPythonTool extends PythonTool {
  readonly gate: string;
  readonly from: FirstStage;
  readonly what: string;
}

export const adaptedPythonTools: readonly AdaptedPythonTool[] = [
  {
    id: 'ruff',
    gate: 'ruff',
    files: ['ruff.toml', '.ruff.toml'],
    keys: ['ruff'],
    sections: [],
    from: 'pre-commit',
    what: 'lint rules',
  },
  {
    id: 'black',
    gate: 'black',
    files: [],
    keys: ['black'],
    sections: [],
    from: 'pre-commit',
    what: 'formatting',
  },
  {
    id: 'isort',
    gate: 'isort',
    files: ['.isort.cfg'],
    keys: ['isort'],
    sections: ['isort'],
    from: 'pre-commit',
    what: 'the order of imports',
  },
  {
    id: 'mypy',
    gate: 'types',
    files: ['mypy.ini', '.mypy.ini'],
    keys: ['mypy'],
    sections: ['mypy'],
    from: 'pre-push',
    what: 'types',
  },
  {
    id: 'pytest',
    gate: 'test',
    files: ['pytest.ini', '.pytest.ini'],
    keys: ['pytest'],
    sections: ['tool:pytest', 'pytest'],
    from: 'pre-push',
    what: 'tests',
  },
];

/** Tools that judge and have no adapter yet: named, so that nobody thinks they ran. */
export const unadaptedPythonTools: readonly PythonTool[] = [
  { id: 'flake8', files: ['.flake8'], keys: ['flake8'], sections: ['flake8'] },
  { id: 'pylint', files: ['.pylintrc', 'pylintrc'], keys: ['pylint'], sections: ['pylint'] },
  { id: 'pyright', files: ['pyrightconfig.json'], keys: ['pyright'], sections: [] },
  { id: 'bandit', files: ['.bandit'], keys: ['bandit'], sections: ['bandit'] },
  { id: 'pip-audit', files: [], keys: [], sections: [] },
];
