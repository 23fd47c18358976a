import type { AgentLoad } from '@desk/protocol/people';
import { html, nothing, type TemplateResult } from 'lit';
import { plural } from '../../charts/figure-text.ts';
import { isGone } from '../../data/is-gone.ts';
import type { LiveGroup, LiveKind } from './live-groups.ts';
import '../team/desk-send-away.ts';

/** The heading of one agent's chats: how many of how many, and what can be done about the agent. */
export function liveGroupHead(group: LiveGroup, load: AgentLoad | undefined, kind: LiveKind): TemplateResult {
  const count = group.chats.length;
  const pending = group.chats.filter(({ status }) => status === 'pending').length;
  // Pending chats take no place. [C10]
  const places = load ? `${count - pending} of ${load.limit}${pending > 0 ? `, ${pending} pending` : ''}` : '';
  const words = kind === 'live' ? places || plural(count, 'chat') : plural(count, 'ticket');
  return html`<h2>
    ${group.name} <span class="t3 num">${words}</span>
    ${load && !load.available ? html`<span class="t3">${isGone(load) ? 'not connected' : 'unavailable'}</span>` : nothing}
    ${load ? html`<desk-send-away .agent=${load}></desk-send-away>` : nothing}
  </h2>`;
}
