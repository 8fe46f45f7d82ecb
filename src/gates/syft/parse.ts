import { type Evidence, failedEvidence } from '../../core/evidence.ts';
import type { Finding } from '../../core/finding.ts';
import type { ToolRun } from '../define-gate.ts';
import { readJson } from '../node/read-json.ts';
import { billOfMaterials, type Package } from './bill.ts';
import type { SyftOptions } from './options.ts';

/** A bill of materials without a package is none: the metric is `packages`. */
export function readSyft({ reports }: ToolRun, options: SyftOptions): Evidence {
  const { format, source, forbidLicenses } = options;
  const packages = readJson(billOfMaterials[format], reports.sbom);
  if (packages === undefined) return failedEvidence(`syft wrote no ${format} that can be read`);
  const count = packages.length;
  return {
    completeness: 'complete',
    examined: { count, unit: 'packages' },
    findings: packages.flatMap((one) => licenseFindings(one, new Set(forbidLicenses))),
    metrics: [{ name: 'packages', value: count, unit: 'count', better: 'lower' }],
    ...(count === 0 ? { note: `syft found no package in ${source}` } : {}),
  };
}

/** Of `MIT OR GPL-3.0-only` one may be chosen: only what every choice contains is forbidden. */
function licenseFindings({ name, version, licenses }: Package, forbidden: Set<string>): Finding[] {
  const wrong = licenses.filter((expression) =>
    expression.split(/ OR /i).every((choice) => {
      return choice.split(/ AND | WITH |[() ]/i).some((word) => forbidden.has(word));
    }),
  );
  return wrong.map((license) => ({
    tool: 'syft',
    rule: 'license',
    severity: 'high',
    message: `${name}${version === undefined ? '' : ` ${version}`} is under ${license}`,
  }));
}
