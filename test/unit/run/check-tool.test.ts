import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ToolProbe } from '../../../src/gates/define-gate.ts';
import { ToolChecker } from '../../../src/run/check-tool.ts';

const never = new AbortController().signal;

/** A directory with a program `ruff` of this script, and a file that counts its runs. */
function toolDirectory(script: string): string {
  const directory = mkdtempSync(join(tmpdir(), 'gate-tool-'));
  const file = join(directory, 'ruff');
  writeFileSync(file, `#!/bin/sh\necho run >> "${directory}/runs"\n${script}\n`);
  chmodSync(file, 0o755);
  return directory;
}

function check(
  directory: string,
  { pin, ci = false, ...probe }: Partial<ToolProbe> & { pin?: string; ci?: boolean } = {},
) {
  const tool = { command: 'ruff', args: ['--version'], install: 'pip install ruff', ...probe };
  const pins = new Map(pin === undefined ? [] : [['ruff', { version: pin }]]);
  const checker = new ToolChecker(pins, ci);
  return checker.check(tool, directory, { PATH: `${directory}:/usr/bin:/bin` }, never);
}

describe('ToolChecker', () => {
  it('has nothing against a tool that answers', async () => {
    expect(await check(toolDirectory('echo ruff 0.9.6'))).toBeUndefined();
    expect(
      await check(toolDirectory('echo ruff 0.9.6'), { pin: '>=0.9', minimum: '0.9.6' }),
    ).toBeUndefined();
    expect(await check(toolDirectory('echo ruff 0.9'), { pin: '0.9' })).toBeUndefined();
  });

  it('says how to install a tool that is missing, and where it looked', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'gate-tool-'));
    expect(await check(directory)).toEqual({
      level: 'error',
      message: 'ruff is not installed',
      next: ['install: pip install ruff', `looked in PATH: ${directory}:/usr/bin:/bin`],
    });
  });

  it('refuses a tool that is broken or too old', async () => {
    expect(await check(toolDirectory('echo no such component >&2; exit 1'))).toMatchObject({
      level: 'error',
      message: 'ruff does not work: no such component',
    });
    expect(await check(toolDirectory('echo ruff 0.9.6'), { minimum: '0.10.0' })).toMatchObject({
      level: 'error',
      message: 'ruff 0.9.6 is too old: 0.10.0 or newer is needed',
    });
  });

  it.each([
    ['echo ruff 0.9.6', 'ruff is 0.9.6, and tools: asks for 0.8'],
    ['echo self-built', 'ruff does not say its version, and tools: asks for 0.8'],
  ])(
    'takes another version than the pinned one for an error in CI and a warning here: %s',
    async (script, message) => {
      const directory = toolDirectory(script);
      expect(await check(directory, { pin: '0.8' })).toMatchObject({ level: 'warn', message });
      expect(await check(directory, { pin: '0.8', ci: true })).toMatchObject({
        level: 'error',
        message,
      });
    },
  );
});
