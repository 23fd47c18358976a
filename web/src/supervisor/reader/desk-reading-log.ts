import type { ChatEvent, Message } from '@desk/protocol/chat';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Transcript } from '../../data/transcript.ts';
import { baseStyles } from '../../ui/base-styles.ts';
import { linkedText } from '../../ui/linked-text.ts';
import { eventWords } from './event-words.ts';
import '../../ui/ui-avatar.ts';
import '../../ui/ui-time.ts';

type Line = { version: number; at: string; message?: Message; words?: string };

/** A conversation to read: the customer at the start, the team at the end, what happened in between. It opens at its end. */
@customElement('desk-reading-log')
export class DeskReadingLog extends LitElement {
  @property({ attribute: false }) transcript!: Transcript;
  @property({ attribute: 'customer-id' }) customerId = '';
  @property({ attribute: false }) customerName = 'the customer';
  #isAtEnd = true;

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener('scroll', () => {
      this.#isAtEnd = this.scrollHeight - this.scrollTop - this.clientHeight < 24;
    });
    this.setAttribute('role', 'region');
    this.setAttribute('aria-label', 'Conversation');
    this.tabIndex = 0;
  }

  override render() {
    const lines = linesOf(this.transcript, this.customerName);
    return html`${repeat(
      lines,
      (line) => line.version,
      (line, i) =>
        line.message
          ? this.#message(line.message, lines[i - 1]?.message)
          : html`<p class="event">${line.words} · <ui-time .at=${line.at}></ui-time></p>`,
    )}`;
  }

  protected override updated(): void {
    if (this.#isAtEnd) this.scrollTop = this.scrollHeight;
  }

  #message(message: Message, before: Message | undefined) {
    const isCustomer = message.author.kind === 'customer';
    const isFollowing = before !== undefined && before.author.id === message.author.id && before.author.kind === message.author.kind;
    return html`<article class=${`${isCustomer ? 'customer' : 'team'} ${isFollowing ? 'following' : ''}`}>
      ${isFollowing ? nothing : html`<div class="who">${message.author.name} <ui-time .at=${message.at}></ui-time></div>`}
      <div class="bubble" dir="auto">${linkedText(message.text)}</div>
    </article>`;
  }

  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
        padding: 14px 20px;
      }
      article {
        display: flex;
        flex-direction: column;
        align-items: flex-start;
        gap: 3px;
        margin-block-start: 10px;
        max-inline-size: 88%;
      }
      .following {
        margin-block-start: 3px;
      }
      .team {
        align-items: flex-end;
        margin-inline-start: auto;
      }
      .who {
        font: 500 11.5px/16px var(--desk-font);
        color: var(--desk-text-2);
      }
      .who ui-time {
        font-weight: 400;
        color: var(--desk-text-3);
        margin-inline-start: 4px;
      }
      .bubble {
        padding: 7px 12px;
        border-radius: 12px;
        font: var(--desk-t-14);
        background: var(--desk-neu-tint);
        white-space: pre-wrap;
        overflow-wrap: anywhere;
        text-wrap: pretty;
      }
      .bubble a {
        color: var(--desk-accent);
        text-decoration: underline;
        text-underline-offset: 2px;
      }
      .team .bubble {
        background: var(--desk-accent-tint);
      }
      article:not(.following).customer .bubble {
        border-start-start-radius: 4px;
      }
      article:not(.following).team .bubble {
        border-start-end-radius: 4px;
      }
      .event {
        padding: 10px 0 2px;
        text-align: center;
        font: 400 11.5px/16px var(--desk-font);
        color: var(--desk-text-3);
      }
    `,
  ];
}

function linesOf(transcript: Transcript, customer: string): Line[] {
  const messages: Line[] = transcript.messages.map((message) => ({ version: message.version, at: message.at, message }));
  const events: Line[] = transcript.lines.flatMap((event: ChatEvent) => {
    const words = eventWords(event, customer);
    return words ? [{ version: event.version, at: event.at, words }] : [];
  });
  return [...messages, ...events].sort((a, b) => a.version - b.version);
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-reading-log': DeskReadingLog;
  }
}
