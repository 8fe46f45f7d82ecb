import type { Finding } from '../../core/finding.ts';
import type { SarifLocation, SarifRun } from './sarif-schema.ts';

type Place = Pick<Finding, 'file' | 'line' | 'column' | 'endLine' | 'endColumn'>;

/** Where a result is; nothing of it when it is in no file. */
export function placeOf(location: SarifLocation | undefined, run: SarifRun): Place {
  const { artifactLocation, region = {} } = location?.physicalLocation ?? {};
  const file = fileOf(artifactLocation, run);
  if (file === undefined) return {};
  const { startLine: line, startColumn: column, endLine, endColumn } = region;
  return {
    file,
    ...(line === undefined ? {} : { line }),
    ...(line === undefined || column === undefined ? {} : { column }),
    ...(line === undefined || column === undefined ? {} : endOf(line, column, endLine, endColumn)),
  };
}

/** Absent `endLine` means the same line; some tools write an end that is not behind the start. */
function endOf(line: number, column: number, endLine = line, endColumn = 0): Place {
  const isBehind = endLine > line || (endLine === line && endColumn > column);
  return endColumn > 0 && isBehind ? { endLine, endColumn } : {};
}

type ArtifactLocation = NonNullable<
  NonNullable<SarifLocation['physicalLocation']>['artifactLocation']
>;

/**
 * The path that a location names, itself or by its index among the artifacts of the run; relative
 * to the base it names when that is a `file:` URI, else to the tool's directory.
 */
function fileOf(location: ArtifactLocation | undefined, run: SarifRun): string | undefined {
  const listed = run.artifacts?.[location?.index ?? -1]?.location;
  const uri = location?.uri ?? listed?.uri;
  if (uri === undefined || uri === '') return undefined;
  const baseId = location?.uriBaseId ?? listed?.uriBaseId;
  const base = baseId === undefined ? undefined : run.originalUriBaseIds?.[baseId]?.uri;
  if (/^[a-z][a-z\d+.-]+:/i.test(uri)) return pathOf(uri);
  return base?.startsWith('file:') === true ? pathOf(`${base}${uri}`) : decode(uri);
}

/** The path of a `file:` URI; a URI of another kind is left as it is. */
function pathOf(uri: string): string {
  const [, path] = /^file:(?:\/\/[^/]*)?(\/.*)$/i.exec(uri) ?? [];
  return path === undefined ? uri : decode(path);
}

function decode(uri: string): string {
  try {
    return decodeURIComponent(uri).replace(/^(?:\.\/)+/, '');
  } catch {
    return uri;
  }
}
