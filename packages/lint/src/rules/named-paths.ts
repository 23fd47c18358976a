import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT, type Source } from './sources.ts';

const CODE_SPAN = /`([^`\n]+)`/g;
const LINK = /\]\(([^)\s#]+)[^)]*\)/g;
/** Spelled like a path: no blanks, no wildcards, no placeholders. */
const PATH = /^[\w@.-]+(\/[\w@.-]+)*\/?$/;
const FENCE = /^```[\s\S]*?^```/gm;

/** The paths that a Markdown file names and that do not exist. A code span counts when it begins with a folder of ours. */
export function missingPaths({ path, text }: Source, folders: string[]): string[] {
  const prose = text.replace(FENCE, '');
  const spans = [...prose.matchAll(CODE_SPAN)].map(([, span = '']) => span.replace(/:\d+$/, '')).filter((span) => isOurs(span, folders));
  const links = [...prose.matchAll(LINK)].map(([, link = '']) => link).filter((link) => !/^[a-z]+:/.test(link));
  const near = (name: string) => join(ROOT, dirname(path), name);
  return [
    ...spans.filter((span) => !existsSync(join(ROOT, span)) && !existsSync(near(span))),
    ...links.filter((link) => !existsSync(near(link))),
  ];
}

function isOurs(span: string, folders: string[]): boolean {
  return PATH.test(span) && span.includes('/') && folders.includes(span.split('/')[0] ?? '');
}
