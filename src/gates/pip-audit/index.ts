import { defineGate } from '../define-gate.ts';
import { options } from './options.ts';
import { readPipAudit } from './parse.ts';

/** Known vulnerabilities of Python packages. */
export const pipAudit = defineGate({
  id: 'pip-audit',
  title: 'pip-audit',
  ecosystem: 'python',
  options,
  tool: {
    command: 'pip-audit',
    args: ['--version'],
    install: 'pip install pip-audit',
    minimum: '2.4.0',
  },
  inputs: [
    '**/requirements*.txt',
    '**/requirements*.in',
    '**/pyproject.toml',
    '**/poetry.lock',
    '**/uv.lock',
    '**/pylock*.toml',
  ],
  completeExits: [0, 1],
  // Not --strict: it ends at the first package that cannot be audited and hides what was found in
  // the others. Without it such packages are in the report, and make the evidence incomplete.
  command({ requirements, noDeps, python, service, osvUrl, ignore }, { reports }) {
    const report = `${reports}/pip-audit.json`;
    return {
      argv: [
        'pip-audit',
        '--format=json',
        `--output=${report}`,
        '--progress-spinner=off',
        '--desc=on',
        '--aliases=on',
        `--vulnerability-service=${service}`,
        ...(osvUrl === undefined ? [] : [`--osv-url=${osvUrl}`]),
        ...(noDeps ? ['--no-deps', '--disable-pip'] : []),
        ...ignore.map((id) => `--ignore-vuln=${id}`),
        ...requirements.map((file) => `--requirement=${file}`),
      ],
      reports: { dependencies: report },
      ...(python === undefined ? {} : { env: { PIPAPI_PYTHON_LOCATION: python } }),
    };
  },
  read: readPipAudit,
});
