import { newId } from '@desk/protocol/ids';
import type { JiraCheck, JiraConnectionView } from '@desk/protocol/jira';
import type { SentimentReport, TagReport } from '@desk/protocol/report';
import type { ChangeTag, Tag } from '@desk/protocol/tag';
import { departments } from '../src/supervisor/figures/figures.fixture.ts';

const d = (...names: string[]) => departments.filter(({ name }) => names.includes(name)).map(({ id }) => id);
const line = (name: string, hue: number, meaning: string, departmentIds: Tag['departmentIds'], uses: number, active = true): Tag => ({
  id: newId('tag'),
  name,
  hue,
  meaning,
  departmentIds,
  uses,
  active,
  version: 1,
});

let tags: Tag[] = [
  line('Activation', 205, 'First use of a SIM, eSIM or contract', d('Mobile & plans'), 412),
  line('Address change', 125, 'Delivery or billing address', d('Delivery & returns', 'Billing'), 268),
  line('Billing error', 35, 'We charged the wrong amount', d('Billing'), 391),
  line('Cancellation', 325, 'Wants to leave or has given notice', [], 187),
  line('Coverage', 205, 'No or weak signal where they are', d('Mobile & plans'), 305),
  line('Damaged item', 5, 'Arrived broken or incomplete', d('Delivery & returns', 'Shop'), 142),
  line('Delivery delay', 35, 'Later than the promised day', d('Delivery & returns'), 1204),
  line('Device setup', 245, 'Help after buying a device', d('Shop', 'Mobile & plans'), 476),
  line('Duplicate charge', 35, 'Paid twice, or a hold shown as a charge', d('Billing'), 233),
  line('eSIM', 285, 'Codes, swaps, new phone', d('Mobile & plans'), 688),
  line('Exchange', 165, 'Swap for another size or model', d('Delivery & returns', 'Shop'), 121),
  line('Family plan', 325, 'Adding, moving, splitting numbers', d('Mobile & plans'), 354),
  line('Fraud concern', 5, 'Suspected misuse of an account or card', [], 39),
  line('Gift card', 75, 'Balance, activation, lost card', d('Shop', 'Billing'), 88),
  line('Home move', 125, 'Moving broadband to a new address', d('Broadband'), 204),
  line('Invoice question', 75, 'Explain a line, no error', d('Billing'), 902),
  line('Line fault', 245, 'Confirmed fault on the line', d('Broadband'), 517),
  line('Number porting', 285, 'Bring or take a number', d('Mobile & plans'), 176),
  line('Outage', 5, 'Known outage in the area', d('Broadband', 'Mobile & plans'), 731),
  line('Payment failed', 35, 'Card or direct debit refused', d('Billing'), 219),
  line('Price match', 125, 'Saw it cheaper elsewhere', d('Shop'), 96),
  line('Refund', 165, 'Money back, full or partial', d('Billing', 'Delivery & returns'), 447),
  line('Roaming', 245, 'Abroad, bundles and prices', d('Mobile & plans'), 420),
  line('Router', 205, 'Setup, reset, replacement', d('Broadband'), 260),
  line('Voucher', 75, 'Codes that are not accepted', d('Shop'), 0),
  line('3G sunset', 285, 'Phones that need a swap', d('Mobile & plans'), 12, false),
];

export function sampleTags(url: URL, method: string, body: unknown): unknown {
  const id = url.pathname.split('/')[3];
  if (method === 'PATCH') {
    const change = body as ChangeTag;
    const mine = tags.find((tag) => tag.id === id)!;
    if (change.version !== mine.version)
      return Response.json(
        { type: 'about:blank', title: 'Somebody changed this tag meanwhile.', status: 409, code: 'conflict', tag: mine },
        { status: 409 },
      );
    tags = tags.map((tag) => (tag.id === id ? { ...tag, ...change, version: tag.version + 1 } : tag));
    return tags.find((tag) => tag.id === id);
  }
  if (method === 'POST') {
    const made = { ...line('', 245, '', [], 0), ...(body as Partial<Tag>) };
    tags = [...tags, made];
    return made;
  }
  return { items: tags };
}

export function sampleReports(url: URL): SentimentReport | TagReport {
  const from = url.searchParams.get('from')!;
  const to = url.searchParams.get('to')!;
  const by = (url.searchParams.get('by') ?? 'day') as SentimentReport['by'];
  const start = Date.parse(from);
  const shift = Math.floor(start / 86_400_000) % 5;
  const size = by === 'hour' ? 3_600_000 : by === 'day' ? 86_400_000 : 604_800_000;
  if (url.pathname.endsWith('/tags')) {
    const rows = tags.slice(0, 12).map((tag, i) => counts({ id: tag.id, name: tag.name, hue: tag.hue }, tag.uses, 0.06 + 0.035 * i));
    return {
      unit: 'closures',
      from,
      to,
      rows: rows.sort((a, b) => b.total - a.total),
      untagged: { positive: 30, neutral: 20, negative: 6, notSet: 60, total: 116 },
      total: 4200,
    };
  }
  const buckets = Array.from({ length: Math.max(1, Math.ceil((Date.parse(to) - start) / size)) }, (_, i) => {
    const busy =
      by === 'hour'
        ? Math.max(0, Math.sin(((i % 24) - 6) / 5.2)) * (19 + shift)
        : 84 + 3 * shift + 24 * Math.sin(i * 1.7) - (i % 7 > 4 ? 46 : 0);
    return {
      start: new Date(start + i * size).toISOString(),
      positive: Math.round(busy * 0.58),
      neutral: Math.round(busy * 0.2),
      negative: Math.round(busy * (0.1 + (i % 5 === 3 ? 0.12 : 0))),
      notSet: Math.round(busy * 0.09),
    };
  });
  const sum = (key: 'positive' | 'neutral' | 'negative' | 'notSet') => buckets.reduce((all, bucket) => all + bucket[key], 0);
  const total = { positive: sum('positive'), neutral: sum('neutral'), negative: sum('negative'), notSet: sum('notSet') };
  return { unit: 'closures', zone: 'UTC', from, to, by, buckets, total };
}

function counts(tag: TagReport['rows'][number]['tag'], total: number, negative: number) {
  const bad = Math.round(total * negative);
  const unset = Math.round(total * 0.07);
  const neutral = Math.round(total * 0.22);
  return { tag, total, negative: bad, notSet: unset, neutral, positive: total - bad - unset - neutral };
}

const connection: JiraConnectionView = {
  id: newId('jira'),
  flavour: 'cloud',
  baseUrl: 'https://demo.atlassian.example',
  user: 'desk@demo.test',
  hasToken: true,
  hasCa: false,
  aliases: ['https://jira.demo.test'],
  projects: ['NET', 'FIB', 'PAY', 'LOG', 'SHP'],
  lastOkAt: '2026-05-13T08:11:20.000Z',
  lastError: { kind: 'forbidden', sentence: 'JIRA knows the account, but it may not link issues in PAY.', at: '2026-05-13T07:58:00.000Z' },
  tokenExpiresAt: '2026-05-20T00:00:00.000Z',
  state: 'answering',
  nextTryAt: null,
  rate: { limit: 100, left: 92, at: '2026-05-13T08:11:20.000Z' },
  webhook: { isSet: true, lastAt: '2026-05-13T08:10:00.000Z' },
  pending: 12,
  needsAttention: 1,
  oldestPendingAt: '2026-05-13T08:04:00.000Z',
};

const checks: JiraCheck[] = [
  { name: 'address', state: 'ok', sentence: 'demo.atlassian.example answers over https.' },
  { name: 'answers-json', state: 'ok', sentence: 'It answers as JIRA Cloud does.' },
  { name: 'identity', state: 'ok', sentence: 'Signed in as Desk Bot.' },
  { name: 'projects', state: 'ok', sentence: 'Five projects are visible: NET, FIB, PAY, LOG, SHP.' },
  { name: 'links', state: 'failed', sentence: 'Linking is off, or the account lacks “Link issues”.' },
];

export function sampleJira(url: URL, _method: string): unknown {
  if (url.pathname.endsWith('/test')) return { checks };
  if (url.pathname.endsWith('/sites')) return { items: [] };
  if (url.pathname.endsWith('/webhook')) return { url: 'https://desk.example/hooks/jira/1', secret: 'a-secret' };
  return { connection, items: [connection] };
}
