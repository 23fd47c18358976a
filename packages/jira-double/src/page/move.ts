import type { Context } from 'hono';
import type { RestEnv, Site } from '../site.ts';
import type { Issue } from '../state.ts';
import { tellOfMove } from '../webhooks.ts';
import { movesFrom } from '../workflow.ts';

/**
 * Moves an issue as a person of that Jira does, with the form of its page: updated time, resolution and webhooks follow. Back to the page with 303.
 * A form of another site is refused: browsers say where a post comes from.
 */
export async function moveIssue(c: Context<RestEnv>, site: Site, issue: Issue, back: string): Promise<Response> {
  if (!isOwnForm(c)) return refusal(403, 'This form did not come from here.');
  const { to } = await c.req.parseBody();
  const status = movesFrom(issue.status).find(({ name }) => name === to);
  // A page of before a move by somebody else: it is there already.
  if (!status) return to === issue.status.name ? c.redirect(back, 303) : refusal(400, 'There is no such status.');
  const from = issue.status;
  site.control.transition(issue.id, status.name, status.category);
  for (const target of site.control.webhooks) void tellOfMove(target, issue, from, site.flavour);
  return c.redirect(back, 303);
}

function isOwnForm(c: Context<RestEnv>): boolean {
  const site = c.req.header('sec-fetch-site');
  if (site !== undefined && site !== 'same-origin') return false;
  const origin = c.req.header('origin') ?? '';
  return URL.canParse(origin) && new URL(origin).host === c.req.header('host');
}

function refusal(status: number, text: string): Response {
  return new Response(text, { status, headers: { 'content-type': 'text/plain;charset=UTF-8' } });
}
