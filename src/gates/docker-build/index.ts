import { countMetric } from '../count-metric.ts';
import { defineGate } from '../define-gate.ts';
import { buildArguments } from '../docker/build-options.ts';
import { dockerTool } from '../docker/docker-tool.ts';
import { options } from './options.ts';
import { readBuild } from './parse.ts';

/** Builds an image and looks at it: its size, its layers, its user, its health check. */
export const dockerBuild = defineGate({
  id: 'docker-build',
  title: 'Docker build',
  ecosystem: 'docker',
  options,
  tool: dockerTool,
  inputs: ['**'],
  metrics: [
    { name: 'image-size', unit: 'B', better: 'lower', about: 'Of the largest image' },
    countMetric('layers', 'lower', 'Layers of the image that has most of them'),
    {
      name: 'image-size/*',
      unit: 'B',
      better: 'lower',
      about: 'Of the image for a platform, where there are several',
    },
  ],
  example: { target: 'release', user: 'non-root', healthcheck: 'required' },
  // 3: it says on stderr why it could not be judged.
  completeExits: [0, 1, 3],
  command: (chosen) => ({
    argv: [
      'gate',
      'build-image',
      ...buildArguments(chosen),
      ...chosen.platforms.map((platform) => `--platform=${platform}`),
      ...(chosen.tag === undefined ? [] : [`--tag=${chosen.tag}`]),
      ...(chosen.pull ? ['--pull'] : []),
      ...(chosen.cache ? [] : ['--no-cache']),
    ],
  }),
  read: readBuild,
});
