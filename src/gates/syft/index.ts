import { countMetric } from '../count-metric.ts';
import { defineGate } from '../define-gate.ts';
import { options } from './options.ts';
import { readSyft } from './parse.ts';

/** Bill of materials: which packages there are in a tree or an image. */
export const syft = defineGate({
  id: 'syft',
  title: 'Syft',
  ecosystem: 'docker',
  options,
  tool: {
    command: 'syft',
    args: ['version'],
    install: 'go install github.com/anchore/syft/cmd/syft@latest',
  },
  inputs: ['**'],
  metrics: [countMetric('packages', 'lower', 'Packages in the bill of materials')],
  completeExits: [0],
  command: ({ source, format, output }, { cwd, reports }) => {
    const report = output === undefined ? `${reports}/sbom.json` : `${cwd}/${output}`;
    return {
      argv: ['syft', 'scan', '--quiet', `--output=${format}=${report}`, '--', source],
      env: { SYFT_CHECK_FOR_APP_UPDATE: 'false' },
      reports: { sbom: report },
    };
  },
  read: readSyft,
});
