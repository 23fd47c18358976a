import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { classMap } from 'lit/directives/class-map.js';
import { repeat } from 'lit/directives/repeat.js';
import { clockTime, fullStamp } from '../../clock/time-words.ts';
import type { Outgoing } from '../../data/outbox.ts';
import { baseStyles } from '../../ui/base-styles.ts';
import { linkedText } from '../../ui/linked-text.ts';
import { firstName } from '../line-words.ts';
import { deskMessageGroupStyles } from './desk-message-group.styles.ts';
import { OutgoingAction } from './outgoing-action.ts';
import type { TranscriptItem } from './transcript-items.ts';
import '../../ui/ui-avatar.ts';
import '../../ui/ui-button.ts';
import '../../ui/ui-icon.ts';

/** What one person said in one go. The customer stands on the left, the team on the right. Text is shown as it is, never as HTML; addresses in it are links. */
@customElement('desk-message-group')
export class DeskMessageGroup extends LitElement {
  @property({ attribute: false }) group!: Extract<TranscriptItem, { kind: 'group' }>;
  @property({ attribute: 'my-id' }) myId = '';
  /** False while messages wait for the line to come back. */
  @property({ type: Boolean, attribute: 'is-live' }) isLive = false;

  override render() {
    const { author, at, bubbles } = this.group;
    const isCustomer = author.kind === 'customer';
    const name = author.id === this.myId ? 'You' : author.kind === 'system' ? author.name : firstName(author.name);
    const stamp = fullStamp(new Date(at));
    return html`<article class=${isCustomer ? 'theirs' : 'ours'} aria-label=${`${name}, ${clockTime(new Date(at))}`}>
      ${isCustomer ? html`<ui-avatar size="m" name=${author.name} key=${author.id ?? author.name}></ui-avatar>` : nothing}
      <div class="who">${name}<time datetime=${at} title=${stamp}>${clockTime(new Date(at))}</time></div>
      <div class="bubbles">
        ${repeat(
          bubbles,
          (bubble) => bubble.key,
          (bubble) => this.#bubble(bubble.text, bubble.outgoing),
        )} ${this.#receipt()}
      </div>
    </article>`;
  }

  #bubble(text: string, outgoing: Outgoing | undefined): TemplateResult {
    const classes = classMap({ bubble: true, waits: outgoing !== undefined && !outgoing.refusal, failed: Boolean(outgoing?.refusal) });
    return html`<div class=${classes} dir="auto">${linkedText(text)}</div>
      ${outgoing?.refusal ? this.#failure(outgoing) : nothing}`;
  }

  #failure(outgoing: Outgoing): TemplateResult {
    const act = (action: 'retry' | 'edit' | 'remove') => () => this.dispatchEvent(new OutgoingAction(outgoing.id, action));
    return html`<div class="receipt bad"><ui-icon name="warning" size="12"></ui-icon>Not sent. ${outgoing.refusal}</div>
      <div class="ways">
        <ui-button size="s" variant="ghost" @click=${act('remove')}>Delete</ui-button>
        <ui-button size="s" @click=${act('edit')}>Edit</ui-button>
        <ui-button size="s" icon="retry" @click=${act('retry')}>Try again</ui-button>
      </div>`;
  }

  #receipt(): TemplateResult | typeof nothing {
    const last = this.group.bubbles.at(-1)!;
    if (last.outgoing && !last.outgoing.refusal) {
      return html`<div class="receipt"><ui-icon name="clock" size="12"></ui-icon>${this.isLive ? 'Sending' : 'Sends when back online'}</div>`;
    }
    if (last.outgoing || !this.group.isLastOfTeam) return nothing;
    return html`<div class="receipt"><ui-icon name="check" size="14"></ui-icon>Sent ${clockTime(new Date(last.at))}</div>`;
  }

  static override styles = [baseStyles, deskMessageGroupStyles];
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-message-group': DeskMessageGroup;
  }
}
