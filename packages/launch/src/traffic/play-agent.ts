import type { Chat } from '@desk/protocol/chat';
import { DeskError } from '@desk/protocol/errors';
import { SIGN_INS, TEAM } from '../seed/people.ts';
import type { Random } from '../seed/random.ts';
import { type AgentLine, openAgentLine } from './agent-line.ts';
import { pause } from './pause.ts';
import { referencesOf, sentimentOf, storyOf } from './story-of.ts';
import type { Tally } from './tally.ts';

/** Agents that are played: available ones whom the start page does not name, since those belong to whoever tries the desk. */
export const PLAYED_AGENTS: readonly string[] = TEAM.filter(
  ({ role, available, email }) => role === 'agent' && available && !SIGN_INS.some((named) => named === email),
).map(({ email }) => email);

export type AgentContext = { base: string; random: Random; tally: Tally; signal: AbortSignal };

const IDLE_MS = 12_000;
const AGAIN_MS = 3_000;

/** Plays one agent until `signal` is aborted: answers who waits longest, closes what is settled, one thing at a time. */
export async function playAgent(email: string, context: AgentContext): Promise<void> {
  const { base, random, signal, tally } = context;
  const replies = new Map<string, number>();
  while (!signal.aborted) {
    const line = await openAgentLine(base, email, signal);
    try {
      while (line.isOpen()) {
        await pause(random.between(700, 2_500), signal);
        await oneStep(line, replies, context).catch(tolerate(signal, tally));
      }
    } finally {
      line.hangUp();
    }
    await pause(AGAIN_MS, signal);
  }
}

async function oneStep(line: AgentLine, replies: Map<string, number>, context: AgentContext): Promise<void> {
  const chats = [...line.mine.values()].filter(({ status }) => status === 'live');
  const waiting = chats.filter(({ waitingSince }) => waitingSince !== null).sort((a, b) => (a.waitingSince! < b.waitingSince! ? -1 : 1));
  const next = waiting[0];
  if (next && (replies.get(next.id) ?? 0) < 2) {
    await answer(line, next, replies, context);
    return;
  }
  const settled = next ?? chats.find(({ lastMessageAt }) => Date.now() - Date.parse(lastMessageAt) > IDLE_MS);
  if (settled) await close(line, settled, context);
}

async function answer(line: AgentLine, { id, department }: Chat, replies: Map<string, number>, context: AgentContext): Promise<void> {
  const { random, signal } = context;
  const { messages } = await line.read(id);
  const story = storyOf(messages, department?.name ?? null, random);
  const count = replies.get(id) ?? 0;
  line.typing(id);
  await pause(random.between(1_500, 4_000), signal);
  await line.write(id, random.pick(count === 0 ? story.looks : story.settles));
  replies.set(id, count + 1);
}

async function close(line: AgentLine, { id, department }: Chat, { random, signal, tally }: AgentContext): Promise<void> {
  const { chat, messages } = await line.read(id);
  const story = storyOf(messages, department?.name ?? null, random);
  const tag = line.tags.find(({ name, active }) => active && name === story.tag);
  await pause(random.between(1_000, 2_500), signal);
  await line.close(id, {
    sentiment: sentimentOf(messages, story, random),
    ...(random.chance(0.7) ? { note: random.pick(story.notes) } : {}),
    tagIds: tag && random.chance(0.9) ? [tag.id] : [],
    references: referencesOf(story, random),
    seenVersion: chat.version,
  });
  tally.closed++;
}

/** A customer who writes while their chat is being closed, or a chat that somebody else took, is a part of the day. */
function tolerate(signal: AbortSignal, tally: Tally) {
  return (error: unknown) => {
    if (signal.aborted) throw error;
    const isOrdinary = error instanceof DeskError && ['customer-wrote', 'already-closed', 'not-yours', 'not-open'].includes(error.code);
    if (!isOrdinary) tally.trouble(error);
  };
}
