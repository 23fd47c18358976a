import { expect, test } from 'vitest';
import { initialsOf } from './initials.ts';

test.for([
  ['Ada M.', 'AM'],
  ['Zoé <b>Test</b>', 'ZT'],
  ['(Noor) "Haddad"', 'NH'],
  ['élodie', 'É'],
  ['Ana & 7 Seas', 'AS'],
  ['Bo -', 'B'],
  ['<script>', '?'],
  ['  ', '?'],
])('the initials of %s are %s', ([name, initials]) => {
  expect(initialsOf(name!)).toBe(initials);
});
