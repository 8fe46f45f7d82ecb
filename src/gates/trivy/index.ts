import { defineGate } from '../define-gate.ts';
import { options } from './options.ts';
import { readTrivy } from './parse.ts';

/** Vulnerable packages, secrets and mistakes in configuration, in images and file systems. */
export const trivy = defineGate({
  id: 'trivy',
  title: 'Trivy',
  ecosystem: 'docker',
  options,
  tool: {
    command: 'trivy',
    args: ['--version'],
    install: 'brew install trivy',
    minimum: '0.50.0',
  },
  inputs: ['**'],
  example: { mode: 'image', image: 'app:local' },
  // With --exit-code=10; what goes wrong ends with 1.
  completeExits: [0, 10],
  command(chosen, { reports }) {
    const { mode, image, path, scanners, ignoreUnfixed, skip, config, offline } = chosen;
    const report = `${reports}/trivy.json`;
    const findsPackages = mode !== 'config';
    return {
      argv: [
        'trivy',
        mode,
        '--quiet',
        '--format=json',
        `--output=${report}`,
        '--exit-code=10',
        ...(config === undefined ? [] : [`--config=${config}`]),
        ...(findsPackages ? [`--scanners=${scanners.join(',')}`, '--list-all-pkgs'] : []),
        ...(findsPackages && ignoreUnfixed ? ['--ignore-unfixed'] : []),
        ...(findsPackages && offline ? ['--skip-db-update', '--offline-scan'] : []),
        ...(!findsPackages && offline ? ['--skip-check-update'] : []),
        ...skip.map((glob) => `--skip-dirs=${glob}`),
        '--',
        image ?? path,
      ],
      reports: { results: report },
    };
  },
  read: readTrivy,
});
