import type { ChatEvent } from '@desk/protocol/chat';
import { expect, test } from 'vitest';
import { lineWords } from './line-words.ts';

const noor = { kind: 'agent', id: 'usr_1', name: 'Noor Haddad' };
const system = { kind: 'system', name: 'customer wrote' };

/** The line as it is read. */
function said(type: string, actor: unknown, data: Record<string, unknown> = {}, myId = 'usr_2'): string | undefined {
  const line = { version: 1, type, actor, at: '', data } as ChatEvent;
  return lineWords(line, myId, null, 'Ada Moreau')
    ?.parts.map((part) => (typeof part === 'string' ? part : part.name))
    .join('');
}

test('[K10] details that somebody added are a line of the chat', () => {
  expect(said('chat.amended', noor)).toBe('Noor added details');
  expect(said('chat.amended', noor, {}, 'usr_1')).toBe('You added details');
});

test('[fault A25] the end of a chat and its undoing say who or what did it', () => {
  expect(said('chat.closed', noor)).toBe('Noor closed this chat');
  expect(said('chat.closed', system)).toBe('This chat closed by itself');
  expect(said('chat.close-undone', noor, { why: 'undo' })).toBe('Noor took the close back');
  expect(said('chat.close-undone', system, { why: 'customer-wrote' })).toBe('The customer wrote, the chat is open again');
});

test('[T3] [C22] whoever gives themselves a chat took it, a ticket or not; to another it is assigned', () => {
  expect(said('chat.assigned', noor, { to: { id: 'usr_1', name: 'Noor Haddad' }, from: null })).toBe('Noor took this chat');
  expect(said('chat.assigned', noor, { to: { id: 'usr_3', name: 'Mikkel Dahl' }, from: null })).toBe('Noor assigned this chat to Mikkel');
  expect(said('chat.assigned', system, { to: { id: 'usr_1', name: 'Noor Haddad' }, from: null }, 'usr_1')).toBe('Routed to you');
});

test('[Q2] [Q4] a chat says that its customer was asked; an answer is no line of it', () => {
  expect(said('chat.survey-asked', system)).toBe('Survey sent to Ada Moreau');
  expect(said('chat.survey-answered', { kind: 'customer', id: 'cust_1', name: 'Ada Moreau' })).toBeUndefined();
});

test('[V6] the customer’s wish for a supervisor is a line of the chat, with its reason and with who saw to it', () => {
  expect(said('chat.supervisor-asked', noor, { reason: 'Refund' })).toBe('Noor said that the customer asks for a supervisor: Refund');
  expect(said('chat.supervisor-asked', noor, { reason: null }, 'usr_1')).toBe('You said that the customer asks for a supervisor');
  expect(said('chat.supervisor-unasked', noor)).toBe('Noor took back that the customer asks for a supervisor');
  expect(said('chat.supervisor-seen', noor)).toBe('Noor saw to the customer’s wish for a supervisor');
});

test('[C15] [C16] [C17] [C18] [C19] each step of a transfer is a line of the chat, with note and reason', () => {
  const mikkel = { id: 'usr_3', name: 'Mikkel Dahl' };
  const transfer = { from: { id: 'usr_1', name: 'Noor Haddad' }, to: { kind: 'agent', ...mikkel }, note: 'Second line' };
  const toMobile = { ...transfer, to: { kind: 'department', id: 'dep_1', name: 'Mobile' } };
  const he = { kind: 'agent', ...mikkel };
  expect(said('chat.transfer-offered', noor, { transfer }, 'usr_3')).toBe('Noor offered this chat to you: Second line');
  expect(said('chat.transfer-accepted', he, { transfer, to: mikkel, from: transfer.from }, 'usr_1')).toBe(
    'Mikkel took this chat over from you',
  );
  expect(said('chat.transfer-declined', he, { transfer, by: mikkel, reason: 'At lunch' })).toBe(
    'Mikkel declined to take this chat over: At lunch',
  );
  expect(said('chat.transfer-passed', he, { transfer: toMobile, by: mikkel, reason: null })).toBe(
    'Mikkel declined to take this chat over. Others in Mobile still may',
  );
  expect(said('chat.transfer-expired', system, { transfer, why: 'time' })).toBe(
    'Nobody took this chat over in time, it was offered to Mikkel',
  );
  expect(said('chat.transfer-cancelled', noor, { transfer }, 'usr_1')).toBe('You cancelled the transfer to Mikkel');
  expect(said('chat.transfer-acknowledged', noor, { transferId: 'xfer_1' })).toBeUndefined();
  expect(said('chat.closed', noor, { withdrawn: toMobile })).toBe('Noor closed this chat. The offer to Mobile is withdrawn');
});
