import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { gateSchema } from '../../../src/config/gate-schema.ts';
import { loadConfig } from '../../../src/config/load-config.ts';
import { notSupported } from '../../../src/config/not-supported.ts';
import { findPresetsDirectory, presetNames } from '../../../src/config/presets-directory.ts';
import { configSchema, localSchema } from '../../../src/config/schema.ts';
import { adapterIds, loadGate } from '../../../src/gates/registry.ts';
import { formatBaseline, parseBaseline } from '../../../src/policy/baseline.ts';
import { defaultSeverity } from '../../../src/policy/severity.ts';
import { directoryWith, show } from './config-rig.ts';

/**
 * A block that is only part of a config has a comment above it that says what stands beside it:
 *
 *     <!-- beside: gates fmt, test -->
 *     <!-- beside: gates e2e; file gate.local.yaml -->
 *
 * The gates are added before it is loaded; they are commands. `file` is what the block is, when it
 * is no config. A block without such a comment is a config as it stands.
 */
const beside = /^<!-- beside: gates (?<gates>[^;]+?)(?:; file (?<file>\S+))? -->$/;

interface Example {
  readonly name: string;
  readonly text: string;
  readonly gates: readonly string[];
  readonly file: string;
}

const documents = ['README.md', 'docs/config.md'];
const examples = documents.flatMap(examplesOf);

describe('the examples of the docs', () => {
  it('are all found', () => {
    const fences = documents.map((document) => read(document).match(/^\s*(```|~~~)ya?ml/gm) ?? []);
    const markers = documents.map((document) => read(document).match(/<!-- beside/g) ?? []);
    expect(examples).toHaveLength(fences.flat().length);
    expect(examples.filter(({ gates }) => gates.length > 0)).toHaveLength(markers.flat().length);
  });

  it.each(examples)('$name can be loaded', async (example) => {
    expect(await problemsWith(example)).toBe('');
  });

  it.each(examples.filter(({ gates }) => gates.length > 0))(
    '$name is no config without what stands beside it',
    async (example) => {
      expect(await problemsWith({ ...example, gates: [] })).not.toBe('');
    },
  );
});

describe('docs/config.md', () => {
  const text = read('docs/config.md');
  const refused = new Set(notSupported.map((path) => path.at(-1)));
  const headings = text.match(/^#+ .*$/gm)?.join('\n') ?? '';
  const sectionOf = (heading: string) =>
    text.slice(text.indexOf(heading)).split(/\n(?=## )/)[0] ?? '';

  it.each([...Object.keys(configSchema.shape), ...Object.keys(gateSchema.shape)])(
    'has a section for %s, or says that it is refused',
    (key) => {
      const place = refused.has(key) ? sectionOf('## What is refused') : headings;
      expect(place).toContain(`\`${key}\``);
    },
  );

  it.each(Object.keys(localSchema.shape))('explains %s of gate.local.yaml', (key) => {
    expect(sectionOf('## `gate.local.yaml`')).toContain(`\`${key}\``);
  });

  it('shows the severities as they are without a config', () => {
    const block = examples.find((example) => example.text.startsWith('severity:'));
    expect(parse(block?.text ?? '')).toEqual({ severity: defaultSeverity });
  });

  it('shows a baseline as gate writes it', () => {
    const [, lines = ''] = /```jsonl\n(.*?)```/s.exec(text) ?? [];
    const baseline = parseBaseline(lines, 'gate.baseline.jsonl');
    if (!baseline.ok) throw new Error(show(baseline.failure.diagnostics));
    expect(formatBaseline(baseline.value)).toBe(lines);
  });

  it('names every preset', () => {
    const presets = presetNames(findPresetsDirectory());
    expect(presets.filter((name) => !sectionOf('## `extends`').includes(`\`${name}\``))).toEqual(
      [],
    );
  });
});

function examplesOf(document: string): Example[] {
  const lines = read(document).split('\n');
  return lines.flatMap((line, index) => {
    if (line !== '```yaml') return [];
    const end = lines.indexOf('```', index);
    const { gates = '', file = 'gate.config.yaml' } =
      beside.exec(commentAbove(lines, index))?.groups ?? {};
    return {
      name: `${document}:${index + 1}`,
      text: `${lines.slice(index + 1, end).join('\n')}\n`,
      gates: gates.split(', ').filter((name) => name !== ''),
      file,
    };
  });
}

/** The last line above that says anything. */
function commentAbove(lines: readonly string[], index: number): string {
  const above = lines.slice(0, index).filter((line) => line !== '');
  return above.at(-1) ?? '';
}

/** What is wrong with the example; nothing when it can be loaded. */
async function problemsWith({ text, gates, file }: Example): Promise<string> {
  const commands = stringify({
    gates: Object.fromEntries(gates.map((name) => [name, { run: 'true' }])),
  });
  const isConfig = file === 'gate.config.yaml';
  const directory = directoryWith({
    'beside.yaml': commands,
    [isConfig ? 'example.yaml' : file]: text,
    'gate.config.yaml': stringify({
      extends: isConfig ? ['./beside.yaml', './example.yaml'] : ['./beside.yaml'],
    }),
  });
  const loaded = await loadConfig({
    cwd: directory,
    stopAt: directory,
    ci: false,
    catalogue: { ids: adapterIds, load: loadGate },
  });
  return loaded.ok ? '' : show(loaded.failure.diagnostics);
}

function read(document: string): string {
  return readFileSync(fileURLToPath(new URL(`../../../${document}`, import.meta.url)), 'utf8');
}
