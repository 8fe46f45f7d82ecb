/**
 * The JSON documents that a scanner printed, one after another a line, or a single one. Values that
 * hold secrets are left out.
 *
 * @param secretKeys keys of such values, at any depth
 * @returns undefined when there is anything else in the text
 */
export function readDocuments(
  text: string,
  secretKeys: readonly string[],
): readonly unknown[] | undefined {
  const leaveOut = (key: string, value: unknown) => (secretKeys.includes(key) ? undefined : value);
  const parse = (json: string): unknown => JSON.parse(json, leaveOut);
  try {
    return [parse(text)];
  } catch {
    // Not a single document.
  }
  try {
    return text
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map(parse);
  } catch {
    return undefined;
  }
}
