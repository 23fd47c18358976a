import type { Member } from '@desk/core/access';
import { ChatId } from '@desk/protocol/ids';
import { ClientFrame, type Topic } from '@desk/protocol/socket';
import { CLOSE, PROTOCOL } from '@desk/protocol/wire';
import type { SignedIn } from '../auth/sessions.ts';
import type { Deps } from '../http/context.ts';
import type { ChatFacts } from './chat-facts.ts';
import type { Connection } from './connection.ts';
import { frame } from './encode.ts';
import type { Hub } from './hub.ts';
import { presenceFrame } from './presence-board.ts';
import type { Seen } from './seen.ts';
import { channelsOf, workspaceChannel } from './topics.ts';

/** A socket's presence holds this long after its last ping. */
const LEASE_MS = 45_000;
/** It is told at most this often, however often a page asks whether its line lives. */
const BEAT_MS = 9_000;

export type Socket = { onFrame(text: string): Promise<void>; onClose(): Promise<void> };

/** What a member's socket does with each frame. Frames are handled one after another, in the order in which they came. */
export function memberSocket(
  connection: Connection,
  signedIn: SignedIn,
  { bus, presence, seen }: Pick<Deps, 'bus' | 'presence'> & { seen: Seen },
  hub: Hub,
  facts: ChatFacts,
): Socket {
  const { member } = signedIn;
  let greeted = false;
  let since: string | undefined;
  let beatAt = Number.NEGATIVE_INFINITY;
  let viewing: { chatId: string | null; closing: boolean } = { chatId: null, closing: false };

  async function beat(): Promise<void> {
    beatAt = performance.now();
    await presence.beat(member.workspaceId, connection.id, { userId: member.id, name: member.name, ...viewing }, LEASE_MS).catch(() => {});
  }

  async function greet(hello: Extract<ClientFrame, { type: 'hello' }>): Promise<void> {
    if (hello.protocol !== PROTOCOL) return connection.close(CLOSE.reload);
    const isFirst = !greeted;
    greeted = true;
    const place = await hub.place(hello.since);
    // The first watch goes on from the very cursor that was named here: nothing falls between the two.
    since = place.cursor || undefined;
    connection.send(frame({ type: 'welcome', protocol: PROTOCOL, ...place, now: new Date().toISOString() }));
    if (isFirst) seen.came(member);
    await beat();
    bus.signal({ type: 'presence', workspaceId: member.workspaceId });
  }

  /** A chat of another workspace is refused like one that there is not. */
  async function isTheirs(topic: Topic): Promise<boolean> {
    const chatId = ChatId.safeParse(topic.slice('chat:'.length));
    return chatId.success ? (await facts.find(member.workspaceId, chatId.data)) !== null : channelsOf(member, topic) !== null;
  }

  async function watch(topics: Topic[]): Promise<void> {
    const answers = await Promise.all(topics.map(isTheirs));
    const allowed = topics.filter((_, i) => answers[i]);
    const channels = [...new Set([workspaceChannel(member.workspaceId), ...allowed.flatMap((topic) => channelsOf(member, topic)!)])];
    const complete = await hub.watch(connection, 'members', channels, since);
    since = undefined;
    connection.send(frame({ type: 'watching', topics: allowed, refused: topics.filter((topic) => !allowed.includes(topic)) }));
    if (!complete) connection.send(frame({ type: 'resync' }));
    await presenceFrame(presence, member.workspaceId).then(
      (text) => connection.send(text),
      () => {},
    );
  }

  return {
    async onFrame(text) {
      const read = parse(text);
      if (!read || (!greeted && read.type !== 'hello')) return connection.close(CLOSE.badMessage);
      switch (read.type) {
        case 'hello':
          return greet(read);
        case 'watch':
          return watch(read.topics);
        case 'typing':
          return read.chatId ? typing(member, read.chatId, bus, facts) : undefined;
        case 'viewing':
          viewing = { chatId: read.chatId, closing: read.closing };
          await beat();
          return bus.signal({ type: 'presence', workspaceId: member.workspaceId });
        case 'ping':
          connection.send(frame({ type: 'pong', bus: await hub.hears(), now: new Date().toISOString() }));
          return performance.now() - beatAt < BEAT_MS ? undefined : beat();
        default:
          read satisfies never;
      }
    },
    async onClose() {
      hub.leave(connection);
      await presence.leave(member.workspaceId, connection.id).catch(() => {});
      bus.signal({ type: 'presence', workspaceId: member.workspaceId });
    },
  };
}

async function typing(
  member: Member,
  chatId: NonNullable<Extract<ClientFrame, { type: 'typing' }>['chatId']>,
  bus: Deps['bus'],
  facts: ChatFacts,
): Promise<void> {
  const parties = await facts.find(member.workspaceId, chatId);
  if (parties?.agentId !== member.id) return;
  bus.signal({ type: 'typing', ...parties, chatId, who: { kind: 'agent', name: member.name.split(' ')[0]! } });
}

/** A frame, or null for text that is none. */
export function parse(text: string): ClientFrame | null {
  try {
    return ClientFrame.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
