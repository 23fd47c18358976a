import { expect, test } from 'vitest';
import { netPromoterScore, nextQuestion, scoreOf } from './survey-scale.ts';

test('[Q6] only a whole message that is a score of the scale is an answer', () => {
  const csat = ['5', ' 1 ', '0', '6', '4/5', '5!', 'five', '05', '', '-1', '１'].map((text) => scoreOf('csat', text));
  expect(csat).toEqual([5, 1, null, null, null, null, null, 5, null, null, null]);
  expect(['0', '10', '11', '7'].map((text) => scoreOf('nps', text))).toEqual([0, 10, null, 7]);
});

test('[Q8] NPS goes from -100 to 100, rounded, and is nothing without an answer', () => {
  expect(netPromoterScore({ answers: 0, promoters: 0, detractors: 0 })).toBeNull();
  expect(netPromoterScore({ answers: 3, promoters: 0, detractors: 3 })).toBe(-100);
  expect(netPromoterScore({ answers: 3, promoters: 2, detractors: 1 })).toBe(33);
  expect(netPromoterScore({ answers: 2, promoters: 1, detractors: 1 })).toBe(0);
});

test('[Q1] satisfaction is asked first; what was answered or skipped is not asked again', () => {
  const question = { question: 'How was it?', thanks: 'Thanks', comment: true };
  const questions = [
    { kind: 'csat' as const, ...question },
    { kind: 'nps' as const, ...question },
  ];
  const none = { csat: null, nps: null };
  expect(nextQuestion({ questions, answers: none, skipped: [] })?.kind).toBe('csat');
  expect(nextQuestion({ questions, answers: { ...none, csat: { score: 0, comment: null } }, skipped: [] })?.kind).toBe('nps');
  expect(nextQuestion({ questions, answers: none, skipped: ['csat', 'nps'] })).toBeUndefined();
});
