import { DeskError } from '@desk/protocol/errors';
import { beforeEach, expect, test } from 'vitest';
import { SettingsForm } from './settings-form.ts';

type Saved = { version: number; minutes: string; words: string };

/** What the server answers to the save that is on its way. */
let answer: PromiseWithResolvers<Saved>;

beforeEach(() => localStorage.clear());

const v1: Saved = { version: 1, minutes: '5', words: 'Hello' };

function form(): SettingsForm<Saved> {
  return new SettingsForm<Saved>(
    {
      draftId: 'settings-form-test',
      fieldsOf: ({ minutes, words }) => ({ minutes, words }),
      faultOf: () => undefined,
      fieldAt: (path) => path,
      nowOf: ({ settings }) => settings as Saved,
      save: () => {
        answer = Promise.withResolvers<Saved>();
        return answer.promise;
      },
    },
    v1,
  );
}

test('[K15] what somebody else saves while a save is on its way is there once that has ended', async () => {
  const edited = form();
  edited.set('minutes', '10');
  const saving = edited.save();
  edited.heard({ version: 3, minutes: '10', words: 'Good day' });
  // An older one comes late.
  edited.heard({ version: 2, minutes: '10', words: 'Hello' });
  expect(edited.mine).toEqual({ minutes: '10', words: 'Hello' });
  answer.resolve({ version: 2, minutes: '10', words: 'Hello' });
  expect(await saving).toBe(true);
  expect([edited.saved.version, edited.mine, edited.changes]).toEqual([3, { minutes: '10', words: 'Good day' }, 0]);
});

test('[K15] two values of one field are still to be picked when somebody saves something else after that', async () => {
  const edited = form();
  edited.set('minutes', '10');
  const saving = edited.save();
  edited.heard({ version: 3, minutes: '20', words: 'Good day' });
  answer.reject(new DeskError('conflict', 'Saved meanwhile.', { settings: { version: 2, minutes: '20', words: 'Hello' } }));
  expect(await saving).toBe(false);
  expect([edited.saved.version, edited.mine]).toEqual([3, { minutes: '10', words: 'Good day' }]);
  expect(edited.clashes).toEqual([{ field: 'minutes', mine: '10', theirs: '20' }]);
});
