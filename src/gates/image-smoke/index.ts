import { defineGate } from '../define-gate.ts';
import { buildArguments } from '../docker/build-options.ts';
import { dockerTool } from '../docker/docker-tool.ts';
import { type ImageSmokeOptions, options } from './options.ts';
import { readSmoke } from './parse.ts';

/** Starts an image within bounds, waits until it is ready, watches it, and takes it away again. */
export const imageSmoke = defineGate({
  id: 'image-smoke',
  title: 'Image smoke test',
  ecosystem: 'docker',
  options,
  tool: dockerTool,
  inputs: ['**'],
  metrics: [
    { name: 'memory', unit: 'B', better: 'lower', about: 'Most memory that it used' },
    {
      name: 'memory-growth',
      unit: 'B',
      better: 'lower',
      about: 'How much more it used at the end of the watch than at the beginning',
    },
    { name: 'start-time', unit: 'ms', better: 'lower', about: 'Until it was ready' },
    {
      name: 'response-time',
      unit: 'ms',
      better: 'lower',
      about: 'Median, where there are requests',
    },
  ],
  example: { image: 'app:local', port: 8080, requests: [{ path: '/health' }] },
  // 3: it says on stderr why it could not be judged.
  completeExits: [0, 1, 3],
  command: (chosen) => ({
    argv: [
      'gate',
      'smoke-image',
      ...(chosen.image === undefined ? [] : [`--image=${chosen.image}`]),
      ...(chosen.build === undefined ? [] : buildArguments(chosen.build)),
      `--memory=${chosen.memory}`,
      `--cpus=${chosen.cpus}`,
      `--network=${chosen.network}`,
      `--start-timeout=${chosen.startTimeout}`,
      `--watch=${chosen.watch}`,
      ...(chosen.port === undefined ? [] : [`--port=${chosen.port}`]),
      ...readyArguments(chosen),
      ...Object.entries(chosen.env).map(([name, value]) => `--env=${name}=${value}`),
      ...chosen.requests.map(({ path, status }) => `--request=${status} ${path}`),
      '--',
      ...chosen.command,
    ],
  }),
  read: readSmoke,
});

function readyArguments({ ready }: ImageSmokeOptions): readonly string[] {
  if (ready === 'health') return [];
  return 'path' in ready ? [`--ready-path=${ready.path}`] : [`--ready-log=${ready.log}`];
}
