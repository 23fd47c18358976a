import type { Chat, Message } from '@desk/protocol/chat';
import { nothing } from 'lit';
import { messageFixture } from '../../data/chat.fixture.ts';
import { type DeskContexts, mountInDesk } from '../../data/desk-contexts.fixture.ts';
import type { DeskCloseDialog } from './desk-close-dialog.ts';
import './desk-close-dialog.ts';

export const hello = messageFixture(4, 'customer', 'It works!', '2026-05-14T10:11:00Z');

/** The form of a chat, opened at its own address. `prepare` changes the desk before the form is there; without `messages` the chat is not read yet. */
export async function openForm(
  chat: Chat,
  prepare: (desk: DeskContexts) => void = () => {},
  messages: Message[] | null = [hello],
): Promise<DeskContexts> {
  history.replaceState(null, '', `/desk/live/${chat.id}/close`);
  const desk = await mountInDesk([chat], nothing);
  if (messages) desk.chats.putTranscript({ chat, messages, events: [] });
  prepare(desk);
  const dialog: DeskCloseDialog = document.createElement('desk-close-dialog');
  dialog.chatId = chat.id;
  desk.append(dialog);
  await dialog.updateComplete;
  return desk;
}
