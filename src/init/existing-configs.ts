import { hasKey } from './manifest-value.ts';

/** Every file that gate takes for its config. */
const configFiles = [
  ...['yaml', 'yml', 'json', 'js', 'mjs', 'cjs'].map((extension) => `gate.config.${extension}`),
  ...['', '.yaml', '.yml', '.json'].map((extension) => `.gaterc${extension}`),
];

/**
 * The places in a directory that hold a config of gate's: names of files, or `package.json#gate`.
 * @param read text of a file of that directory, ignored ones too
 */
export function existingConfigs(read: (path: string) => string | undefined): readonly string[] {
  const files = configFiles.filter((name) => read(name) !== undefined);
  return hasGateKey(read('package.json')) ? [...files, 'package.json#gate'] : files;
}

function hasGateKey(text: string | undefined): boolean {
  try {
    return text !== undefined && hasKey(JSON.parse(text), 'gate');
  } catch {
    return false;
  }
}
