import { defineGate } from '../define-gate.ts';
import { scanCopyCommand } from '../scan-copy/scan-copy-command.ts';
import { options } from './options.ts';
import { exitCodeOfLeaks, readGitleaks } from './parse.ts';

/** Secrets, by the rules of gitleaks. A `.gitleaks.toml` of the component is read. */
export const gitleaks = defineGate({
  id: 'gitleaks',
  title: 'gitleaks',
  ecosystem: 'any',
  options,
  tool: {
    command: 'gitleaks',
    args: ['version'],
    install: 'go install github.com/zricethezav/gitleaks/v8@v8.30.1',
    minimum: '8.28.0',
  },
  inputs: ['**'],
  completeExits: [0],
  command: (chosen, context) =>
    scanCopyCommand(
      {
        argv: [
          'gitleaks',
          'dir',
          '--report-format=json',
          '--report-path=-',
          `--exit-code=${exitCodeOfLeaks}`,
          '--redact',
          '--no-banner',
          '--no-color',
          `--max-decode-depth=${chosen.maxDecodeDepth}`,
          `--max-archive-depth=${chosen.maxArchiveDepth}`,
          ...(chosen.ignoreComments ? ['--ignore-gitleaks-allow'] : []),
          ...(chosen.config === undefined ? [] : [`--config=${chosen.config}`]),
          '.',
        ],
        // What the person has set for other runs of gitleaks is not part of the config.
        env: { GITLEAKS_CONFIG: '', GITLEAKS_CONFIG_TOML: '' },
        settings: [chosen.config ?? '.gitleaks.toml', '.gitleaksignore'],
        hasCanary: !chosen.replacesRules,
        secretKeys: ['Match', 'Secret'],
      },
      context,
    ),
  read: readGitleaks,
});
