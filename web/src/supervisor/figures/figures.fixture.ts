import { newId } from '@desk/protocol/ids';
import type { AgentLoad } from '@desk/protocol/people';
import type { Figures } from '@desk/protocol/report';
import { jiraReference } from '../stream/closure-row.fixture.ts';

const at = Date.parse('2026-05-13T08:12:52.000Z');
const ago = (seconds: number) => new Date(at - seconds * 1000).toISOString();
const wave = (base: number, swing: number, drift = 0) =>
  Array.from({ length: 60 }, (_, i) =>
    Math.max(0, Math.round((base + drift * (i - 59) + swing * Math.sin(i / 3.1) + swing * 0.6 * Math.sin(i / 1.3)) * 100) / 100),
  );

export const departments = ['Broadband', 'Delivery & returns', 'Mobile & plans', 'Billing', 'Shop'].map((name) => ({
  id: newId('dep'),
  name,
}));

export function agentLoad(name: string, live: number, limit: number, fields: Partial<AgentLoad> = {}): AgentLoad {
  return {
    id: newId('usr'),
    name,
    role: 'agent',
    departments: [],
    available: true,
    availableSince: ago(5_400),
    online: true,
    disconnectedAt: null,
    live,
    kept: 0,
    limit,
    owesReplySince: null,
    ...fields,
  };
}

const counts = [
  [1, 4, 14, 3],
  [2, 3, 16, 3],
  [2, 4, 12, 3],
  [1, 3, 16, 3],
  [4, 3, 14, 3],
  [5, 5, 13, 3],
  [2, 4, 17, 3],
  [1, 6, 15, 3],
  [2, 3, 16, 3],
  [6, 5, 16, 3],
  [3, 4, 16, 3],
  [2, 3, 22, 3],
];

/** The wall on a busy Wednesday morning, as GET /api/figures answers. */
export function figures(fields: Partial<Figures> = {}): Figures {
  const buckets = counts.map(([negative, neutral, positive, notSet], i) => ({
    start: ago(3_600 - i * 300 - 8),
    negative: negative!,
    neutral: neutral!,
    positive: positive!,
    notSet: notSet!,
  }));
  const queue = (i: number, waiting: number, longest: number, agents: number, inTarget: number) => ({
    department: departments[i]!,
    waiting,
    longestWaitSince: longest ? ago(longest) : null,
    next: null,
    agents,
    inTarget,
  });
  return {
    at: new Date(at).toISOString(),
    window: '60m',
    targets: { waiting: 10, replySeconds: 120, firstReplySeconds: 60, inTarget: 0.9 },
    waiting: { value: 7, spark: wave(7, 1.5) },
    longestWaitSince: ago(192),
    longestWait: { value: 192, spark: wave(180, 9, 2.2) },
    firstReplyMedian: { value: 41, spark: wave(40, 4) },
    inTarget: { value: 0.86, base: 212, spark: wave(0.87, 0.02, -0.002) },
    live: { value: 39, capacity: 46, spark: wave(38, 2) },
    closed: { value: 206, rated: 182, positive: 112, spark: wave(3.4, 1.6) },
    sentiment: { buckets, total: { positive: 112, neutral: 42, negative: 28, notSet: 24 } },
    tickets: 4,
    tags: [
      tagCount('Outage', 5, 31, 7),
      tagCount('Delivery delay', 35, 27, 24),
      tagCount('Roaming', 245, 22, 13),
      tagCount('Invoice question', 75, 19, 21),
      tagCount('Line fault', 245, 17, 6),
      tagCount('Refund', 165, 14, 14),
      tagCount('Family plan', 325, 11, 15),
    ],
    queues: [
      queue(0, 3, 192, 2, 0.71),
      queue(1, 1, 97, 2, 0.84),
      queue(2, 2, 65, 3, 0.88),
      queue(3, 1, 48, 1, 0.91),
      queue(4, 0, 0, 1, 0.96),
    ],
    agents: [
      agentLoad('Tomás Reyes', 6, 5, { owesReplySince: ago(112) }),
      agentLoad('Sam Okafor', 5, 5, { owesReplySince: ago(80) }),
      agentLoad('Yuki Tan', 5, 5, { owesReplySince: ago(44) }),
      agentLoad('Noor Haddad', 5, 6, { owesReplySince: ago(42) }),
      agentLoad('Priya Anand', 4, 5, { owesReplySince: ago(31) }),
      agentLoad('Wen Li', 4, 5),
      agentLoad('Agnes Holm', 4, 5, { owesReplySince: ago(12) }),
      agentLoad('Mikkel Dahl', 3, 5),
      agentLoad('Bo Lindqvist', 3, 5, { available: false, availableSince: ago(420) }),
    ],
    asked: [],
    movable: [],
    jira: {
      today: 41,
      sites: [],
      done: [],
      needsAttention: 1,
      rows: [
        link('PAY-3307', 'Gift card drained', { state: 'needs-attention', reason: 'No access', changedAt: ago(260) }),
        link('LOG-1180', 'Label bounce, courier', { reason: 'JIRA is not answering', changedAt: ago(150) }),
        link('NET-2381', 'Roaming bundle, eSIM swap', { changedAt: ago(1) }),
        link('FIB-0912', 'Outage, Haarlem west', { state: 'linked', changedAt: ago(60) }),
        link('SHP-0455', 'Price match form empty', { state: 'linked', changedAt: ago(880) }),
      ],
    },
    ...fields,
  };
}

function tagCount(name: string, hue: number, count: number, usual: number) {
  return { tag: { id: newId('tag'), name, hue }, count, usual };
}

function link(key: string, summary: string, fields: Parameters<typeof jiraReference>[0]) {
  return { ...jiraReference({ key, text: key, summary, ...fields }), chatId: newId('chat') };
}
