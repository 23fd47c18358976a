import type { Chat } from '@desk/protocol/chat';
import type { CustomerProfile } from '@desk/protocol/people';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { clockTime, fullStamp } from '../../clock/time-words.ts';
import { baseStyles } from '../../ui/base-styles.ts';
import { panelStyles } from './panel-styles.ts';
import './desk-earlier-chat.ts';
import '../../closing/desk-other-chats.ts';
import '../desk-reference.ts';
import '../../ui/ui-avatar.ts';
import '../../ui/ui-chip.ts';
import '../../ui/ui-icon.ts';
import '../../ui/ui-tag.ts';
import '../../ui/ui-time.ts';

const channels = { web: 'Web chat', whatsapp: 'WhatsApp', sms: 'SMS', email: 'Email' } as const;
const channelIcons = { web: 'globe', whatsapp: 'phone', sms: 'phone', email: 'mail' } as const;
const earlierShown = 4;

/** Who the customer is, what this chat is, and what earlier ones left behind. */
@customElement('desk-profile')
export class DeskProfile extends LitElement {
  @property({ attribute: false }) chat!: Chat;
  @property({ attribute: false }) profile!: CustomerProfile;
  @property({ attribute: false }) history: readonly Chat[] = [];
  @property({ attribute: 'my-id' }) myId = '';

  override render() {
    const { profile } = this;
    const attributes = Object.entries(profile.attributes);
    return html`<div class="who">
        <ui-avatar size="xl" name=${profile.name} key=${profile.id}></ui-avatar>
        <div class="grow">
          <h3 class="ell">${profile.name}</h3>
          <div class="t3 since">Customer since <ui-time format="day" at=${profile.firstSeenAt}></ui-time></div>
        </div>
        ${
          profile.optedOutAt
            ? html`<ui-chip tone="warn" title=${`Asked to hear no more, ${fullStamp(new Date(profile.optedOutAt))}`}>Opted out</ui-chip>`
            : nothing
        }
      </div>
      ${
        profile.email || profile.language || attributes.length
          ? html`<section class="first">
              <dl>
                ${profile.email ? pair('Email', profile.email) : nothing} ${profile.language ? pair('Language', languageName(profile.language)) : nothing}
                ${attributes.map(([name, value]) => pair(name, value))}
              </dl>
            </section>`
          : nothing
      }
      ${this.#thisChat()} ${this.#closing()} ${this.#earlier()}`;
  }

  #thisChat(): TemplateResult {
    const { chat } = this;
    const owner = chat.agent ? (chat.agent.id === this.myId ? 'You' : chat.agent.name) : 'Nobody yet';
    const since = chat.assignedAt ? `, since ${clockTime(new Date(chat.assignedAt))}` : '';
    return html`<section>
      <header><h4>This chat</h4></header>
      <dl>
        ${pair('Channel', html`<ui-icon name=${channelIcons[chat.channel]} size="14"></ui-icon>${channels[chat.channel]}`)}
        ${pair('Department', [chat.department?.name ?? 'None', chat.topic].filter(Boolean).join(' · '))}
        ${pair(
          'Owner',
          html`${chat.agent ? html`<ui-avatar size="xs" name=${chat.agent.name} key=${chat.agent.id}></ui-avatar>` : nothing}${owner}${since}`,
        )}
        ${pair('Started', html`<ui-time at=${chat.openedAt}></ui-time>`)}
      </dl>
    </section>`;
  }

  #closing(): TemplateResult | typeof nothing {
    const { closure } = this.chat;
    if (!closure?.references.length) return nothing;
    return html`<section>
      <header><h4>References</h4></header>
      <div class="marks">${closure.references.map((reference) => html`<desk-reference .reference=${reference}></desk-reference><desk-other-chats .reference=${reference}></desk-other-chats>`)}</div>
    </section>`;
  }

  #earlier(): TemplateResult {
    const earlier = this.history.filter((chat) => chat.id !== this.chat.id && chat.status === 'closed');
    return html`<section>
      <header>
        <h4>Earlier chats</h4>
        ${earlier.length > earlierShown ? html`<span class="t3 num">${earlier.length}</span>` : nothing}
      </header>
      ${
        earlier.length
          ? earlier.slice(0, earlierShown).map((chat) => html`<desk-earlier-chat .chat=${chat}></desk-earlier-chat>`)
          : html`<p class="t3 none">First contact. History fills as you talk.</p>`
      }
    </section>`;
  }

  static override styles = [
    baseStyles,
    panelStyles,
    css`
      .who {
        display: flex;
        align-items: center;
        gap: 12px;
        padding: 14px 16px 12px;
      }
      h3 {
        font: 600 14.5px/20px var(--desk-font);
        letter-spacing: -0.01em;
      }
      .since,
      .none {
        font: 400 12px/16px var(--desk-font);
      }
      .first {
        padding-block-start: 0;
        border-block-start: 0;
      }
      .marks {
        display: flex;
        flex-wrap: wrap;
        gap: 5px;
      }
    `,
  ];
}

function pair(name: string, value: string | TemplateResult): TemplateResult {
  return html`<dt>${name}</dt>
    <dd>${value}</dd>`;
}

function languageName(tag: string): string {
  try {
    return new Intl.DisplayNames('en', { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-profile': DeskProfile;
  }
}
