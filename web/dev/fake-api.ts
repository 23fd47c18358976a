import { newId } from '@desk/protocol/ids';
import { agentLoad, departments, figures } from '../src/supervisor/figures/figures.fixture.ts';
import { sampleChat, sampleChats } from './sample-chats.ts';
import { sampleClosures } from './sample-closures.ts';
import { sampleJira, sampleReports, sampleTags } from './sample-settings.ts';

const closures = sampleClosures(120);
const mode = new URLSearchParams(location.search).get('mode') ?? '';

type Answer = (url: URL, method: string, body: unknown) => unknown;

const routes: [RegExp, Answer][] = [
  [/^\/api\/figures/, (url) => figures({ window: (url.searchParams.get('window') ?? '60m') as '60m' })],
  [
    /^\/api\/closures$/,
    (url) =>
      page(
        closures.filter((row) => !url.searchParams.get('sentiment') || (row.sentiment ?? 'not-set') === url.searchParams.get('sentiment')),
        url,
      ),
  ],
  [/^\/api\/departments/, () => ({ items: departments })],
  [/^\/api\/agents/, () => ({ items: figures().agents.concat(agentLoad('Ines Duarte', 0, 5)) })],
  [/^\/api\/tags/, (url, method, body) => sampleTags(url, method, body)],
  [/^\/api\/chats$/, (url) => ({ items: sampleChats(url.searchParams.get('tab') ?? 'live'), nextCursor: null })],
  [/^\/api\/chats\/[^/]+$/, (url) => sampleChat(url.pathname.split('/').at(-1)!, closures)],
  [/^\/api\/reports\//, (url) => sampleReports(url)],
  [/^\/api\/integrations\/jira/, (url, method) => sampleJira(url, method)],
  [/^\/api\/references\//, () => ({ queued: true, id: newId('ref') })],
];

function page<T>(items: T[], url: URL): { items: T[]; nextCursor: string | null } {
  const limit = Number(url.searchParams.get('limit') ?? 50);
  const from = Number(url.searchParams.get('cursor') ?? 0);
  return { items: items.slice(from, from + limit), nextCursor: from + limit < items.length ? String(from + limit) : null };
}

/** Answers the calls of the page from samples. `?mode=slow|broken|empty` shows the other states. */
export function installFakeApi(): void {
  globalThis.fetch = async (input, init) => {
    const url = new URL(String(input), location.href);
    const method = init?.method ?? 'GET';
    const found = routes.find(([pattern]) => pattern.test(url.pathname));
    if (mode === 'slow') await new Promise(() => undefined);
    if (mode === 'broken') {
      const problem = {
        type: 'about:blank',
        title: 'The server took too long.',
        status: 503,
        code: 'unavailable',
        requestId: 'req-77a18f21c',
      };
      return Response.json(problem, { status: 503 });
    }
    const answer = found?.[1](url, method, init?.body ? JSON.parse(String(init.body)) : undefined);
    if (answer instanceof Response) return answer;
    return Response.json(answer ?? null);
  };
}
