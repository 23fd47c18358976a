import type { Chat } from '@desk/protocol/chat';
import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { serverNow } from '../../clock/server-clock.ts';
import { shortAgo } from '../../clock/time-words.ts';
import { channelNames } from '../../data/channel-names.ts';
import { listChats } from '../../data/chats-api.ts';
import { sentenceOf } from '../../data/http.ts';
import { baseStyles } from '../../ui/base-styles.ts';
import { ReportLoad } from '../report-load.ts';

const MOST = 100;

/** The chats that one agent holds now, each leading to itself beside the live list. `revision` makes it look again. */
@customElement('desk-agent-chats')
export class DeskAgentChats extends LitElement {
  @property() agent = '';
  @property() revision = '';
  readonly #load = new ReportLoad<Chat[]>(this);

  protected override willUpdate(): void {
    const { agent } = this;
    this.#load.ask(`${agent} ${this.revision}`, async (signal) => {
      // No agent holds more: a hundred live ones are the most that can be set, and of pending ones these are the newest.
      const tabs = (['live', 'pending'] as const).map((tab) => listChats({ tab, agent, limit: MOST }, signal));
      return (await Promise.all(tabs)).flatMap(({ items }) => items).sort((a, b) => a.openedAt.localeCompare(b.openedAt));
    });
  }

  override render() {
    const { value, error } = this.#load;
    if (!value) return html`<p class="hint" role="status">${error ? sentenceOf(error) : 'Loading their chats'}</p>`;
    if (value.length === 0) return html`<p class="hint">No chat at the moment.</p>`;
    return html`<ul aria-label="Chats of this agent">${repeat(
      value,
      ({ id }) => id,
      (chat) => html`<li>
        <a href="/supervise/live/${chat.id}"><span class="num">#${chat.number}</span> <b>${chat.customer.name}</b></a>
        <span class="hint">${[channelNames[chat.channel], chat.department?.name, chat.status === 'pending' ? 'pending' : this.#wait(chat), chat.topic].filter(Boolean).join(' · ')}</span>
      </li>`,
    )}</ul>`;
  }

  #wait(chat: Chat): string {
    if (!chat.waitingSince) return `open for ${shortAgo(serverNow() - Date.parse(chat.openedAt))}`;
    return `the customer has been waiting ${shortAgo(serverNow() - Date.parse(chat.waitingSince))}`;
  }

  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
      }
      li {
        display: flex;
        flex-wrap: wrap;
        gap: 0 12px;
        align-items: baseline;
        padding-block: 4px;
        white-space: normal;
      }
      b {
        font-weight: 500;
      }
      a:hover b {
        text-decoration: underline;
        text-underline-offset: 2px;
      }
      p {
        padding-block: 6px;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-agent-chats': DeskAgentChats;
  }
}
