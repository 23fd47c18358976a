import { expect, test } from 'vitest';
import { z } from 'zod';
import { parseEnv } from './env.ts';

const Schema = z.object({ PORT: z.coerce.number().int().default(3000), DATABASE_URL: z.url(), DESK_SECRET: z.string().min(32) });
const secret = 'x'.repeat(40);

test('what is set is parsed, and an empty value counts as unset', () => {
  expect(parseEnv(Schema, { PORT: '', DATABASE_URL: 'postgres://db/desk', DESK_SECRET: secret })).toEqual({
    PORT: 3000,
    DATABASE_URL: 'postgres://db/desk',
    DESK_SECRET: secret,
  });
});

test('all faults are told at once, a sentence each', () => {
  const parse = () => parseEnv(Schema, { PORT: 'soon', DESK_SECRET: 'short' });
  expect(parse).toThrow(/- PORT is not right: .+\.\n- DATABASE_URL is missing\.\n- DESK_SECRET is not right: .+\.$/);
});

test('a value is never repeated in the message', () => {
  expect(() => parseEnv(Schema, { DATABASE_URL: 'postgres://db/desk', DESK_SECRET: 'hunter2' })).toThrow(
    expect.objectContaining({ message: expect.not.stringContaining('hunter2') }),
  );
});

test('a fault of the whole is a sentence of its own', () => {
  const both = z
    .object({ A: z.string().optional(), B: z.string().optional() })
    .refine(({ A, B }) => !(A && B), 'A and B exclude one another');
  expect(() => parseEnv(both, { A: '1', B: '2' })).toThrow('- A and B exclude one another.');
});
