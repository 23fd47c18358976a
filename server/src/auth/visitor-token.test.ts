import { newId } from '@desk/protocol/ids';
import { expect, test } from 'vitest';
import { readVisitor, signVisitor } from './visitor-token.ts';

const SECRET = 'the secret of the desk, thirty-two letters';
const DAY = 86_400_000;
const NOW = Date.parse('2026-11-25T12:00:00Z');
const claims = { workspaceId: newId('ws'), customerId: newId('cust'), departmentId: newId('dep') };
const expiresAt = new Date(NOW + 30 * DAY);

test('[A6] a token says who it was signed for, for thirty days', () => {
  const token = signVisitor(SECRET, claims, NOW);
  expect(readVisitor(SECRET, token, NOW)).toEqual({ ...claims, expiresAt });
  expect(readVisitor(SECRET, token, NOW + 30 * DAY)).toEqual({ ...claims, expiresAt });
  expect(() => readVisitor(SECRET, token, NOW + 30 * DAY + 1)).toThrow('This conversation has expired. Start a new one.');
});

test('[A6] a token of another desk is refused', () => {
  expect(() => readVisitor(`${SECRET}!`, signVisitor(SECRET, claims, NOW), NOW)).toThrow('expired');
});

test('[A6] claims that were changed after signing are refused', () => {
  const [body, signature] = signVisitor(SECRET, claims, NOW).split('.') as [string, string];
  const other = JSON.parse(Buffer.from(body, 'base64url').toString());
  const forged = Buffer.from(JSON.stringify({ ...other, c: newId('cust') })).toString('base64url');
  expect(() => readVisitor(SECRET, `${forged}.${signature}`, NOW)).toThrow('expired');
});

test('[A6] whatever is no token at all is refused in the same words', () => {
  const [body, signature] = signVisitor(SECRET, claims, NOW).split('.') as [string, string];
  for (const text of [
    '',
    '.',
    body,
    `${body}.`,
    `.${signature}`,
    `${body}.${signature.slice(1)}`,
    `${body}.${'é'.repeat(signature.length)}`,
  ])
    expect(() => readVisitor(SECRET, text, NOW), text).toThrow('This conversation has expired. Start a new one.');
});
