import type { ChatEvent, ChatWithMessages, Message } from '@desk/protocol/chat';
import type { DeskEvent } from '@desk/protocol/events';

/**
 * What was said and done in one chat. Each version of a chat is one entry, so `version` (the highest below which nothing is missing)
 * shows a gap at once.
 */
export interface Transcript {
  readonly version: number;
  readonly messages: readonly Message[];
  readonly lines: readonly ChatEvent[];
}

/** What one event adds to a transcript. */
export interface Entry {
  version: number;
  message?: Message;
  line?: ChatEvent;
}

export function transcriptOf(loaded: ChatWithMessages): Transcript {
  const lines = loaded.events.filter((line) => line.type !== 'message.posted');
  return { version: loaded.chat.version, messages: sorted(loaded.messages), lines: sorted(lines) };
}

/**
 * The entry that an event of the journal makes in its chat. Undefined when it moved no chat, and when it came as lists get it: with the
 * chat but without what happened. The gap that leaves is filled when somebody opens the chat.
 */
export function entryOf(event: DeskEvent): Entry | undefined {
  if (!event.chat || !(event.type.startsWith('chat.') || event.type === 'message.posted')) return undefined;
  const { version } = event.chat;
  const said = event.data as { message?: Message; to?: unknown };
  if (event.type === 'message.posted') return said.message && { version, message: said.message };
  const line: ChatEvent = { version, type: event.type, actor: event.actor, at: event.at, data: event.data };
  if (event.type === 'chat.opened') return said.message && { version, line, message: said.message };
  return event.type === 'chat.assigned' && !said.to ? undefined : { version, line };
}

/** Adds entries in any order; what is there already stays as it is. Returns the same object when nothing was new. */
export function withEntries(transcript: Transcript, entries: readonly Entry[]): Transcript {
  const news = entries.filter((entry) => entry.version > transcript.version && !has(transcript, entry));
  if (news.length === 0) return transcript;
  const messages = sorted([...transcript.messages, ...news.flatMap((entry) => entry.message ?? [])]);
  const lines = sorted([...transcript.lines, ...news.flatMap((entry) => entry.line ?? [])]);
  const known = new Set([...messages, ...lines].map((item) => item.version));
  let { version } = transcript;
  while (known.has(version + 1)) version++;
  return { version, messages, lines };
}

function has(transcript: Transcript, entry: Entry): boolean {
  const isHere = (item: { version: number }) => item.version === entry.version;
  return entry.message ? transcript.messages.some(isHere) : transcript.lines.some(isHere);
}

function sorted<T extends { version: number }>(items: readonly T[]): T[] {
  return [...items].sort((a, b) => a.version - b.version);
}
