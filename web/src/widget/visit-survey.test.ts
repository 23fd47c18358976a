import { DeskError } from '@desk/protocol/errors';
import type { AnswerSurvey, VisitorSurvey } from '@desk/protocol/survey';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { aSurvey } from './survey.fixture.ts';
import { answered } from './survey-view.ts';
import { aChat } from './visit.fixture.ts';
import { openMemory } from './visit-memory.ts';
import type { VisitState } from './visit-state.ts';
import { VisitSurvey } from './visit-survey.ts';

const memory = openMemory('survey-test');
let survey: VisitorSurvey;
let posted: AnswerSurvey[];
let answers: Array<() => Promise<void>>;
let seen: Pick<VisitState, 'surveying' | 'answers' | 'areAnswersHeldUp'>;
let news: string[];

/** A survey whose desk answers as told, else accepts. */
function open(): VisitSurvey {
  return new VisitSurvey({
    memory,
    api: {
      answerSurvey: async (_token: string, answer: AnswerSurvey) => {
        posted.push(JSON.parse(JSON.stringify(answer)));
        await answers.shift()?.();
        const sent = { ...answer, clientId: 'x', at: '', state: 'sending', reason: null } as const;
        return { chat: aChat(), survey: answered(survey, [sent]) };
      },
    } as never,
    survey: () => survey,
    onAnswered: (_chat, next) => {
      survey = next;
    },
    onRefused: () => {},
    onNews: ({ type }) => news.push(type),
    onChange: (part) => {
      seen = part;
    },
  });
}

const cut = () => Promise.reject(new TypeError('Failed to fetch'));
const scores = () => posted.map(({ kind, score, comment }) => [kind, score, comment]);
const sent = () => vi.waitFor(() => expect(seen.answers).toEqual([]));

beforeEach(() => {
  localStorage.clear();
  memory.write('token', 'a-token');
  survey = aSurvey();
  posted = [];
  answers = [];
  news = [];
});
afterEach(() => open().forget());

test('[Q5] a chosen score is sent at once and said, its words when they are sent; the question is open until then', async () => {
  const visit = open();
  visit.take({ does: 'choose', kind: 'csat', score: 4, isPassing: false });
  await sent();
  expect([seen.surveying.at, news]).toEqual(['csat', ['rated']]);
  visit.take({ does: 'write', kind: 'csat', words: ' quick ' });
  expect(visit.kept.surveying.words).toEqual({ csat: ' quick ' });
  visit.take({ does: 'send', kind: 'csat', words: ' quick ' });
  await vi.waitFor(() => expect(visit.kept).toMatchObject({ answers: [], surveying: { at: null, words: {} } }));
  visit.take({ does: 'skip', kind: 'nps' });
  await sent();
  expect(scores()).toEqual([
    ['csat', 4, undefined],
    ['csat', 4, 'quick'],
    ['nps', null, undefined],
  ]);
});

test('scores that the arrow keys pass through are not sent, the one they rest on is', async () => {
  const visit = open();
  for (const score of [1, 2, 3, 4]) visit.take({ does: 'choose', kind: 'csat', score, isPassing: true });
  expect(visit.kept.answers.map(({ score }) => score)).toEqual([4]);
  await sent();
  expect(scores()).toEqual([['csat', 4, undefined]]);
});

test('what a cut held back survives the page and goes out once, the newest score with the words', async () => {
  answers = [cut, cut, cut, cut];
  const first = open();
  first.take({ does: 'choose', kind: 'csat', score: 4, isPassing: false });
  await vi.waitFor(() => expect(seen.areAnswersHeldUp).toBe(true));
  first.take({ does: 'send', kind: 'csat', words: 'quick' });
  await vi.waitFor(() => expect(posted.at(-1)?.comment).toBe('quick'));
  await vi.waitFor(() => expect(seen.answers[0]?.state).toBe('queued'));
  first.take({ does: 'choose', kind: 'csat', score: 5, isPassing: true });
  first.stop();
  answers = [];
  const second = open();
  second.resume();
  await sent();
  expect(scores().at(-1)).toEqual(['csat', 5, 'quick']);
  expect(survey.answers.csat).toEqual({ score: 5, comment: 'quick' });
});

test('[Q5] an answer that came too late says why and keeps the words', async () => {
  const visit = open();
  visit.take({ does: 'choose', kind: 'csat', score: 4, isPassing: false });
  await sent();
  answers = [() => Promise.reject(new DeskError('survey-over', 'This answer can no longer be changed.'))];
  visit.take({ does: 'send', kind: 'csat', words: 'too late' });
  await vi.waitFor(() => expect(seen.answers[0]?.state).toBe('failed'));
  expect(seen.answers[0]).toMatchObject({ reason: 'This answer can no longer be changed.', comment: 'too late' });
  expect(visit.kept.surveying.words).toEqual({ csat: 'too late' });
});
