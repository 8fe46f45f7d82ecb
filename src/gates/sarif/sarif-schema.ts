import * as z from 'zod';

const index = z.int().min(-1);
const place = z.int().min(1);

const message = z.object({
  text: z.string().optional(),
  id: z.string().optional(),
  arguments: z.array(z.string()).optional(),
});

const artifactLocation = z.object({
  uri: z.string().optional(),
  uriBaseId: z.string().optional(),
  index: index.optional(),
});

const location = z.object({
  physicalLocation: z
    .object({
      artifactLocation: artifactLocation.optional(),
      region: z
        .object({
          startLine: place.optional(),
          startColumn: place.optional(),
          endLine: place.optional(),
          endColumn: place.optional(),
        })
        .optional(),
    })
    .optional(),
});

const level = z.enum(['none', 'note', 'warning', 'error']);
const severityProperties = z.object({
  'security-severity': z.union([z.string(), z.number()]).optional(),
});

const rule = z.object({
  id: z.string(),
  defaultConfiguration: z.object({ level: level.optional() }).optional(),
  messageStrings: z.record(z.string(), z.object({ text: z.string() })).optional(),
  helpUri: z.string().optional(),
  properties: severityProperties.optional(),
});

const component = z.object({ name: z.string().min(1), rules: z.array(rule).optional() });

const result = z.object({
  ruleId: z.string().optional(),
  ruleIndex: index.optional(),
  rule: z
    .object({
      id: z.string().optional(),
      index: index.optional(),
      toolComponent: z.object({ index: index.optional() }).optional(),
    })
    .optional(),
  kind: z.enum(['notApplicable', 'pass', 'fail', 'review', 'open', 'informational']).optional(),
  level: level.optional(),
  message,
  locations: z.array(location).optional(),
  baselineState: z.enum(['new', 'unchanged', 'updated', 'absent']).optional(),
  suppressions: z
    .array(z.object({ status: z.enum(['accepted', 'underReview', 'rejected']).optional() }))
    .optional(),
  properties: severityProperties.optional(),
});

const notification = z.object({
  level: level.optional(),
  message: message.optional(),
  descriptor: z.object({ id: z.string().optional() }).optional(),
});

const run = z.object({
  tool: z.object({ driver: component, extensions: z.array(component).optional() }),
  /** Absent or null: the tool did not come to look for anything (section 3.14.23). */
  results: z.array(result),
  artifacts: z.array(z.object({ location: artifactLocation.optional() })).optional(),
  originalUriBaseIds: z.record(z.string(), artifactLocation).optional(),
  invocations: z
    .array(
      z.object({
        executionSuccessful: z.boolean(),
        toolExecutionNotifications: z.array(notification).optional(),
        toolConfigurationNotifications: z.array(notification).optional(),
      }),
    )
    .optional(),
  /** Parts of the run in other files are not followed. */
  externalPropertyFileReferences: z
    .object({ results: z.undefined(), invocations: z.undefined(), artifacts: z.undefined() })
    .optional(),
});

/**
 * SARIF 2.1.0, the parts that are read here.
 *
 * Format: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export const sarifLog = z.object({ version: z.literal('2.1.0'), runs: z.array(run).min(1) });

export type SarifRun = z.output<typeof run>;
export type SarifResult = z.output<typeof result>;
export type SarifRule = z.output<typeof rule>;
export type SarifLocation = z.output<typeof location>;
