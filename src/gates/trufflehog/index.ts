import { defineGate } from '../define-gate.ts';
import { scanCopyCommand } from '../scan-copy/scan-copy-command.ts';
import { options } from './options.ts';
import { readTrufflehog } from './parse.ts';

/** Secrets, by the detectors of trufflehog. */
export const trufflehog = defineGate({
  id: 'trufflehog',
  title: 'TruffleHog',
  ecosystem: 'any',
  options,
  tool: {
    command: 'trufflehog',
    args: ['--version'],
    // Its go.mod replaces modules, so that “go install” refuses to build it from afar.
    install:
      'git clone https://github.com/trufflesecurity/trufflehog && cd trufflehog && go install',
    minimum: '3.75.0',
  },
  inputs: ['**'],
  completeExits: [0],
  command: ({ verify, config, excludeDetectors }, context) =>
    scanCopyCommand(
      {
        argv: [
          'trufflehog',
          'filesystem',
          '--json',
          '--fail',
          '--no-update',
          // All of them, and gate decides: without verification every secret is “unverified”.
          '--results=verified,unverified,unknown',
          ...(verify ? [] : ['--no-verification']),
          ...(config === undefined ? [] : [`--config=${config}`]),
          ...(excludeDetectors.length === 0
            ? []
            : [`--exclude-detectors=${excludeDetectors.join(',')}`]),
          '.',
        ],
        settings: config === undefined ? [] : [config],
        // Verified, it would be sent to GitHub with every run.
        hasCanary: !verify && !excludeDetectors.some((name) => /^github$/i.test(name)),
        secretKeys: ['Raw', 'RawV2', 'Redacted', 'ExtraData', 'StructuredData'],
      },
      context,
    ),
  read: readTrufflehog,
});
