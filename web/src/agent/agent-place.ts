import type { ListTab } from '../data/chat-lists.ts';
import { matchPath } from '../route/match-path.ts';

export type AgentPlace = { tab: ListTab; chatId: string; isClosing: boolean };

const tabs: readonly string[] = ['live', 'pending', 'tickets', 'closed'] satisfies ListTab[];

/** What an address of the agent's desk shows. Addresses that are no tab lead to the live list. */
export function agentPlace(path: string): AgentPlace {
  const found = matchPath('/desk/:tab?/:chatId?/:form?', path);
  const tab = tabs.includes(found?.tab ?? '') ? (found!.tab as ListTab) : 'live';
  return { tab, chatId: found?.chatId ?? '', isClosing: found?.form === 'close' };
}
