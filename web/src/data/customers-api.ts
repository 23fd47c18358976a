import type { Chat } from '@desk/protocol/chat';
import type { AddNote, Note } from '@desk/protocol/note';
import type { CustomerProfile } from '@desk/protocol/people';
import type { Page } from '@desk/protocol/wire';
import { query, request } from './http.ts';

export function readCustomer(id: string): Promise<CustomerProfile> {
  return request('GET', `/api/customers/${id}`);
}

/** Earlier and present chats of a customer, newest first. */
export function listCustomerChats(id: string, cursor?: string): Promise<Page<Chat>> {
  return request('GET', `/api/customers/${id}/chats${query({ cursor })}`);
}

/** Notes about a customer, newest first, closing notes among them. */
export function listNotes(customerId: string): Promise<{ items: Note[] }> {
  return request('GET', `/api/customers/${customerId}/notes`);
}

export function addNote(customerId: string, note: AddNote, key: string): Promise<Note> {
  return request('POST', `/api/customers/${customerId}/notes`, { body: note, key });
}
