import type { Chat, ChatWithMessages } from '@desk/protocol/chat';
import type { CloseChatInput } from '@desk/protocol/closure';
import { DeskError, fromProblem } from '@desk/protocol/errors';
import type { ServerFrame } from '@desk/protocol/socket';
import type { Tag } from '@desk/protocol/tag';
import { DEMO_PASSWORD } from '../seed/people.ts';
import { deskCaller } from './call-desk.ts';
import { openLine } from './open-line.ts';

/** An agent's side of the desk. `mine` holds the open chats that the agent owns, kept by the socket. */
export type AgentLine = {
  mine: ReadonlyMap<string, Chat>;
  tags: readonly Tag[];
  isOpen: () => boolean;
  read: (chatId: string) => Promise<ChatWithMessages>;
  typing: (chatId: string) => void;
  write: (chatId: string, text: string) => Promise<void>;
  close: (chatId: string, form: CloseChatInput) => Promise<void>;
  hangUp: () => void;
};

/** Signs in as one of the demo's agents and watches their chats. Throws DeskError `wrong-credentials` on a desk without the demo. */
export async function openAgentLine(base: string, email: string, signal: AbortSignal): Promise<AgentLine> {
  const { cookie, userId } = await signIn(base, email, signal);
  const call = deskCaller(base, { cookie }, signal);
  await call('PUT', '/api/me/availability', { available: true });
  const socket = await openLine<ServerFrame>(base, '', { cookie });
  const { items: tags } = await call<{ items: Tag[] }>('GET', '/api/tags');
  const mine = new Map<string, Chat>();
  let isOpen = true;

  const take = (chat: Chat) => {
    if ((mine.get(chat.id)?.version ?? 0) >= chat.version) return;
    if (chat.agent?.id === userId && (chat.status === 'live' || chat.status === 'pending')) mine.set(chat.id, chat);
    else mine.delete(chat.id);
  };
  const load = async () => {
    const { items } = await call<{ items: Chat[] }>('GET', '/api/chats?tab=live');
    mine.clear();
    for (const chat of items) take(chat);
  };
  const hear = async () => {
    for await (const frame of socket.frames) {
      if (frame.type === 'events') for (const { chat } of frame.events) if (chat !== null) take(chat);
      if (frame.type === 'watching' || frame.type === 'resync') await load();
    }
  };
  socket.say({ type: 'watch', topics: ['chats'] });
  void hear()
    .catch(() => socket.close())
    .finally(() => {
      isOpen = false;
    });

  return {
    mine,
    tags,
    isOpen: () => isOpen,
    read: (chatId) => call('GET', `/api/chats/${chatId}`),
    typing: (chatId) => socket.say({ type: 'typing', chatId }),
    write: async (chatId, text) => {
      const { chat } = await call<{ chat: Chat }>('POST', `/api/chats/${chatId}/messages`, { text, clientId: crypto.randomUUID() });
      take(chat);
    },
    close: async (chatId, form) => take(await call<Chat>('POST', `/api/chats/${chatId}/close`, form)),
    hangUp: () => socket.close(),
  };
}

async function signIn(base: string, email: string, signal: AbortSignal): Promise<{ cookie: string; userId: string }> {
  const answer = await fetch(`${base}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { origin: base, 'content-type': 'application/json' },
    body: JSON.stringify({ email, password: DEMO_PASSWORD }),
    redirect: 'error',
    signal,
  });
  if (!answer.ok) throw fromProblem(answer.status, await answer.json().catch(() => null));
  const cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(';', 1)[0])
    .join('; ');
  const me = await deskCaller(base, { cookie }, signal)<{ id: string }>('GET', '/api/me');
  if (!me.id) throw new DeskError('sign-in', `${email} is not signed in.`);
  return { cookie, userId: me.id };
}
