import type { ClosureReference, ClosureRow } from '@desk/protocol/closure';
import { newId } from '@desk/protocol/ids';
import { departments } from '../src/supervisor/figures/figures.fixture.ts';
import { closureRow, jiraReference } from '../src/supervisor/stream/closure-row.fixture.ts';

const tag = (name: string, hue: number) => ({ id: newId('tag'), name, hue });

type Line = [
  customer: string,
  sentiment: ClosureRow['sentiment'],
  agent: string,
  department: number,
  seconds: number,
  note: string | null,
  tag: [string, number] | null,
  reference?: Partial<ClosureReference>,
];

const lines: Line[] = [
  [
    'Ada M.',
    'positive',
    'Noor Haddad',
    2,
    580,
    'Travel 5 GB was paid but never switched on after the eSIM swap. Re-triggered by hand, works since ten',
    ['eSIM', 285],
    { key: 'NET-2381' },
  ],
  [
    'Ravi S.',
    'positive',
    'Priya Anand',
    3,
    252,
    'Second charge was a hold, released. Sent him the bank reference',
    ['Duplicate charge', 35],
  ],
  ['Lena R.', 'neutral', 'Noor Haddad', 2, 363, 'Wants 5G at home, out of coverage until autumn. Reminder set', ['Coverage', 205]],
  [
    'Oskar B.',
    'negative',
    'Tomás Reyes',
    0,
    1107,
    'Third outage this month. Engineer Thursday, asked for a supervisor call back',
    ['Line fault', 245],
    { key: 'FIB-0912', state: 'linked' },
  ],
  ['Mina T.', 'positive', 'Yuki Tan', 1, 330, 'Parcel was at the pickup point, barcode sent again', ['Delivery delay', 35]],
  ['Pau G.', 'positive', 'Wen Li', 4, 198, 'Matched the price, order placed during the chat', ['Price match', 125]],
  ['Sena D.', 'neutral', 'Priya Anand', 3, 669, 'Invoice split explained line by line, no change needed', ['Invoice question', 75]],
  [
    'Theo K.',
    'negative',
    'Agnes Holm',
    1,
    464,
    'Return label bounced twice. Courier ticket open, refund promised by Monday',
    ['Refund', 165],
    { key: 'LOG-1180', reason: 'JIRA is not answering' },
  ],
  ['Uma V.', 'positive', 'Mikkel Dahl', 2, 411, 'Moved three numbers into one family plan', ['Family plan', 325]],
  ['Vito C.', 'neutral', 'Sam Okafor', 0, 740, 'Router swapped to channel 11, speed back to 480', ['Router', 205]],
  ['Wilma E.', 'positive', 'Yuki Tan', 1, 276, 'Address changed before dispatch', ['Address change', 125]],
  ['Zeno F.', null, '', 2, 178, null, null],
  [
    'Yara N.',
    'negative',
    'Wen Li',
    4,
    482,
    'Gift card balance gone. Fraud team informed, card frozen',
    ['Fraud concern', 5],
    { key: 'PAY-3307', state: 'needs-attention', reason: 'No access' },
  ],
];

let at = Date.parse('2026-05-13T08:12:51.000Z');

/** Closures as a busy morning brings them, newest first. */
export function sampleClosures(count: number): ClosureRow[] {
  at = Date.parse('2026-05-13T08:12:51.000Z');
  return Array.from({ length: count }, (_, i) => sampleClosure(i));
}

/** The next one, half a minute before the one before, or now. */
export function sampleClosure(i: number, closedAt?: number): ClosureRow {
  const [customer, sentiment, agent, department, handledSeconds, note, tagOf, reference] = lines[i % lines.length]!;
  const when = closedAt ?? at;
  at -= (i % 7) * 6_000 + 12_000;
  return closureRow({
    customer: { id: newId('cust'), name: customer },
    sentiment,
    note,
    handledSeconds,
    department: departments[department]!,
    closedAt: new Date(when).toISOString(),
    tags: tagOf ? [tag(...tagOf)] : [],
    references: reference ? [jiraReference({ text: reference.key ?? 'NET-1', ...reference })] : [],
    ...(agent
      ? { closedBy: { kind: 'agent', id: newId('usr'), name: agent } }
      : { closedBy: { kind: 'customer', id: null, name: customer }, reason: 'customer_end' }),
  });
}
