import type { Me } from '@desk/protocol/people';
import type { ListTab } from '../../data/chat-lists.ts';

/** Whether this person may close several chats of this list with one form: supervisors always, agents where the workspace lets them. [K12] */
export function mayPickSeveral(me: Me | undefined, tab: ListTab): boolean {
  return me !== undefined && tab !== 'closed' && tab !== 'tickets' && (me.role !== 'agent' || me.preferences.agentsBulkClose);
}
