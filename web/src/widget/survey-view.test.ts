import { expect, test } from 'vitest';
import { anAnswer, aSurvey } from './survey.fixture.ts';
import { isOpenSurvey, NOT_SURVEYED, nextChangeIn, surveyView } from './survey-view.ts';

const now = new Date();
const later = new Date(now.getTime() + 600_000).toISOString();
const earlier = new Date(now.getTime() - 1_000).toISOString();
const four = { csat: { score: 4, comment: 'quick' }, nps: null };

test('[Q5] one question after the other: a chosen one stays until its words are sent or left', () => {
  const survey = aSurvey({ answers: four, changeUntil: later });
  const mine = { ...NOT_SURVEYED, surveyId: survey.id, at: 'csat' as const };
  expect(surveyView(survey, mine, [], now)).toMatchObject({
    shows: 'form',
    question: { kind: 'csat' },
    answer: { score: 4 },
    words: 'quick',
  });
  expect(surveyView(survey, { ...mine, words: { csat: 'quick and kind' } }, [], now)).toMatchObject({ words: 'quick and kind' });
  expect(surveyView(survey, NOT_SURVEYED, [], now)).toMatchObject({ shows: 'form', question: { kind: 'nps' }, answer: null, words: '' });
  // Where another survey was left says nothing about this one.
  expect(surveyView(aSurvey(), mine, [], now)).toMatchObject({ question: { kind: 'csat' }, words: '' });
});

test('what is on its way counts as given, what was refused does not', () => {
  const survey = aSurvey();
  const answers = [anAnswer(survey, { comment: 'kind' }), anAnswer(survey, { kind: 'nps', score: null })];
  expect(surveyView(survey, NOT_SURVEYED, answers, now)).toMatchObject({ shows: 'rated', given: [{ score: 4, mayChange: true }] });
  const refused = answers.map((answer) => ({ ...answer, state: 'failed' as const }));
  expect(surveyView(survey, NOT_SURVEYED, refused, now)).toMatchObject({ shows: 'form', question: { kind: 'csat' }, answer: null });
});

test('[Q5] an answer can be changed until its ten minutes are over, a skipped question answered until the day is', () => {
  const rated = aSurvey({ answers: four, skipped: ['nps'], changeUntil: later });
  expect(surveyView(rated, NOT_SURVEYED, [], now)).toMatchObject({ shows: 'rated', given: [{ mayChange: true }], left: ['nps'] });
  const settled = { ...rated, changeUntil: earlier };
  const mine = { surveyId: rated.id, at: 'csat', isChange: true, words: {} } as const;
  expect(surveyView(settled, mine, [], now)).toMatchObject({ shows: 'rated', given: [{ mayChange: false }], left: ['nps'] });
  expect(surveyView(settled, { ...mine, at: 'nps' }, [], now)).toMatchObject({ shows: 'form', question: { kind: 'nps' } });
  expect(surveyView({ ...settled, isOver: true }, NOT_SURVEYED, [], now)).toMatchObject({ shows: 'rated', left: [] });
  const skipped = aSurvey({ skipped: ['csat', 'nps'] });
  expect(surveyView(skipped, NOT_SURVEYED, [], now)).toEqual({ shows: 'skipped', left: ['csat', 'nps'] });
  expect(surveyView({ ...skipped, expiresAt: earlier }, NOT_SURVEYED, [], now)).toEqual({ shows: 'nothing' });
  expect([nextChangeIn(rated, now), nextChangeIn({ ...settled, expiresAt: earlier }, now)]).toEqual([600_000, null]);
});

test('[Q5] [Q6] who began a new chat, or waited for a day, is asked no more', () => {
  for (const over of [{ isOver: true }, { expiresAt: earlier }]) {
    expect(surveyView(aSurvey(over), NOT_SURVEYED, [], now)).toEqual({ shows: 'nothing' });
    expect(isOpenSurvey(aSurvey(over), now)).toBe(false);
    expect(surveyView(aSurvey({ ...over, answers: four }), NOT_SURVEYED, [], now)).toMatchObject({ shows: 'rated' });
  }
  expect([isOpenSurvey(aSurvey({ answers: four }), now), isOpenSurvey(aSurvey({ answers: four, skipped: ['nps'] }), now)]).toEqual([
    true,
    false,
  ]);
});
