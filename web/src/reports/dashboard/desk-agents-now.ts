import type { Dashboard, DashboardAgent } from '@desk/protocol/dashboard';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { countText, durationText } from '../../charts/figure-text.ts';
import { tallyTotal } from '../../charts/stack-column.ts';
import { channelNames } from '../../data/channel-names.ts';
import { isFull } from '../../data/is-full.ts';
import { isGone } from '../../data/is-gone.ts';
import { type LiveLinkFilters, liveLink } from '../../data/live-link.ts';
import { baseStyles } from '../../ui/base-styles.ts';
import { averageParts, todayLink } from './dashboard-figures.ts';
import './desk-agent-chats.ts';
import { endingCells } from '../endings.ts';
import { tableStyles } from '../table-styles.ts';
import '../../ui/ui-avatar.ts';
import '../../ui/ui-icon.ts';
import '../../ui/ui-load-pips.ts';

type Group = { name: string; key: string; agents: DashboardAgent[] };

/** Agents by department, busiest first; opening one shows their chats. Whoever serves several departments stands under each. */
@customElement('desk-agents-now')
export class DeskAgentsNow extends LitElement {
  @property({ attribute: false }) now!: Dashboard;
  @state() private open: string | undefined;

  override render() {
    return html`<table>
      <caption class="sr">Agents by department, now and today</caption>
      <thead>
        <tr>
          <th scope="col">Agent</th><th scope="col">State</th><th scope="col">Live chats</th><th scope="col">Channels</th><th scope="col" class="r">Mean duration</th
          ><th scope="col" class="r">Closed today</th><th scope="col" class="endings">Endings</th><th scope="col" class="r">Negative</th>
        </tr>
      </thead>
      ${this.#groups().map(
        (group) => html`<tbody>
          <tr class="group"><th scope="rowgroup" colspan="8">${group.name} <span class="none num">${countText(group.agents.length)}</span></th></tr>
          ${group.agents.map((agent) => this.#row(agent, `${group.key} ${agent.id}`))}
        </tbody>`,
      )}
    </table>`;
  }

  #groups(): Group[] {
    const { agents, departments } = this.now;
    const groups = departments.flatMap(({ department }) =>
      department
        ? [
            {
              name: department.name,
              key: department.id as string,
              agents: agents.filter((agent) => agent.departments.some(({ id }) => id === department.id)),
            },
          ]
        : [],
    );
    return [...groups, { name: 'All departments', key: '', agents: agents.filter((agent) => agent.departments.length === 0) }].filter(
      (group) => group.agents.length > 0,
    );
  }

  #row(agent: DashboardAgent, key: string) {
    const isOpen = this.open === key;
    const link = (sentiment?: string) => todayLink(this.now, { agent: agent.id, sentiment });
    const holds = (more: LiveLinkFilters) => liveLink({ agent: agent.id, ...more });
    const closed = tallyTotal(agent.closed);
    const { liveListed = agent.live } = agent;
    const held = liveListed + agent.pending;
    return html`<tr>
        <th scope="row">
          <button type="button" class="who" aria-expanded=${isOpen ? 'true' : 'false'} @click=${() => this.#turn(key)}>
            <ui-icon name="chevron-right" size="12"></ui-icon><ui-avatar size="s" .name=${agent.name} .key=${agent.id} .presence=${agent.online ? (agent.available ? 'on' : 'away') : 'off'}></ui-avatar
            ><span class="ell" title=${agent.name}>${agent.name}</span>
          </button>
        </th>
        <td>${stateOf(agent)}</td>
        <td><span class="load"><ui-load-pips .used=${agent.live + agent.kept} .limit=${agent.limit}></ui-load-pips><span class="num">${this.#live(agent.live, liveListed, holds({ state: 'live' }))} <span class="none">of ${agent.limit}</span></span> ${liveListed > 0 && liveListed < agent.live ? html`<a class="none num" href=${holds({ state: 'live' })}>${liveListed} yours</a>` : nothing}${agent.pending > 0 ? html`<a class="none num" href=${holds({ state: 'pending' })}>+ ${agent.pending} pending</a>` : nothing}</span></td>
        <td>${held > 0 ? agent.channels.map(({ channel, chats }, i) => html`${i > 0 ? ', ' : ''}<a href=${holds({ state: 'held', channel })}>${chats} ${channelNames[channel]}</a>`) : html`<span class="none">–</span>`}</td>
        <td class="r">${durationText(agent.averageSeconds)}${averageParts(this.now, agent).map(({ text, href }, i) => html`${i > 0 ? ', ' : ' of '}<a class="none" href=${href}>${text}</a>`)}</td>
        <td class="r">${closed > 0 ? html`<a href=${link()}>${countText(closed)}</a>` : html`<span class="none">0</span>`}</td>
        ${endingCells(agent.closed, link)}
      </tr>
      ${isOpen ? html`<tr class="chats"><td colspan="8"><desk-agent-chats agent=${agent.id} .revision=${this.now.at}></desk-agent-chats></td></tr>` : nothing}`;
  }

  /** What fills the places is the load of all departments: it leads to a list only where all of it is listed for who looks. */
  #live(live: number, listed: number, href: string) {
    return live > 0 && listed === live ? html`<a href=${href}>${live}</a>` : live;
  }

  #turn(key: string): void {
    this.open = this.open === key ? undefined : key;
  }

  static override styles = [
    baseStyles,
    tableStyles,
    css`
      .group th {
        block-size: 30px;
        background: var(--desk-surface-2);
        font: 550 12px/16px var(--desk-font);
      }
      .who,
      .load {
        display: flex;
        align-items: center;
        gap: 8px;
        min-inline-size: 0;
      }
      .who {
        margin-inline-start: -6px;
        padding: 2px 6px;
        border-radius: var(--desk-r-2);
        font: inherit;
      }
      .who:hover {
        background: var(--desk-hover);
      }
      .who > ui-icon {
        color: var(--desk-text-3);
        transition: transform var(--desk-m-1) var(--desk-ease);
      }
      .who[aria-expanded='true'] > ui-icon {
        transform: rotate(90deg);
      }
      .chats td {
        padding: 0 20px 8px 52px;
        background: var(--desk-surface-2);
      }
    `,
  ];
}

function stateOf(agent: DashboardAgent) {
  if (isGone(agent)) return html`<span class="none">Not connected</span>`;
  if (!agent.available) return html`<span class="none">Unavailable</span>`;
  if (!agent.online) return html`<span class="none">Available, not connected</span>`;
  if (isFull(agent)) return 'Full';
  return agent.live > 0 ? 'In chats' : 'Free';
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-agents-now': DeskAgentsNow;
  }
}
