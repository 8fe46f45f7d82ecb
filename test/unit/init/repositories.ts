/** Small repositories by name: their files, as paths to texts. */
export const repositories: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  nothing: { 'README.md': '# Notes', 'notes.txt': 'milk' },

  'rust-crate': {
    'Cargo.toml': '[package]\nname = "one"\n\n[features]\ndefault = []\nfast = []\n',
    'rust-toolchain.toml': '[toolchain]\nchannel = "1.85"\n',
    'src/lib.rs': '#[cfg(test)]\nmod tests {\n    #[test]\n    fn works() {}\n}\n',
    'benches/speed.rs': 'fn main() {}\n',
    'examples/demo/Cargo.toml': '[package]\nname = "demo"\n',
  },

  'rust-workspace': {
    'Cargo.toml': `[workspace]
members = ["crates/*", "gone"]
exclude = ["crates/old"]
[workspace.dependencies]
wire = { path = "crates/wire" }
`,
    'crates/wire/Cargo.toml':
      '[package]\nname = "wire"\n[dev-dependencies]\nnode = { path = "../node" }\n',
    'crates/wire/src/lib.rs': '/// ```\n/// assert!(true);\n/// ```\npub fn wire() {}\n',
    'crates/node/Cargo.toml': `[package]
name = "node"
[dependencies]
wire.workspace = true
[target.'cfg(unix)'.dependencies]
log = { path = "../../tools/log", package = "our-log" }
`,
    'crates/node/src/main.rs': '#[tokio::test]\nasync fn runs() {}\n',
    'crates/old/Cargo.toml': '[package]\nname = "old"\n',
    'tools/log/Cargo.toml': '[package]\nname = "our-log"\n',
    'tools/log/src/lib.rs': 'pub fn log() {}\n',
  },

  'rust-root-package': {
    'Cargo.toml': '[package]\nname = "top"\n[workspace]\nmembers = ["sub"]\n',
    'src/main.rs': '#[test]\nfn runs() {}\n',
    'sub/Cargo.toml': '[package]\nname = "sub"\n',
    'sub/src/lib.rs': '#[test]\nfn runs() {}\n',
  },

  'rust-separate-crates': {
    'trustchain/Cargo.toml': '[package]\nname = "trustchain"\n',
    'trustchain/src/lib.rs': '#[test]\nfn runs() {}\n',
    'stoq/Cargo.toml':
      '[package]\nname = "stoq"\n[dependencies]\ntrustchain = { path = "../trustchain" }\n',
    'stoq/src/lib.rs': '#[test]\nfn runs() {}\n',
    'stoq/Dockerfile': 'FROM scratch\n',
  },

  'node-package': {
    'package.json': JSON.stringify({
      name: 'one',
      scripts: {
        test: 'vitest',
        lint: 'eslint . && knip',
        typecheck: 'tsc --noEmit -p tsconfig.check.json',
        format: 'prettier --write .',
        'test:e2e': 'playwright test',
        build: 'vite build',
        dev: 'vite',
      },
      devDependencies: { eslint: '9', prettier: '3', typescript: '5', vitest: '4', vite: '7' },
    }),
    'package-lock.json': '{}',
    'eslint.config.js': 'export default [];',
    '.prettierrc': '{}',
    'biome.json': '{}',
    'tsconfig.json': '{\n  // strict\n  "compilerOptions": {}\n}',
    'vite.config.ts': '',
  },

  'node-jest': {
    'package.json': JSON.stringify({
      scripts: { test: 'echo "Error: no test specified" && exit 1' },
      jest: {},
      devDependencies: { jest: '30' },
    }),
    'yarn.lock': '',
  },

  'node-unknown-runner': {
    'package.json': JSON.stringify({ scripts: { test: 'node --test', lint: 'oxlint .' } }),
  },

  'node-workspace': {
    'package.json': JSON.stringify({
      private: true,
      packageManager: 'pnpm@10.1.0',
      scripts: { test: 'pnpm -r test', lint: 'pnpm run lint:js' },
      devDependencies: { '@biomejs/biome': '2', typescript: '5' },
    }),
    'pnpm-workspace.yaml': "packages:\n  - 'packages/*'\n  - apps/web\n  - '!packages/legacy'\n",
    'biome.json': '{}',
    'tsconfig.json': '{ "files": [], "references": [] }',
    'packages/core/package.json': JSON.stringify({
      name: '@x/core',
      scripts: { test: 'vitest run' },
      devDependencies: { vitest: '4' },
    }),
    'packages/core/tsconfig.json': '{}',
    'packages/icons/package.json': JSON.stringify({ name: '@x/icons' }),
    'packages/legacy/package.json': JSON.stringify({
      name: '@x/legacy',
      scripts: { test: 'mocha' },
    }),
    'apps/web/package.json': JSON.stringify({
      name: 'web',
      scripts: { test: 'react-scripts test', build: 'react-scripts build' },
      dependencies: { '@x/core': 'workspace:*', '@x/icons': 'workspace:*' },
    }),
    'apps/web/tsconfig.json': '{}',
  },

  'python-project': {
    'pyproject.toml': `[project]
name = "One_Thing"
dependencies = ["httpx>=0.27"]
[dependency-groups]
dev = ["pytest>=8", "pip-audit", { include-group = "lint" }]
lint = ["ruff"]
[tool.ruff.format]
quote-style = "single"
[tool.mypy]
files = ["src"]
`,
    'src/one/__init__.py': '',
    'tests/test_one.py': 'def test_one(): pass\n',
  },

  'python-setup-cfg': {
    'setup.cfg': `[metadata]
name = old
[options.extras_require]
dev =
    black
    pytest
[isort]
profile = black
[mypy]
strict = true
[flake8]
max-line-length = 100
`,
    'setup.py': 'from setuptools import setup\nsetup()\n',
    'old/__init__.py': '',
  },

  'python-services': {
    'services/api/requirements.txt': 'fastapi\n-e ../../libs/shared\n',
    'services/api/requirements-dev.txt': 'black==24.1\npytest\n',
    'services/api/tests/test_api.py': '',
    'services/worker/pyproject.toml':
      '[tool.poetry]\nname = "worker"\n[tool.poetry.dependencies]\nshared = { path = "../../libs/shared" }\n[tool.poetry.group.dev.dependencies]\npytest = "^8"\nblack = "*"\n',
    'services/worker/test_worker.py': '',
    'libs/shared/pyproject.toml': '[project]\nname = "shared"\n',
    'docker-compose.yml': '',
  },

  'python-uv-workspace': {
    'pyproject.toml': `[project]
name = "top"
[tool.uv.workspace]
members = ["packages/*", "missing"]
[tool.ruff]
line-length = 100
`,
    'packages/a/pyproject.toml': `[project]
name = "pkg_a"
dependencies = ["pkg-b"]
[tool.uv.sources]
pkg-b = { workspace = true }
[dependency-groups]
dev = ["pytest", "ruff"]
`,
    'packages/a/tests/test_a.py': '',
    'packages/b/pyproject.toml': '[project]\nname = "pkg-b"\n',
  },

  mixed: {
    'Cargo.toml': '[package]\nname = "engine"\n',
    'src/lib.rs': '#[test]\nfn runs() {}\n',
    'web/package.json': JSON.stringify({
      scripts: { lint: 'oxlint' },
      devDependencies: { vitest: '4', prettier: '3' },
      prettier: {},
    }),
    'web/vitest.config.ts': '',
    'web/package-lock.json': '{}',
    'admin/package.json': JSON.stringify({ scripts: { lint: 'oxlint' }, jest: {} }),
    'ml/pyproject.toml': '[tool.pytest.ini_options]\n[tool.isort]\n',
    'ml/test_ml.py': '',
    Makefile: 'test:\n',
  },

  malformed: {
    'Cargo.toml': '[package\n',
    'package.json': '{ "name": ',
    'pyproject.toml': 'name = = 1\n',
    'api/package.json': '[]',
    'web/package.json': JSON.stringify({ scripts: { test: 'node --test' } }),
    'web/pnpm-workspace.yaml': 'packages: [\n',
  },

  'same-directory-names': {
    'a/api/package.json': JSON.stringify({ name: 'a', scripts: { test: 'mocha' } }),
    'b/api/package.json': JSON.stringify({ name: 'b', scripts: { test: 'ava' } }),
  },

  'component-in-component': {
    'frontend/package.json': JSON.stringify({
      workspaces: ['packages/*'],
      dependencies: { ui: '*' },
      devDependencies: { eslint: '9' },
      scripts: { lint: 'eslint .' },
    }),
    'frontend/eslint.config.js': '',
    'frontend/packages/ui/package.json': JSON.stringify({ name: 'ui', scripts: { test: 'ava' } }),
    'frontend/packages/kit/package.json': JSON.stringify({
      name: 'kit',
      scripts: { test: 'ava' },
      devDependencies: { ui: '*' },
    }),
  },

  'dependency-circle': {
    'package.json': JSON.stringify({ workspaces: ['a', 'b'] }),
    'a/package.json': JSON.stringify({
      name: 'a',
      dependencies: { b: '*' },
      scripts: { test: 'ava' },
    }),
    'b/package.json': JSON.stringify({
      name: 'b',
      devDependencies: { a: '*' },
      scripts: { test: 'ava' },
    }),
  },
};
