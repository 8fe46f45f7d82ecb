import * as z from 'zod';

/** A package as all formats know it. */
export interface Package {
  readonly name: string;
  readonly version?: string | undefined;
  /** Names or expressions of SPDX. */
  readonly licenses: readonly string[];
}

const license = z.object({ id: z.string().optional(), name: z.string().optional() });

/** CycloneDX leaves `components` out when there is none; files and the system are in it too. */
const cyclonedx = z
  .object({
    bomFormat: z.literal('CycloneDX'),
    specVersion: z.string(),
    metadata: z.object({ component: z.object({ name: z.string() }) }),
    components: z
      .array(
        z.object({
          type: z.string(),
          name: z.string(),
          version: z.string().optional(),
          licenses: z
            .array(z.object({ license: license.optional(), expression: z.string().optional() }))
            .default([]),
        }),
      )
      .default([]),
  })
  .transform(({ components }): Package[] =>
    components
      .filter(({ type }) => type !== 'file' && type !== 'operating-system')
      .map(({ name, version, licenses }) => ({
        name,
        version,
        licenses: licenses.flatMap(
          (one) => one.expression ?? one.license?.id ?? one.license?.name ?? [],
        ),
      })),
  );

/** The tree or image itself is among the packages. */
const spdx = z
  .object({
    spdxVersion: z.string().startsWith('SPDX-'),
    packages: z.array(
      z.object({
        SPDXID: z.string(),
        name: z.string(),
        versionInfo: z.string().optional(),
        licenseDeclared: z.string().optional(),
      }),
    ),
    relationships: z.array(z.unknown()),
  })
  .transform(({ packages }): Package[] =>
    packages
      .filter(({ SPDXID }) => !SPDXID.startsWith('SPDXRef-DocumentRoot'))
      .map(({ name, versionInfo: version, licenseDeclared: license }) => ({
        name,
        version,
        licenses: license === undefined || license === 'NOASSERTION' ? [] : [license],
      })),
  );

const syftJson = z
  .object({
    artifacts: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        version: z.string().optional(),
        licenses: z.array(z.object({ value: z.string() })),
      }),
    ),
    source: z.object({ type: z.string() }),
    descriptor: z.object({ name: z.literal('syft') }),
  })
  .transform(({ artifacts }): Package[] =>
    artifacts.map(({ name, version, licenses }) => ({
      name,
      version,
      licenses: licenses.map(({ value }) => value),
    })),
  );

/** The packages of a bill of materials, by its format. */
export const billOfMaterials = {
  'cyclonedx-json': cyclonedx,
  'spdx-json': spdx,
  'syft-json': syftJson,
} as const;
