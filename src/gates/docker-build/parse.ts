import * as z from 'zod';
import { type Evidence, failedEvidence } from '../../core/evidence.ts';
import type { Finding } from '../../core/finding.ts';
import type { Metric } from '../../core/metric.ts';
import type { ToolRun } from '../define-gate.ts';
import { readJson } from '../node/read-json.ts';
import type { DockerBuildOptions } from './options.ts';

const count = z.int().min(0);
const line = z.int().positive().optional();

/** What the adapter needs of a `BuildReport` (src/programs/docker/build-report.ts). */
const buildReport = z.object({
  engine: z.literal('gate-build-image'),
  dockerfile: z.string(),
  stage: z.object({ line, userLine: line, healthcheckLine: line }),
  platforms: z.array(z.string()).min(1),
  images: z.array(
    z.object({
      id: z.string().min(1),
      platform: z.string(),
      size: count,
      layers: count,
      user: z.string(),
      healthcheck: z.boolean(),
    }),
  ),
  problems: z.array(z.object({ platform: z.string(), message: z.string(), line })),
  complete: z.literal(true),
});

type BuildReport = z.output<typeof buildReport>;

/** Reads what `gate build-image` printed. */
export function readBuild(run: ToolRun, options: DockerBuildOptions): Evidence {
  const report = readJson(buildReport, run.stdout);
  if (report === undefined || run.exitCode === 3) return failedEvidence(whyNone(run));
  const { platforms, images, problems } = report;
  if (images.length + problems.length !== platforms.length) {
    return failedEvidence(`${images.length} images were built for ${platforms.length} platforms`);
  }
  if ((run.exitCode === 1) !== problems.length > 0) {
    return failedEvidence(`exit code ${run.exitCode} contradicts ${problems.length} failed builds`);
  }
  return {
    completeness: 'complete',
    examined: { count: platforms.length, unit: 'images' },
    findings: [...failedBuilds(report), ...imageFindings(report, options)],
    metrics: metricsOf(report),
  };
}

function whyNone({ stderr }: ToolRun): string {
  const said = /^gate build-image: (.+)$/m.exec(stderr)?.[1];
  return said?.slice(0, 300) ?? 'the build did not print a complete report';
}

function failedBuilds({ problems, dockerfile, platforms }: BuildReport): Finding[] {
  return problems.map(({ platform, message, line: at }) => ({
    tool: 'docker',
    rule: 'build-failed',
    severity: 'error',
    message: platforms.length > 1 ? `${platform}: ${message}` : message,
    file: dockerfile,
    ...(at === undefined ? {} : { line: at }),
  }));
}

/** The same Dockerfile for each platform: what is wrong with the first image is said once. */
function imageFindings(report: BuildReport, options: DockerBuildOptions): Finding[] {
  const { images, stage, dockerfile } = report;
  const findings: Finding[] = [];
  const add = (rule: string, message: string, help: string, at: number | undefined) => {
    const place = at === undefined ? {} : { line: at };
    findings.push({
      tool: 'docker',
      rule,
      severity: 'high',
      message,
      help,
      file: dockerfile,
      ...place,
    });
  };
  const asRoot = images.find(({ user }) => isRoot(user));
  if (options.user === 'non-root' && asRoot !== undefined) {
    const who = asRoot.user === '' ? 'root, since it names no user' : asRoot.user;
    add(
      'root-user',
      `the image runs as ${who}`,
      'end the stage with USER and a number other than 0',
      stage.userLine ?? stage.line,
    );
  }
  if (options.healthcheck === 'required' && images.some(({ healthcheck }) => !healthcheck)) {
    add(
      'no-healthcheck',
      'the image has no health check',
      'HEALTHCHECK CMD …, with a command that is in the image',
      stage.healthcheckLine ?? stage.line,
    );
  }
  return findings;
}

/** `0`, `root`, `0:0`; what other names mean is written in the image. */
function isRoot(user: string): boolean {
  const [name = ''] = user.split(':');
  return name === '' || name === 'root' || /^0+$/.test(name);
}

function metricsOf({ images }: BuildReport): Metric[] {
  if (images.length === 0) return [];
  const size = (name: string, value: number): Metric => ({
    name,
    value,
    unit: 'B',
    better: 'lower',
  });
  return [
    size('image-size', Math.max(...images.map((image) => image.size))),
    {
      name: 'layers',
      value: Math.max(...images.map(({ layers }) => layers)),
      unit: 'count',
      better: 'lower',
    },
    ...(images.length > 1
      ? images.map(({ platform, size: bytes }) => size(`image-size/${platform}`, bytes))
      : []),
  ];
}
