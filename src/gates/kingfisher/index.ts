import { defineGate } from '../define-gate.ts';
import { scanCopyCommand } from '../scan-copy/scan-copy-command.ts';
import { options } from './options.ts';
import { readKingfisher } from './parse.ts';

/** Secrets, by the rules of kingfisher. */
export const kingfisher = defineGate({
  id: 'kingfisher',
  title: 'Kingfisher',
  ecosystem: 'any',
  options,
  tool: {
    command: 'kingfisher',
    args: ['--version'],
    install: 'pip install kingfisher-bin',
    minimum: '2.0.0',
  },
  inputs: ['**'],
  completeExits: [0],
  command: ({ validate, confidence, rules, excludeRules }, context) =>
    scanCopyCommand(
      {
        argv: [
          'kingfisher',
          'scan',
          '--format=json',
          '--redact',
          '--no-update-check',
          '--git-history=none',
          // A secret that stands in two files is to be taken out of both.
          '--no-dedup',
          '--max-file-size=0',
          `--confidence=${confidence}`,
          ...(validate ? [] : ['--no-validate']),
          ...rules.map((file) => `--rules-path=${file}`),
          ...excludeRules.map((id) => `--exclude-rule=${id}`),
          '.',
        ],
        settings: rules,
        // Validated, it would be sent to GitHub with every run.
        hasCanary: !validate && !excludeRules.some((id) => id.includes('github')),
        secretKeys: ['snippet', 'response'],
      },
      context,
    ),
  read: readKingfisher,
});
