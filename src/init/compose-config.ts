import type { Detected, DetectedComponent, DetectedGate, NotMirrored } from './detected.ts';
import { type FirstStage, stageOrder } from './detected.ts';
import { writeFlow } from './write-flow.ts';

const schemaComment =
  '# yaml-language-server: $schema=./node_modules/pushgate/config/gate.schema.json';

/** Longer entries get a line for each of their keys. */
const widest = 100;

/** The text of a gate.config.yaml for what was detected, with comments that say why. */
export function composeConfig(detected: Detected): string {
  const { components, gates, notMirrored, recognised } = detected;
  const sections = [
    `${schemaComment}\n# What must hold before this code leaves a machine. CI judges by it with: gate check --stage ci`,
    ...(components.length === 0 ? [] : [componentsSection(components)]),
    gatesSection(gates, recognised),
    stagesSection(gates, components.length > 0),
    ...(notMirrored.length === 0 ? [] : [notMirroredSection(notMirrored)]),
  ];
  return `${sections.join('\n\n')}\n`;
}

function componentsSection(components: readonly DetectedComponent[]): string {
  const lines = components.map(({ name, root, dependsOn }) =>
    entry(name, { root, ...(dependsOn.length === 0 ? {} : { dependsOn }) }),
  );
  return [
    '# A change is judged in its own directory and in those that depend on it.',
    'components:',
    ...lines,
  ].join('\n');
}

function gatesSection(gates: readonly DetectedGate[], recognised: boolean): string {
  const lines = gates.flatMap(({ name, action, each, needs, why }) => [
    `  # ${oneLine(why)}`,
    entry(name, {
      ...action,
      ...(each.length === 0 ? {} : { each }),
      ...(needs.length === 0 ? {} : { needs }),
    }),
  ]);
  const example = [
    '  # Nothing else here was recognised. A gate of your own is a command whose exit code decides:',
    '  # test: { run: make test }',
  ];
  return ['gates:', ...lines, ...(recognised ? [] : example)].join('\n');
}

const stageComments: Readonly<Record<FirstStage, string>> = {
  'pre-commit': 'Quick enough for every commit.',
  'pre-push': 'Before anything leaves',
  ci: 'Everything.',
};

function stagesSection(gates: readonly DetectedGate[], hasComponents: boolean): string {
  const lines = stageOrder.flatMap((stage, index) => {
    const names = gates
      .filter(({ from }) => stageOrder.indexOf(from) <= index)
      .map(({ name }) => name);
    const narrowed = stage === 'pre-push' && hasComponents;
    return [
      `  # ${stageComments[stage]}${stage !== 'pre-push' ? '' : narrowed ? ', for what a change can touch.' : '.'}`,
      entry(stage, narrowed ? { gates: names, scope: 'affected' } : names),
    ];
  });
  return ['stages:', ...lines].join('\n');
}

function notMirroredSection(notMirrored: readonly NotMirrored[]): string {
  const lines = notMirrored.map(({ what, why }) => `#   ${oneLine(what)}: ${oneLine(why)}`);
  return ['# Not mirrored: CI may judge these, this file does not.', ...lines].join('\n');
}

function entry(name: string, value: Readonly<Record<string, unknown>> | readonly string[]): string {
  const line = `  ${writeFlow(name)}: ${writeFlow(value)}`;
  if (line.length <= widest || Array.isArray(value)) return line;
  const lines = Object.entries(value).map(([key, each]) => `    ${key}: ${writeFlow(each)}`);
  return [`  ${writeFlow(name)}:`, ...lines].join('\n');
}

/** Text of manifests stands in comments: it must not end them. */
function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ');
}
