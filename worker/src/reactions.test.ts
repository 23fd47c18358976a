import type { DeskEvent, EventType } from '@desk/protocol/events';
import { newId } from '@desk/protocol/ids';
import { expect, test } from 'vitest';
import { JOBS } from './jobs/catalogue.ts';
import { jobsFor } from './reactions.ts';

const here = newId('ws');
const elsewhere = newId('ws');
const connectionId = newId('jira');
const trialId = newId('try');

function event(seq: number, type: EventType, data: object = {}, workspaceId = here): DeskEvent {
  return {
    seq,
    workspaceId,
    type,
    data,
    actor: { kind: 'system', name: 'test' },
    chatId: null,
    chat: null,
    at: new Date(1_000 * seq).toISOString(),
  } as unknown as DeskEvent;
}

const named = (...events: DeskEvent[]) => jobsFor(events).map((job) => `${job.name} ${job.id}`);

test('[C2] [C5] whatever brings a chat to the queue or makes an agent free asks for routing', () => {
  expect(named(event(1, 'chat.opened'))).toEqual(['assign-chats assign-1']);
  expect(named(event(2, 'chat.set-pending'))).toEqual(['assign-chats assign-2']);
  expect(named(event(3, 'agent.availability-changed', { available: true }))).toEqual(['assign-chats assign-3']);
});

test('[C18] [C5] whoever goes away may have been the last who could take what is on offer; the end of an offer frees a place', () => {
  expect(named(event(4, 'agent.availability-changed', { available: false }))).toEqual(['end-offers end-offers-4']);
  expect(named(event(5, 'chat.transfer-cancelled'))).toEqual(['assign-chats assign-5']);
});

test('[K8] [K9] a close, and its undoing, ask for routing and for the reports', () => {
  expect(named(event(5, 'chat.closed'))).toEqual(['assign-chats assign-5', `roll-up roll-up-${here}-half-10`]);
  expect(named(event(6, 'chat.close-undone'))).toEqual(['assign-chats assign-6', `roll-up roll-up-${here}-half-12`]);
});

test('closes of one half of a second are counted by one job, in whatever batches they come, and only when it is over', () => {
  const close = (seq: number, ms: number) => jobsFor([{ ...event(seq, 'chat.closed'), at: new Date(ms).toISOString() }]).at(-1)!;
  expect(close(7, 1_000).id).toBe(close(8, 1_499).id);
  expect(close(9, 1_500).id).not.toBe(close(8, 1_499).id);
  expect(close(7, 1_000).afterMs).toBe(500);
});

test('an admin’s wish to test the connection becomes a job, which waits behind no link', () => {
  expect(jobsFor([event(7, 'jira.check-asked', { connectionId })])).toEqual([
    { name: 'check-jira', data: { connectionId }, id: 'check-jira-7' },
  ]);
  expect(jobsFor([event(8, 'jira.trial-asked', { trialId })])).toEqual([{ name: 'try-jira', data: { trialId }, id: trialId }]);
  expect(['check-jira', 'try-jira', 'link-issue'].map((name) => JOBS[name as keyof typeof JOBS].queue)).toEqual([
    'lookups',
    'lookups',
    'jira',
  ]);
});

test('messages, notes and marks ask for nothing', () => {
  expect(named(event(8, 'message.posted'), event(9, 'note.added'), event(10, 'chat.read'), event(11, 'reference.changed'))).toEqual([]);
});

test('a batch asks for the same work of the same workspace once', () => {
  expect(named(event(12, 'chat.opened'), event(13, 'chat.opened'), event(14, 'chat.opened', {}, elsewhere))).toEqual([
    'assign-chats assign-13',
    'assign-chats assign-14',
  ]);
});

test('[E3] a batch that is relayed again asks for the same jobs by the same ids', () => {
  const batch = [event(15, 'chat.closed'), event(16, 'chat.opened', {}, elsewhere)];
  expect(jobsFor(batch)).toEqual(jobsFor(batch));
});

test('job ids suit the queue: no colon, and not digits alone', () => {
  const all = [event(17, 'chat.closed'), event(18, 'chat.opened'), event(19, 'jira.check-asked', { connectionId })];
  for (const { id } of jobsFor(all)) expect(id).toMatch(/^(?!\d+$)[^:]+$/);
});
