import type { Chat } from '@desk/protocol/chat';
import type { AgentLoad } from '@desk/protocol/people';
import { loadWords } from '../../data/is-full.ts';
import type { MenuItem } from '../../ui/ui-menu.ts';
import { byLoad } from '../team/agent-state.ts';
import type { LiveKind } from './live-groups.ts';

/** To whom a chat may be given: oneself, then agents at the desk, the least busy first, then those without an open page. A ticket may go to somebody who is not available. [T7] */
export function assignChoices(
  chat: Pick<Chat, 'agent'>,
  agents: readonly AgentLoad[],
  kind: LiveKind,
  myId: string | undefined,
): MenuItem[] {
  const others = agents
    .filter((agent) => agent.id !== chat.agent?.id && agent.id !== myId && (agent.available || kind === 'tickets'))
    .sort((a, b) => Number(b.online) - Number(a.online) || -byLoad(a, b) || a.name.localeCompare(b.name))
    .map((agent) => ({
      id: agent.id as string,
      label: `${agent.name}, ${loadWords(agent)}${agent.online ? '' : ', offline'}`,
      icon: 'person' as const,
    }));
  if (!myId || chat.agent?.id === myId) return others;
  return [{ id: myId, label: 'Take it yourself', icon: 'check' }, ...others];
}
