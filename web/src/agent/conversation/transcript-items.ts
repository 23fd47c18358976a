import type { ChatEvent, Message } from '@desk/protocol/chat';
import type { Outgoing } from '../../data/outbox.ts';
import type { Transcript } from '../../data/transcript.ts';

/** One message on the screen: stored, or still on its way out. */
export type Bubble = { key: string; text: string; at: string; outgoing?: Outgoing };

export type TranscriptItem =
  | { kind: 'day'; key: string; at: string }
  | { kind: 'divider'; key: string; label: string }
  | { kind: 'line'; key: string; line: ChatEvent }
  | { kind: 'group'; key: string; author: Message['author']; at: string; bubbles: Bubble[]; isLastOfTeam: boolean };

/** Where the "New" line stands: above the first message with at least this version. */
export interface Divider {
  version: number;
  label: string;
}

const togetherMs = 3 * 60_000;
const silent = new Set(['chat.read', 'message.posted']);

/**
 * A transcript as it is read: days, what happened, and messages grouped by author while they follow within three minutes.
 * `me` writes what is still on its way. `dayOf` names the day of a moment in the zone of the business.
 */
export function transcriptItems(
  transcript: Transcript,
  outgoing: readonly Outgoing[],
  divider: Divider | undefined,
  me: { id: string; name: string },
  dayOf: (at: string) => string,
): TranscriptItem[] {
  const items: TranscriptItem[] = [];
  const stored = new Set(transcript.messages.map((message) => message.clientId));
  let day = '';
  let isDivided = false;

  const turn = (at: string): void => {
    const next = dayOf(at);
    if (next !== day) items.push({ kind: 'day', key: `day-${next}`, at });
    day = next;
  };
  const add = (author: Message['author'], bubble: Bubble): void => {
    turn(bubble.at);
    const last = items.at(-1);
    const previous = last?.kind === 'group' ? last.bubbles.at(-1)! : undefined;
    const together =
      last?.kind === 'group' && previous && isSame(last.author, author) && Date.parse(bubble.at) - Date.parse(previous.at) < togetherMs;
    if (together) last.bubbles.push(bubble);
    else items.push({ kind: 'group', key: `group-${bubble.key}`, author, at: bubble.at, bubbles: [bubble], isLastOfTeam: false });
  };

  for (const entry of inOrder(transcript)) {
    if ('type' in entry) {
      if (silent.has(entry.type)) continue;
      turn(entry.at);
      items.push({ kind: 'line', key: `line-${entry.version}-${entry.type}`, line: entry });
      continue;
    }
    if (divider && !isDivided && entry.version >= divider.version) {
      items.push({ kind: 'divider', key: 'divider', label: divider.label });
      isDivided = true;
    }
    add(entry.author, { key: entry.clientId, text: entry.text, at: entry.at });
  }
  for (const each of outgoing) {
    if (stored.has(each.id)) continue;
    add({ kind: 'agent', id: me.id, name: me.name }, { key: each.id, text: each.text, at: each.at, outgoing: each });
  }
  const lastOfTeam = items.findLast((item) => item.kind === 'group' && item.author.kind === 'agent');
  if (lastOfTeam?.kind === 'group') lastOfTeam.isLastOfTeam = true;
  return items;
}

function inOrder(transcript: Transcript): (Message | ChatEvent)[] {
  return [...transcript.lines, ...transcript.messages].sort((a, b) => a.version - b.version || ('type' in a ? -1 : 1));
}

function isSame(a: Message['author'], b: Message['author']): boolean {
  return a.kind === b.kind && a.id === b.id;
}
