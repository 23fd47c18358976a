import type { SurveySettings } from '@desk/protocol/survey';
import type { SurveyReport } from '@desk/protocol/survey-report';
import { html } from 'lit';
import { afterEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { periodBetween } from '../clock/period.ts';
import { mountInDesk } from '../data/desk-contexts.fixture.ts';
import { StubServer } from '../data/stub-server.fixture.ts';
import type { ReportScope } from './report-scope.ts';
import './desk-survey-cards.ts';

let server: StubServer;

afterEach(() => {
  server.remove();
  document.body.replaceChildren();
});

const now = new Date('2026-05-16T12:00:00Z');
const period = periodBetween('2026-05-14', '2026-05-16', 'UTC', now);
const scope: ReportScope = {
  period,
  words: '14–16 May',
  against: undefined,
  zone: 'UTC',
  department: 'dep_a',
  departmentName: 'Billing',
  revision: 0,
};
const days = ['2026-05-14T00:00:00.000Z', '2026-05-15T00:00:00.000Z', '2026-05-16T00:00:00.000Z'] as const;
const head = { unit: 'surveys', zone: 'UTC', from: days[0], to: '2026-05-17T00:00:00.000Z', by: 'day' } as const;

/** Seven of twelve asked answered: 5, 5, 4, 4, 3, 1, 1 and 10, 9, 8, 6, 0, 0, 0. */
const report: SurveyReport = {
  ...head,
  csat: {
    asked: 12,
    answers: 7,
    satisfied: 4,
    sum: 23,
    scores: [2, 0, 1, 2, 2],
    buckets: [
      { start: days[0], asked: 6, answers: 4, satisfied: 3, sum: 15 },
      { start: days[1], asked: 2, answers: 0, satisfied: 0, sum: 0 },
      { start: days[2], asked: 4, answers: 3, satisfied: 1, sum: 8 },
    ],
  },
  nps: {
    asked: 12,
    answers: 7,
    promoters: 2,
    detractors: 4,
    scores: [3, 0, 0, 0, 0, 0, 1, 0, 1, 1, 1],
    buckets: [
      { start: days[0], asked: 6, answers: 4, promoters: 2, detractors: 1 },
      { start: days[1], asked: 2, answers: 0, promoters: 0, detractors: 0 },
      { start: days[2], asked: 4, answers: 3, promoters: 0, detractors: 3 },
    ],
  },
};

const nothing = (asked: number): SurveyReport => ({
  ...head,
  csat: { asked, answers: 0, satisfied: 0, sum: 0, scores: [0, 0, 0, 0, 0], buckets: [] },
  nps: { asked: 0, answers: 0, promoters: 0, detractors: 0, scores: Array.from({ length: 11 }, () => 0), buckets: [] },
});

const settings = { version: 1, csat: { on: true }, nps: { on: false }, afterTimeout: false } as SurveySettings;

function mount(answer: (to: string) => SurveyReport, about: ReportScope = scope) {
  server = new StubServer({ 'GET /api/reports/surveys': (_, query) => answer(query.get('to')!), 'GET /api/surveys': () => settings });
  return mountInDesk([], html`<desk-survey-cards .scope=${about} .channel=${'web'}></desk-survey-cards>`);
}

const behind = (filter: string, from: string = days[0], to: string = head.to) =>
  `/supervise/closed?${new URLSearchParams({ from, to, department: 'dep_a', channel: 'web' })}&${filter}`;

test('[Q8] CSAT and NPS say their base, and each figure leads to exactly its closures', async () => {
  await mount(() => report);
  await expect.element(page.getByText('CSAT scores')).toBeVisible();
  const cards = [...document.querySelector('desk-survey-cards')!.renderRoot.querySelectorAll('desk-report-figures')];
  const said = cards.map((card) =>
    [...card.renderRoot.querySelectorAll('.figure')].map((figure) => [
      ...['dt', '.value', '.note'].map((part) => figure.querySelector(part)!.textContent!.trim()),
      ...[...figure.querySelectorAll('a')].map((link) => link.getAttribute('href')),
    ]),
  );
  expect(said).toEqual([
    [
      ['CSAT', '57%', 'of 7 answers', behind('csat=satisfied')],
      ['Dissatisfied', '43%', 'gave 1, 2 or 3, of 7 answers', behind('csat=dissatisfied')],
      ['Mean', '3.3', 'from 1 to 5, of 7 answers', behind('csat=answered')],
      ['Answered', '58%', 'of 12 asked', behind('csat=answered'), behind('csat=asked')],
    ],
    [
      ['NPS', '−29', 'of 7 answers', behind('nps=answered')],
      ['Promoters', '29%', 'gave 9 or 10, of 7 answers', behind('nps=promoter')],
      ['Passives', '14%', 'gave 7 or 8, of 7 answers', behind('nps=passive')],
      ['Detractors', '57%', 'gave 0 to 6, of 7 answers', behind('nps=detractor')],
      ['Answered', '58%', 'of 12 asked', behind('nps=answered'), behind('nps=asked')],
    ],
  ]);
});

test('[Q8] the lines have nothing where nobody answered, and every point and bar leads to its closures', async () => {
  await mount(() => report);
  const graph = page.getByRole('group', { name: /^NPS, 14–16 May\. −29 of 7 answers/ });
  const points = graph.getByRole('link');
  await expect
    .poll(() => points.elements().map((point) => [point.getAttribute('aria-label'), point.getAttribute('href')]))
    .toEqual([
      ['Thursday 14 May. 14–16 May +25, 4 of 6 answered', behind('nps=answered', days[0], days[1])],
      ['Friday 15 May. 14–16 May –, 0 of 2 answered', behind('nps=answered', days[1], days[2])],
      ['Saturday 16 May. 14–16 May −100, 3 of 4 answered', behind('nps=answered', days[2])],
    ]);
  const bars = page.getByRole('list', { name: /each CSAT score/ }).getByRole('link');
  expect(bars.elements().map((bar) => [bar.getAttribute('aria-label'), bar.getAttribute('href')])).toEqual([
    ['1: 2 of 7 answers', behind('csat=1')],
    ['2: 0 of 7 answers', behind('csat=2')],
    ['3: 1 of 7 answers', behind('csat=3')],
    ['4: 2 of 7 answers', behind('csat=4')],
    ['5: 2 of 7 answers', behind('csat=5')],
  ]);
  await page.getByRole('button', { name: 'Show as table' }).nth(1).click();
  await expect.element(page.getByRole('row', { name: '4 2 29%' })).toBeVisible();
});

test('a change is against the same part of the other period, where enough answered in it', async () => {
  const against = {
    period: periodBetween('2026-05-11', '2026-05-13', 'UTC', now),
    words: '11–13 May',
    until: new Date('2026-05-13T12:00:00Z'),
  };
  const many = {
    ...report,
    csat: { ...report.csat, answers: 10, satisfied: 9 },
    nps: { ...report.nps, answers: 10, promoters: 6, detractors: 1 },
  };
  const whole = { ...many, csat: { ...many.csat, satisfied: 1 }, nps: { ...many.nps, promoters: 1, detractors: 8 } };
  const byEnd: Record<string, SurveyReport> = {
    [period.to.toISOString()]: report,
    [against.period.to.toISOString()]: whole,
    [against.until.toISOString()]: many,
  };
  await mount((to) => byEnd[to]!, { ...scope, against });
  await expect.element(page.getByText('down 32.9 pts')).toBeVisible();
  await expect.element(page.getByText('down 79 pts')).toBeVisible();
  expect(page.getByText('11–13 May', { exact: true }).elements()).toHaveLength(2);
});

test('[Q8] a period in which nobody answered has no line, so the charts name none', async () => {
  const against = {
    period: periodBetween('2026-05-11', '2026-05-13', 'UTC', now),
    words: '11–13 May',
    until: new Date('2026-05-13T12:00:00Z'),
  };
  await mount((to) => (to === period.to.toISOString() ? report : nothing(5)), { ...scope, against });
  await expect.element(page.getByText('CSAT scores')).toBeVisible();
  expect(page.getByText('11–13 May').elements()).toEqual([]);
});

test('an answer that comes later moves the figures; nothing answered says why', async () => {
  let answer = nothing(3);
  const desk = await mount(() => answer);
  await expect.element(page.getByText(/No CSAT survey was answered between 14 and 16 May in Billing\./)).toBeVisible();
  await expect.element(page.getByRole('link', { name: '3 customers were asked' })).toHaveAttribute('href', behind('csat=asked'));
  await expect.element(page.getByText(/NPS surveys are off/).getByRole('link')).toHaveAttribute('href', '/admin/surveys');
  answer = report;
  const row = { closedAt: days[1] };
  desk.socket.onFrame.call({ type: 'events', events: [{ type: 'chat.survey-answered', data: { row } }] } as never);
  await expect.element(page.getByText('57%').first()).toBeVisible();
});
