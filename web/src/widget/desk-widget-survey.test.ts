import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { setServerTime } from '../clock/server-clock.ts';
import './desk-widget-survey.ts';
import type { DeskWidgetSurvey, SurveyStepped } from './desk-widget-survey.ts';
import { anAnswer, aSurvey } from './survey.fixture.ts';
import { answered, NOT_SURVEYED } from './survey-view.ts';
import { emptyState, type VisitState } from './visit-state.ts';
import type { SurveyStep } from './visit-survey.ts';

const survey = aSurvey();
const soon = new Date(Date.now() + 600_000).toISOString();
let form: DeskWidgetSurvey;
let steps: SurveyStep[];

beforeEach(async () => {
  steps = [];
  form = document.createElement('desk-widget-survey');
  form.addEventListener('survey-stepped', (event) => steps.push((event as SurveyStepped).step));
  form.style.inlineSize = '360px';
  document.body.append(form);
  await show({});
});
afterEach(() => {
  setServerTime(new Date().toISOString());
  form.remove();
});

async function show(state: Partial<VisitState>): Promise<void> {
  form.visit = { ...emptyState('Orrin', 'Ada'), link: 'open', survey, ...state };
  await form.updateComplete;
}

const all = <E extends HTMLElement>(selector: string) => [...form.shadowRoot!.querySelectorAll<E>(selector)];
const radios = () => all<HTMLInputElement>('input');
const focused = () => form.shadowRoot!.activeElement;
/** As the visit shows it once this score has been taken. */
const chosen = (score: number) =>
  show({ answers: [anAnswer(survey, { score })], surveying: { ...NOT_SURVEYED, surveyId: survey.id, at: 'csat' } });

test('a score is chosen by keyboard, and what the arrows pass through is marked', async () => {
  expect(radios().map((radio) => radio.getAttribute('aria-label'))).toEqual([
    '1 of 5, Not at all',
    '2 of 5',
    '3 of 5',
    '4 of 5',
    '5 of 5, Completely',
  ]);
  await userEvent.tab();
  expect(focused()).toBe(radios()[0]);
  await userEvent.keyboard(' {ArrowRight}');
  expect(steps).toEqual([
    { does: 'choose', kind: 'csat', score: 1, isPassing: false },
    { does: 'choose', kind: 'csat', score: 2, isPassing: true },
  ]);
  await chosen(2);
  expect([focused(), radios()[1]!.checked]).toEqual([radios()[1], true]);
});

test('words are kept with each key and sent with the answer; without a score it asks for one', async () => {
  await userEvent.fill(all('textarea')[0]!, 'quick');
  expect(steps.at(-1)).toEqual({ does: 'write', kind: 'csat', words: 'quick' });
  await userEvent.click(all('.big')[0]!);
  expect([all('[role=alert]')[0]?.textContent, focused()]).toEqual(['Choose a number first.', radios()[0]]);
  await userEvent.click(radios()[3]!);
  await chosen(4);
  expect(all('[role=alert]')).toEqual([]);
  await userEvent.fill(all('textarea')[0]!, 'x'.repeat(1_001));
  await userEvent.click(all('.big')[0]!);
  expect(all('[role=alert]')[0]?.textContent).toBe('At most 1,000 characters, this has 1,001');
  await userEvent.fill(all('textarea')[0]!, 'quick and kind');
  await userEvent.click(all('.big')[0]!);
  expect(steps.at(-1)).toEqual({ does: 'send', kind: 'csat', words: 'quick and kind' });
});

test('the focus goes to the next question, then to the thank-you, and to the score that is changed', async () => {
  await chosen(4);
  all('.big')[0]!.focus();
  const one = answered({ ...survey, changeUntil: soon }, [anAnswer(survey)]);
  await show({ survey: one });
  await vi.waitFor(() => expect(focused()).toBe(all('h3')[0]));
  expect(all('h3')[0]!.textContent).toBe('How likely are you to recommend us?');
  expect(radios()).toHaveLength(11);
  for (const target of all('.scores label, button')) {
    const { width, height } = target.getBoundingClientRect();
    expect(Math.min(width, height), target.outerHTML).toBeGreaterThanOrEqual(44);
  }
  all('.skip')[0]!.focus();
  await show({ survey: answered(one, [anAnswer(survey, { kind: 'nps', score: null })]) });
  await vi.waitFor(() => expect(focused()?.textContent).toBe('Thank you, that helps us.'));
  expect(all('.line span').map(({ textContent }) => textContent)).toEqual(['You rated this chat 4 of 5.']);
  await userEvent.click(all('.line button')[0]!);
  expect(steps.at(-1)).toEqual({ does: 'change', kind: 'csat' });
  // What was skipped can be answered after all.
  expect(all('.after').map(({ textContent }) => textContent)).toEqual(['Say if you would recommend us']);
  await userEvent.click(all('.after')[0]!);
  expect(steps.at(-1)).toEqual({ does: 'change', kind: 'nps' });
  await show({ survey: { ...one, skipped: ['nps'] }, surveying: { surveyId: survey.id, at: 'csat', isChange: true, words: {} } });
  await vi.waitFor(() => expect(focused()).toBe(radios()[3]));
  expect(all('.skip')[0]!.textContent).toBe('Back');
});

test('[Q5] after the ten minutes a line says what was answered, and a refused answer says why with its words', async () => {
  const rated = {
    ...answered(survey, [anAnswer(survey)]),
    skipped: ['nps' as const],
    changeUntil: new Date(Date.now() + 60).toISOString(),
  };
  await show({ survey: rated });
  expect(all('.line button')).toHaveLength(1);
  await vi.waitFor(() => expect(all('.line button, .card')).toEqual([]));
  expect(all('.line')[0]?.textContent).toBe('You rated this chat 4 of 5.');
  const late = anAnswer(survey, { state: 'failed', reason: 'This answer can no longer be changed.', comment: '<b>late</b>' });
  await show({ survey: rated, answers: [late] });
  expect(all('.fault')[0]?.textContent?.trim()).toBe('Your answer was not sent. This answer can no longer be changed.');
  expect(all('blockquote')[0]?.textContent).toBe('<b>late</b>');
});

test('[Q5] how long a question waits and an answer can be changed is measured by the server, whatever the clock here says', async () => {
  const ahead = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();
  setServerTime(ahead(-2 * 24 * 60));
  await show({ survey: { ...survey, expiresAt: ahead(-24 * 60) } });
  expect(all('h3')[0]?.textContent).toBe('Did we solve it for you?');
  const rated = { ...survey, answers: { csat: { score: 4, comment: null }, nps: null }, skipped: ['nps' as const] };
  await show({ survey: { ...rated, changeUntil: ahead(-2 * 24 * 60 + 10) } });
  expect(all('.line button')).toHaveLength(1);
  setServerTime(ahead(2 * 24 * 60));
  await show({ survey: { ...rated, changeUntil: ahead(10) } });
  expect(all('.line button, .after')).toEqual([]);
});

test('an answer that waits for the connection says so', async () => {
  await show({ online: false });
  expect(all('.waits')).toEqual([]);
  await show({ online: false, answers: [anAnswer(survey)], surveying: { ...NOT_SURVEYED, surveyId: survey.id, at: 'csat' } });
  expect(all('form .waits')[0]?.textContent).toBe('Not sent yet. It goes out when the connection is back.');
  // The next question is not the one that waits.
  await show({ online: false, answers: [anAnswer(survey)] });
  expect([all('form h3')[0]!.textContent, all('form .waits')]).toEqual(['How likely are you to recommend us?', []]);
  const waiting = 'You rated this chat 4 of 5. Not sent yet. It goes out when the connection is back.';
  expect(all('.closed').map((part) => [...part.children].map((line) => line.textContent).join(' '))).toEqual([waiting]);
  await show({ online: false, answers: [anAnswer(survey), anAnswer(survey, { kind: 'nps', score: null })] });
  expect(all('.rated .waits').map((line) => line.previousElementSibling!.querySelector('span')?.textContent)).toEqual([
    'You rated this chat 4 of 5.',
  ]);
});
