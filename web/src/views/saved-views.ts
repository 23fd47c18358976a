import { DeskError } from '@desk/protocol/errors';
import { saveView } from '../data/views-api.ts';

/** The page of an address, as saved views name it. A report’s own filters stand behind it. */
export function pageOf(path: string): string {
  const page = path.replace(/^\/+|\/+$/g, '');
  return page === 'reports' ? 'reports/activity' : page;
}

/** The address of a saved view. */
export function viewLink({ page, query }: { page: string; query: string }): string {
  return `/${page}${query ? `?${query}` : ''}`;
}

/**
 * Hands the views that a browser kept over to the server, once: until now they were in its storage. One whose name is taken there stays as the
 * server has it. What cannot be handed over stays, for the next time.
 * @returns whether anything was handed over
 */
export async function handOver(userId: string): Promise<boolean> {
  const key = `desk.report-views.${userId}`;
  const kept = read(key);
  if (kept.length === 0) return false;
  const left: unknown[] = [];
  for (const view of kept) {
    const { pathname, search } = new URL(view.href, 'https://desk.invalid');
    try {
      await saveView({ page: pageOf(pathname), name: view.name, query: search.slice(1) });
    } catch (error) {
      if (!(error instanceof DeskError) || !['already-exists', 'invalid'].includes(error.code)) left.push(view);
    }
  }
  if (left.length > 0) localStorage.setItem(key, JSON.stringify(left));
  else localStorage.removeItem(key);
  return left.length < kept.length;
}

function read(key: string): { name: string; href: string }[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isView) : [];
  } catch {
    return [];
  }
}

/** Only a report of ours: what stands in storage could come from anywhere. */
function isView(value: unknown): value is { name: string; href: string } {
  const { name, href } = (value ?? {}) as Record<string, unknown>;
  return typeof name === 'string' && typeof href === 'string' && /^\/reports(\/|\?|$)/.test(href);
}
