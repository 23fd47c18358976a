import type { ChatEvent, ChatWithMessages, Message } from '@desk/protocol/chat';
import type { DeskEvent } from '@desk/protocol/events';

/**
 * What was said and done in one chat. Each version of a chat is one entry, so `version` (the highest below which nothing is missing)
 * shows a gap at once; `ahead` are the versions behind a gap that are here already.
 */
export interface Transcript {
  readonly version: number;
  readonly messages: readonly Message[];
  readonly lines: readonly ChatEvent[];
  readonly ahead?: readonly number[];
}

/** What one event adds to a transcript; a JIRA link that moves on, an answer to a survey and an owner who took note of a transfer are versions of their chat and show nothing here. */
export interface Entry {
  version: number;
  message?: Message;
  line?: ChatEvent;
}

export function transcriptOf(loaded: ChatWithMessages): Transcript {
  const lines = loaded.events.filter((line) => line.type !== 'message.posted');
  const versions = [...loaded.messages, ...lines].map((item) => item.version); // read after the chat, so one may be newer
  return { messages: sorted(loaded.messages), lines: sorted(lines), ...reach(loaded.chat.version, versions) };
}

/**
 * The entry that an event of the journal makes in its chat. Undefined when it moved no chat, and when it came as lists get it: with the
 * chat but without what happened. The gap that leaves is filled when somebody opens the chat.
 */
export function entryOf(event: DeskEvent): Entry | undefined {
  if (!event.chat) return undefined;
  const { version } = event.chat;
  if (['reference.changed', 'chat.survey-answered', 'chat.transfer-acknowledged'].includes(event.type)) return { version };
  if (!(event.type.startsWith('chat.') || event.type === 'message.posted')) return undefined;
  const said = event.data as { message?: Message; to?: unknown; reason?: unknown; transfer?: unknown };
  if (event.type === 'message.posted') return said.message && { version, message: said.message };
  const line: ChatEvent = { version, type: event.type, actor: event.actor, at: event.at, data: event.data };
  if (event.type === 'chat.opened') return said.message && { version, line, message: said.message };
  if (event.type === 'chat.supervisor-asked' && said.reason === undefined) return undefined;
  if (event.type.startsWith('chat.transfer-') && !said.transfer) return undefined;
  return event.type === 'chat.assigned' && !said.to ? undefined : { version, line };
}

/** Adds entries in any order; what is there already stays as it is. Returns the same object when nothing was new. */
export function withEntries(transcript: Transcript, entries: readonly Entry[]): Transcript {
  const news = entries.filter((entry) => entry.version > transcript.version && !has(transcript, entry));
  if (news.length === 0) return transcript;
  const messages = sorted([...transcript.messages, ...news.flatMap((entry) => entry.message ?? [])]);
  const lines = sorted([...transcript.lines, ...news.flatMap((entry) => entry.line ?? [])]);
  return { messages, lines, ...reach(transcript.version, [...(transcript.ahead ?? []), ...news.map((entry) => entry.version)]) };
}

/** How far a transcript reaches without a gap, and what lies behind one. */
function reach(from: number, versions: readonly number[]): Pick<Transcript, 'version' | 'ahead'> {
  const ahead = new Set(versions.filter((version) => version > from));
  let version = from;
  while (ahead.delete(version + 1)) version++;
  return { version, ahead: [...ahead] };
}

function has(transcript: Transcript, entry: Entry): boolean {
  return transcript.ahead?.includes(entry.version) ?? false;
}

function sorted<T extends { version: number }>(items: readonly T[]): T[] {
  return [...items].sort((a, b) => a.version - b.version);
}
