import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import * as z from 'zod';

/** A service that knows of one vulnerability in each of two packages. */
export interface AdvisoryService {
  readonly url: string;
  close(): Promise<void>;
}

/** Of the format of OSV, as much as pip-audit reads: https://ossf.github.io/osv-schema. */
const jinja = {
  id: 'GHSA-cpwx-vrp4-4pq7',
  summary: 'Sandbox breakout through the attr filter.',
  affected: [
    {
      package: { name: 'jinja2', ecosystem: 'PyPI' },
      ranges: [{ type: 'ECOSYSTEM', events: [{ introduced: '0' }, { fixed: '3.1.6' }] }],
    },
  ],
};

/** As npm's registry answers to the names and versions of a lockfile. */
const minimist = {
  id: 1097677,
  url: 'https://github.com/advisories/GHSA-xvch-5gv4-984h',
  title: 'Prototype Pollution in minimist',
  severity: 'critical',
  vulnerable_versions: '<0.2.4',
};

const query = z.object({ package: z.object({ name: z.string() }) });

/** Serves `POST /osv` to pip-audit, and what npm asks a registry when it audits. */
export async function startAdvisoryService(): Promise<AdvisoryService> {
  const server = createServer(async (request, response) => {
    const answer = answerTo(request.url ?? '', await textOf(request));
    response.statusCode = answer === undefined ? 404 : 200;
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(answer ?? {}));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function answerTo(path: string, body: string): unknown {
  if (path === '/osv') {
    const asked = query.parse(JSON.parse(body));
    return asked.package.name === 'jinja2' ? { vulns: [jinja] } : {};
  }
  if (path.endsWith('/advisories/bulk')) {
    return 'minimist' in JSON.parse(body) ? { minimist: [minimist] } : {};
  }
  return path === '/minimist' ? packument('minimist', ['0.0.8', '1.2.8']) : undefined;
}

function packument(name: string, versions: readonly string[]): unknown {
  return {
    name,
    'dist-tags': { latest: versions.at(-1) },
    versions: Object.fromEntries(
      versions.map((version) => [version, { name, version, dist: { tarball: '', shasum: '' } }]),
    ),
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const bytes = Buffer.concat(chunks);
  return (request.headers['content-encoding'] === 'gzip' ? gunzipSync(bytes) : bytes).toString();
}
