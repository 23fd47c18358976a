import { expect, test } from 'vitest';
import { emptyForm } from '../../closing/close-form.ts';
import { leftoverText } from './close-leftover.ts';

test('what somebody else closed over can be kept as a note with its references', () => {
  expect(leftoverText({ ...emptyForm, note: ' Router swapped ', references: ['FIB-0912'] })).toBe('Router swapped\nReferences: FIB-0912');
});
