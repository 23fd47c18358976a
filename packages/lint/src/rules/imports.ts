import { dirname, posix } from 'node:path';
import type { Source } from './sources.ts';

/** One import of a file: what it names, and whether only types come with it. */
export type Import = { from: string; specifier: string; isType: boolean };

const STATEMENT = /^(?:import|export)\s+(type\s)?(?:[^'";]*?\sfrom\s+)?'([^']+)'/gm;
const CALL = /\bimport\(\s*'([^']+)'\s*\)/g;

/** The imports of a file, `import()` included. */
export function importsOf({ path, text }: Source): Import[] {
  const statements = [...text.matchAll(STATEMENT)].map(([, type, specifier = '']) => ({
    from: path,
    specifier,
    isType: type !== undefined,
  }));
  const calls = [...text.matchAll(CALL)].map(([, specifier = '']) => ({ from: path, specifier, isType: false }));
  return [...statements, ...calls];
}

/** The file below the checkout that an import names, or undefined for a package of others. */
export function targetOf({ from, specifier }: Import): string | undefined {
  if (specifier.startsWith('.')) return posix.normalize(posix.join(dirname(from), specifier));
  const [, name, rest] = /^@desk\/([a-z-]+)\/(.+)$/.exec(specifier) ?? [];
  if (!name) return undefined;
  const home = name === 'server' || name === 'worker' || name === 'web' || name === 'test' ? name : `packages/${name}`;
  return `${home}/src/${rest}.ts`;
}

/** Circles of files that import one another for more than types; each is reported once, as the path around it. */
export function findCycles(files: Source[]): string[] {
  const targets = new Map(files.map((file) => [file.path, valueTargets(file)]));
  const done = new Set<string>();
  const cycles: string[] = [];
  const visit = (path: string, trail: string[]) => {
    const start = trail.indexOf(path);
    if (start >= 0) cycles.push([...trail.slice(start), path].join(' → '));
    if (start >= 0 || done.has(path)) return;
    for (const target of targets.get(path) ?? []) visit(target, [...trail, path]);
    done.add(path);
  };
  for (const path of targets.keys()) visit(path, []);
  return cycles;
}

/** The first way from a file to one that imports the package `name` for more than types, or undefined. */
export function wayTo(name: string, from: string, files: ReadonlyMap<string, Source>, seen = new Set<string>()): string[] | undefined {
  const file = files.get(from);
  if (!file || seen.has(from)) return undefined;
  seen.add(from);
  if (importsOf(file).some(({ specifier, isType }) => specifier === name && !isType)) return [from];
  for (const target of valueTargets(file)) {
    const rest = wayTo(name, target, files, seen);
    if (rest) return [from, ...rest];
  }
  return undefined;
}

function valueTargets(file: Source): string[] {
  return importsOf(file).flatMap((found) => (found.isType ? [] : (targetOf(found) ?? [])));
}
