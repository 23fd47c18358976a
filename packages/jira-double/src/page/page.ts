import { randomBytes } from 'node:crypto';
import { Hono } from 'hono';
import { html, raw } from 'hono/html';
import type { RestEnv, Site } from '../site.ts';
import type { Issue, RemoteLink } from '../state.ts';
import { movesFrom } from '../workflow.ts';
import { moveIssue } from './move.ts';
import { STYLES } from './styles.ts';

// Swaps the list in place, so that nothing flickers and no scroll position is lost. Only that part is parsed: the styles of the other answer
// have a nonce of their own, which this page's policy refuses with an error in the console.
const REFRESH = `
setInterval(async () => {
  try {
    const answer = await fetch(location.href, { headers: { accept: 'text/html' } });
    const part = /<main>.*<\\/main>/s.exec(await answer.text());
    const fresh = part && new DOMParser().parseFromString(part[0], 'text/html').querySelector('main');
    if (fresh && fresh.innerHTML !== document.querySelector('main').innerHTML) document.querySelector('main').replaceWith(fresh);
  } catch {}
}, 2000);`;

/** Pages for people: all issues with what is linked to them, and one page for each issue, so that its address leads somewhere. */
export function pageRoutes(site: Site): Hono<RestEnv> {
  const home = `${site.contextPath}/`;
  const address = (issue: Issue) => `${site.contextPath}/browse/${issue.key}`;

  return new Hono<RestEnv>()
    .get('/', () => {
      const issues = [...site.control.state.issues.values()].sort((a, b) => newestLink(b) - newestLink(a) || byKey(a, b));
      const linked = issues.filter((issue) => issue.links.length > 0).length;
      return page(
        'Demo Jira',
        html`<header><h1>Demo Jira</h1><span class="quiet">${issues.length} issues, ${linked} with links. Kept in memory only.</span></header>
<div class="sheet"><table>
<thead><tr><th scope="col">Key</th><th scope="col">Summary</th><th scope="col">Status</th><th scope="col">Linked from elsewhere</th></tr></thead>
<tbody>${issues.map(
          (
            issue,
          ) => html`<tr class="${issue.links.length > 0 ? 'linked' : ''}"><td><a href="${address(issue)}">${issue.key}</a></td><td>${issue.summary}</td>
<td>${status(issue)}</td><td>${links(issue.links, address(issue))}</td></tr>`,
        )}</tbody></table></div>`,
      );
    })
    .get('/browse/:key', (c) => {
      const issue = site.control.state.find(c.req.param('key'));
      if (issue === undefined)
        return page('No such issue', html`<header><h1>No such issue</h1></header><p><a href="${home}">All issues</a></p>`, 404);
      return page(
        `${issue.key} ${issue.summary}`,
        html`<header><h1>${issue.summary}</h1><span class="quiet">${issue.key}</span></header>
<div class="sheet"><dl><dt>Status</dt><dd>${status(issue)}</dd><dt>Move to</dt><dd>${moves(issue, address(issue))}</dd><dt>Type</dt><dd>${issue.issueType}</dd><dt>Project</dt><dd>${issue.project.name}</dd>
<dt>Linked from elsewhere</dt><dd>${issue.links.length === 0 ? html`<span class="quiet">Nothing yet</span>` : links(issue.links)}</dd></dl></div>
<p class="below">Once it is done, whoever closed a chat with it is told in the desk.</p>
<p class="below"><a href="${home}">All issues</a></p>`,
      );
    })
    .post('/browse/:key/status', async (c) => {
      const issue = site.control.state.find(c.req.param('key'));
      return issue === undefined ? c.redirect(home, 303) : moveIssue(c, site, issue, address(issue));
    });
}

type Markup = ReturnType<typeof html>;

async function page(title: string, body: Markup, code = 200): Promise<Response> {
  const nonce = randomBytes(16).toString('base64');
  const text = await html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title>
<link rel="icon" href="data:,"><style nonce="${nonce}">${raw(STYLES)}</style></head>
<body><main>${body}</main><script nonce="${nonce}">${raw(REFRESH)}</script></body></html>`;
  const policy = `default-src 'none'; style-src 'nonce-${nonce}'; style-src-attr 'unsafe-inline'; script-src 'nonce-${nonce}'; connect-src 'self'; img-src data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'`;
  return new Response(text.toString(), {
    status: code,
    headers: { 'content-type': 'text/html;charset=UTF-8', 'content-security-policy': policy, 'cache-control': 'no-store' },
  });
}

function status(issue: Issue): Markup {
  return html`<span class="chip ${issue.status.category}">${issue.status.name}</span>`;
}

/** Buttons instead of a list, since the page is drawn anew every two seconds. */
function moves(issue: Issue, at: string): Markup {
  return html`<form method="post" action="${at}/status">${movesFrom(issue.status).map(
    ({ name, category }) => html`<button class="chip ${category}" name="to" value="${name}">${name}</button>`,
  )}</form>`;
}

const MOST = 5;

/** The newest first; in the list, where `rest` leads to the others, the first five. */
function links(all: RemoteLink[], rest?: string): Markup {
  const shown = all.toSorted((a, b) => b.id - a.id).slice(0, rest ? MOST : undefined);
  return html`<ul>${shown.map(({ object, application, relationship }) => {
    const url = String(object.url);
    const title = String(object.title);
    // Only addresses of the web may be followed from here.
    const target = /^https?:\/\//i.test(url) ? html`<a href="${url}" rel="noopener noreferrer">${title}</a>` : html`<b>${title}</b>`;
    return html`<li class="link">${target} <span class="quiet">${[relationship, application?.name, object.summary].filter((each) => typeof each === 'string').join(' · ')}</span></li>`;
  })}${shown.length < all.length ? html`<li><a href="${rest}">and ${all.length - shown.length} more</a></li>` : ''}</ul>`;
}

function newestLink(issue: Issue): number {
  return Math.max(0, ...issue.links.map((link) => link.id));
}

function byKey(a: Issue, b: Issue): number {
  return a.key.localeCompare(b.key, 'en', { numeric: true });
}
