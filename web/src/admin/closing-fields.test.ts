import { ClosingPreferences, SavePreferences } from '@desk/protocol/preferences';
import { expect, test } from 'vitest';
import { closingFault, closingLabel, closingWords, fieldAt, fieldsOfPreferences, rulePath, toPreferences } from './closing-fields.ts';
import { preferencesOf } from './preferences.fixture.ts';

test('what is read is what is saved when nothing was changed', () => {
  const [first, second] = preferencesOf().departments;
  const departments = [{ ...first!, required: { sentiment: true, tag: false, note: null } }, second!];
  const preferences = preferencesOf({ departments, required: { sentiment: false, tag: true, note: false } });
  const sent = toPreferences(fieldsOfPreferences(preferences), preferences.version, preferences.departments);
  const { transferMinutes: _, ...older } = preferences;
  expect(toPreferences(fieldsOfPreferences(older), older.version, older.departments)).not.toHaveProperty('transferMinutes');
  expect(SavePreferences.parse(sent)).toEqual({
    ...preferences,
    departments: departments.map(({ id, required }) => ({ id, required })),
  });
});

test('[K15] the form refuses what the server would refuse, number by number', () => {
  const numbers = ['undoSeconds', 'inactivityMinutes', 'pendingMinutes', 'courtesyMinutes', 'transferMinutes'] as const;
  for (const field of numbers) {
    for (const value of [-1, 0, 1, 4, 5, 14, 15, 60, 61, 1440, 1441, 4320, 4321]) {
      const isTaken = ClosingPreferences.safeParse(preferencesOf({ [field]: value })).success;
      expect([field, value, closingFault(field, String(value)) === undefined]).toEqual([field, value, isTaken]);
    }
  }
  expect(closingFault('undoSeconds', ' ')).toBe('Enter a number: 0 to 60 seconds');
  expect(closingFault('undoSeconds', '1.5')).toBe('Only a whole number: 0 to 60 seconds');
  expect(closingFault('inactivityMinutes', '3')).toBe('0 for never, or at least 5 minutes');
});

test('a field is named in words, and a fault of the server finds its department', () => {
  const { departments } = preferencesOf();
  const field = rulePath('tag', departments[1]!.id);
  expect(fieldAt('departments.1.required.tag', departments)).toBe(field);
  expect(fieldAt('undoSeconds', departments)).toBe('undoSeconds');
  expect(closingLabel(field, departments)).toBe('Required tag, Mobile & plans');
  expect(closingWords(field, 'as-workspace')).toBe('As the workspace');
  expect(closingWords('inactivityMinutes', '0')).toBe('Never');
  expect(closingWords('undoSeconds', '30')).toBe('30 seconds');
});
