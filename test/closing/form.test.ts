import type { Chat } from '@desk/protocol/chat';
import type { CloseChatInput } from '@desk/protocol/closure';
import type { FieldError } from '@desk/protocol/errors';
import { newId } from '@desk/protocol/ids';
import { expect } from 'vitest';
import type { Client } from '../client.ts';
import { type Desk, test } from '../desk.ts';
import { closeForm, createBusiness } from '../people.ts';

const FAMILY = '👨‍👩‍👧‍👦';
const KISS = '👩🏻‍❤️‍💋‍👩🏻';

/** A live chat and a function that closes it: it gives the field errors, or null when the chat closed. */
async function chatToClose(desk: Desk, options: Parameters<typeof createBusiness>[1] = {}) {
  const business = await createBusiness(desk, options);
  const agent: Client = await business.person('agent');
  const { chat } = await business.liveChat(agent as never);
  const errors = async (form: Partial<CloseChatInput>): Promise<FieldError[] | null> => {
    const answer = await agent.send<{ errors: FieldError[] }>('POST', `/api/chats/${chat.id}/close`, closeForm(chat, form));
    if (answer.status === 200) return null;
    expect(answer.status).toBe(422);
    expect((await agent.get<{ chat: Chat }>(`/api/chats/${chat.id}`)).chat).toEqual(chat);
    return answer.body.errors;
  };
  return { business, chat, errors };
}

test('[K4] a tag that does not exist, is inactive, of another workspace or of another department is a field error', async ({ desk }) => {
  const { business, errors } = await chatToClose(desk, { maxTags: 5, tags: ['Coverage', 'Old', 'Refund'] });
  const { Coverage, Old, Refund } = business.tags as Record<string, string>;
  const foreign = (await createBusiness(desk)).tags.Outage!;
  const elsewhere = await business.department('Billing');
  await desk.db
    .updateTable('tags')
    .set({ active: false })
    .where('id', '=', Old as never)
    .execute();
  await desk.db
    .updateTable('tags')
    .set({ department_ids: [elsewhere] })
    .where('id', '=', Refund as never)
    .execute();

  expect(await errors({ tagIds: [Coverage, Old, newId('tag'), foreign, Refund] as never })).toEqual([
    { path: 'tagIds.1', message: 'The tag Old is no longer in use.' },
    { path: 'tagIds.2', message: 'There is no such tag.' },
    { path: 'tagIds.3', message: 'There is no such tag.' },
    { path: 'tagIds.4', message: 'The tag Refund is not offered in Mobile.' },
  ]);
  expect(await errors({ tagIds: [Coverage, Coverage] as never })).toEqual([{ path: 'tagIds', message: 'A tag is there twice.' }]);
  expect(await errors({ tagIds: ['Coverage'] as never })).toMatchObject([{ path: 'tagIds.0' }]);
});

test('[K4] a workspace says how many tags a chat may have', async ({ desk }) => {
  const { business, errors } = await chatToClose(desk);
  expect(await errors({ tagIds: Object.values(business.tags) })).toEqual([{ path: 'tagIds', message: 'Choose one tag.' }]);
});

test('[K4] [13.5] references that cannot be read are field errors, one for each', async ({ desk }) => {
  const { errors } = await chatToClose(desk);
  expect(await errors({ references: ['INC 1', 'https://user:pw@jira.example/browse/A-1', 'javascript:alert(1)', 'x'.repeat(65)] })).toEqual(
    [
      { path: 'references.1', message: 'A link with a user name or password in it is not kept.' },
      { path: 'references.2', message: 'Only http and https links are kept.' },
      { path: 'references.3', message: expect.stringContaining('is not a link or number.') },
    ],
  );
});

test('[K4] [13.5] ten references are enough, counted after reading what was pasted', async ({ desk }) => {
  const { chat, errors, business } = await chatToClose(desk);
  const numbers = Array.from({ length: 11 }, (_, i) => `INC-${i}`);
  expect(await errors({ references: numbers })).toEqual([{ path: 'references', message: 'At most 10 references' }]);
  expect(await errors({ references: [numbers.join(' ')] })).toEqual([{ path: 'references', message: 'At most 10 references' }]);
  expect(await errors({ references: [...numbers.slice(0, 9), 'INC-0'] })).toBeNull();
  const supervisor = await business.person('supervisor');
  const { chat: closed } = await supervisor.get<{ chat: Chat }>(`/api/chats/${chat.id}`);
  expect(closed.closure!.references.map(({ text }) => text)).toEqual(numbers.slice(0, 9));
});

test('[K4] a note has two thousand characters as a person counts them', async ({ desk }) => {
  const { errors } = await chatToClose(desk);
  expect(await errors({ note: FAMILY.repeat(2_001) })).toEqual([{ path: 'note', message: 'The note is longer than 2000 characters' }]);
  expect(await errors({ note: 'x'.repeat(2_001) })).toEqual([{ path: 'note', message: 'The note is longer than 2000 characters' }]);
  expect(await errors({ note: FAMILY.repeat(2_000) })).toBeNull();
});

test('[K4] a note of the longest emoji is not too long before it has two thousand of them', async ({ desk }) => {
  const { errors } = await chatToClose(desk);
  expect(await errors({ note: KISS.repeat(1_700) })).toBeNull();
});

test('[K4] a sentiment that there is not, and a version that is none, are field errors', async ({ desk }) => {
  const { errors } = await chatToClose(desk);
  expect(await errors({ sentiment: 'angry' as never })).toMatchObject([{ path: 'sentiment' }]);
  expect(await errors({ seenVersion: -1 })).toMatchObject([{ path: 'seenVersion' }]);
  expect(await errors({ seenVersion: '3' as never })).toMatchObject([{ path: 'seenVersion' }]);
});
