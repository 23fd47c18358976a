import type { Chat } from '@desk/protocol/chat';
import type { AddNote, Note } from '@desk/protocol/note';
import type { CustomerProfile } from '@desk/protocol/people';
import { request } from './http.ts';

export function readCustomer(id: string): Promise<CustomerProfile> {
  return request('GET', `/api/customers/${id}`);
}

/** Their chats, newest first, each with what was said at closing. At most 50. */
export function listHistory(id: string): Promise<{ items: Chat[] }> {
  return request('GET', `/api/customers/${id}/history`);
}

/** Notes about a customer, newest first, closing notes among them. */
export function listNotes(customerId: string): Promise<{ items: Note[] }> {
  return request('GET', `/api/customers/${customerId}/notes`);
}

/** Notes of one chat, newest first, its closing note among them. */
export function listChatNotes({ id, customer }: Pick<Chat, 'id' | 'customer'>): Promise<{ items: Note[] }> {
  return request('GET', `/api/customers/${customer.id}/notes?chat=${id}`);
}

export function addNote(customerId: string, note: AddNote, key: string): Promise<Note> {
  return request('POST', `/api/customers/${customerId}/notes`, { body: note, key });
}
