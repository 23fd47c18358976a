import { foldClosures } from '@desk/core/reports/fold';
import type { SentimentReport, TagReport } from '@desk/protocol/report';
import { bigBusiness, filled, YEAR } from './big-business.ts';
import { startServer, startWorker } from './desk-processes.ts';
import { type Figure, median, percentile } from './figures.ts';
import { type BigBusiness, fillClosures } from './many-closures.ts';
import { plainSentiment, plainTags } from './plain-reports.ts';
import { familyCpuSeconds } from './process-cpu.ts';
import type { Services } from './services.ts';

const CLOSURES = Number(process.argv.find((word) => word.startsWith('--closures='))?.slice('--closures='.length) ?? 10_000_000);
const DAY_MS = 86_400_000;
const RANGE_DAYS = 90;
const READS = 60;
const COMPARED = 4;
const FOLDED = 25_000;
const FOLD_ROUNDS = 4;
const LAG_SECONDS = 20;
const LAG_PER_SECOND = 500;
const ZONES = ['Europe/Amsterdam', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'UTC'];

type Range = { from: Date; to: Date; zone: string };

/**
 * Reports of 90 days by day over ten million closures of a year (`--closures=` for fewer), over HTTP, each compared with a plain group by over the
 * rows of the same range; how fast a fold counts, and how far behind the closures the reports are while five hundred come a second.
 */
export async function benchReports(services: Services, undo: AsyncDisposableStack, tell: (line: string) => void): Promise<Figure[]> {
  const { sql, db } = services;
  const business = await bigBusiness(services, CLOSURES, tell);
  const server = await startServer(services);
  undo.defer(server.stop);

  const reads = { sentiment: [] as number[], tags: [] as number[] };
  const plain = { sentiment: [] as number[], tags: [] as number[] };
  const cpu = { sentiment: 0, tags: 0 };
  const cpuMs = async () => ((await server.cpuSeconds()) + familyCpuSeconds(services.postgresPid)) * 1000;
  const ask = asker(server.url, business);
  for (let i = 0; i < 5; i++) for (const kind of ['sentiment', 'tags'] as const) await ask(kind, rangeAt(business, i, READS));
  for (const kind of ['sentiment', 'tags'] as const) {
    const before = await cpuMs();
    for (let i = 0; i < READS; i++) reads[kind].push((await ask(kind, rangeAt(business, i, READS))).ms);
    cpu[kind] = ((await cpuMs()) - before) / READS;
  }
  for (let i = 0; i < READS; i += READS / COMPARED) {
    const range = rangeAt(business, i, READS);
    plain.sentiment.push(await plainSentiment(sql, business.workspaceId, range, (await ask<SentimentReport>('sentiment', range)).body));
    plain.tags.push(await plainTags(sql, business.workspaceId, range, (await ask<TagReport>('tags', range)).body));
  }
  tell('every compared figure equals the plain group by');

  const rates: number[] = [];
  const cpuPerFold: number[] = [];
  for (let round = 0; round < FOLD_ROUNDS; round++) {
    const first = await filled(sql);
    // Of one day, as after a night in which no worker ran.
    await fillClosures(
      sql,
      { ...business, from: new Date(business.from.getTime() + (YEAR - 1) * DAY_MS), days: 1 },
      first,
      first + FOLDED,
      false,
    );
    const before = familyCpuSeconds(services.postgresPid);
    const from = performance.now();
    while ((await foldClosures(db, business.workspaceId)) > 0);
    rates.push(FOLDED / ((performance.now() - from) / 1000));
    cpuPerFold.push(((familyCpuSeconds(services.postgresPid) - before) * 1e6) / FOLDED);
  }
  const lags = await lag(services, undo, business, server.url, await filled(sql));
  return [
    read(`sentiment report, 90 days by day, ${CLOSURES / 1e6} million closures, p95`, reads.sentiment, plain.sentiment),
    read(`tag report, the same, p95`, reads.tags, plain.tags),
    { name: 'CPU of server and Postgres per sentiment report', unit: 'ms', rounds: [], value: cpu.sentiment },
    { name: 'the same per tag report', unit: 'ms', rounds: [], value: cpu.tags },
    { name: 'compared with a plain group by and equal', unit: 'reports', rounds: [], value: plain.sentiment.length + plain.tags.length },
    { name: 'roll-up', unit: 'closures/s', rounds: rates, value: median(rates), target: { of: 'value', at: '>=', than: 5_000 } },
    { name: 'CPU of Postgres per closure counted', unit: 'µs', rounds: cpuPerFold, value: median(cpuPerFold) },
    {
      name: `roll-up lag at ${LAG_PER_SECOND} closures/s, p95`,
      unit: 'ms',
      rounds: [],
      value: percentile(lags, 0.95),
      target: { of: 'value', at: '<=', than: 2_000 },
    },
  ];
}

function read(name: string, ms: number[], plain: number[]): Figure {
  return {
    name,
    unit: 'ms',
    rounds: ms,
    value: percentile(ms, 0.95),
    baseline: { name: 'plain group by', value: median(plain) },
    ratio: percentile(ms, 0.95) / median(plain),
    target: { of: 'value', at: '<=', than: 50 },
  };
}

/** The `i`th of `count` ranges: whole days of its zone, spread over the year. */
function rangeAt({ from, days }: BigBusiness, i: number, count: number): Range {
  const zone = ZONES[i % ZONES.length]!;
  const start = from.getTime() + Math.floor((i / count) * (days - RANGE_DAYS)) * DAY_MS;
  return { from: midnight(start, zone), to: midnight(start + RANGE_DAYS * DAY_MS, zone), zone };
}

/** When the day of `utc` begins in a zone. */
function midnight(utc: number, zone: string): Date {
  const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
  const offset = (at: number) => Date.parse(`${clock.format(at).replace(' ', 'T')}Z`) - at;
  return new Date(utc - offset(utc - offset(utc)));
}

function asker(url: string, { supervisors }: BigBusiness) {
  return async <T>(kind: 'sentiment' | 'tags', { from, to, zone }: Range): Promise<{ ms: number; body: T }> => {
    const query = new URLSearchParams({ from: from.toISOString(), to: to.toISOString(), zone, by: 'day' });
    const started = performance.now();
    const answer = await fetch(`${url}/api/reports/${kind}?${query}`, { headers: { cookie: supervisors[0]!.cookie } });
    const body = (await answer.json()) as T;
    const ms = performance.now() - started;
    if (answer.status !== 200) throw new Error(`The ${kind} report answered ${answer.status}: ${JSON.stringify(body)}`);
    return { ms, body };
  };
}

/** Closures come in steadily, unannounced: the worker's sweep must find them. Gives the age of the oldest that was not counted, again and again. */
async function lag(
  { sql, ...services }: Services,
  undo: AsyncDisposableStack,
  business: BigBusiness,
  url: string,
  first: number,
): Promise<number[]> {
  const worker = await startWorker({ sql, ...services }, url);
  undo.defer(worker.stop);
  const ages: number[] = [];
  const batch = LAG_PER_SECOND / 10;
  for (let i = 0; i < LAG_SECONDS * 10; i++) {
    const next = performance.now() + 100;
    await fillClosures(sql, { ...business, from: new Date(), days: 0 }, first + i * batch, first + (i + 1) * batch, false);
    await sql`update closures set undo_until = clock_timestamp() where id in (select 'clo_' || lpad(g::text, 26, '0') from generate_series(${first + i * batch}::bigint, ${first + (i + 1) * batch - 1}::bigint) g)`;
    const [oldest] = await sql<
      { ms: number }[]
    >`select coalesce(extract(epoch from clock_timestamp() - min(undo_until)) * 1000, 0)::float as ms from closures where is_dirty`;
    ages.push(oldest!.ms);
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, next - performance.now())));
  }
  return ages;
}
