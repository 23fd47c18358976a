import type { Chat } from '@desk/protocol/chat';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { PickToggled } from '../../closing/bulk/pick-toggled.ts';
import { baseStyles } from '../../ui/base-styles.ts';
import type { MenuItem } from '../../ui/ui-menu.ts';
import '../../ui/ui-avatar.ts';
import '../../ui/ui-chip.ts';
import '../../ui/ui-menu.ts';
import '../../ui/ui-time.ts';
import '../../ui/ui-wait-ring.ts';

/** One open chat in the supervisor's list. The slot `act` takes what can be done with it. */
@customElement('desk-live-row')
export class DeskLiveRow extends LitElement {
  @property({ attribute: false }) chat!: Chat;
  @property() href = '';
  @property({ type: Boolean, reflect: true }) selected = false;
  @property({ type: Number, attribute: 'target-seconds' }) targetSeconds = 120;
  /** Whether it is ticked, for an act on several chats. */
  @property({ type: Boolean, reflect: true }) picked = false;
  /** It ended or went elsewhere while the list is held. */
  @property({ type: Boolean, reflect: true }) gone = false;
  @property({ attribute: false }) agents: readonly MenuItem[] = [];

  override render() {
    const { chat } = this;
    return html`<label class="tick"
        ><input type="checkbox" .checked=${this.picked} ?disabled=${this.gone} aria-label="Tick ${chat.customer.name}" aria-keyshortcuts="X" @click=${this.#tick}
      /></label>
      <ui-avatar size="m" .name=${chat.customer.name} .key=${chat.customer.id}></ui-avatar>
      <div class="who">
        <a class="open" href=${this.href} aria-current=${this.selected ? 'true' : nothing}><b>${chat.customer.name}</b></a>
        ${chat.department ? html`<span class="t3 ell">${chat.department.name}</span>` : nothing}
        ${this.gone ? html`<ui-chip size="s" tone="line">${chat.status === 'closed' ? 'closed' : 'gone'}</ui-chip>` : nothing}
        ${chat.supervisorAsked ? html`<ui-chip size="s" tone="warn" icon="bell" title=${chat.supervisorAsked.reason ?? nothing}><span class="sr">asks for a </span>supervisor</ui-chip>` : nothing}
        ${chat.transfer ? html`<ui-chip size="s" tone="accent" icon="transfer" title="Offered to ${chat.transfer.to.name}"><span class="sr">offered </span>to ${chat.transfer.to.kind === 'agent' ? chat.transfer.to.name.split(' ')[0] : chat.transfer.to.name}</ui-chip>` : nothing}
        ${chat.status === 'pending' ? html`<ui-chip size="s" icon="hourglass">pending</ui-chip>` : nothing}
      </div>
      <div class="when">
        ${
          chat.waitingSince
            ? html`<ui-wait-ring .since=${chat.waitingSince} .targetSeconds=${this.targetSeconds}></ui-wait-ring>`
            : html`<ui-time class="t3" .at=${chat.lastMessageAt} format="ago"></ui-time>`
        }
      </div>
      <p class="preview ell" dir="auto">${this.#preview()}</p>
      <div class="act">${this.gone ? nothing : html`<ui-menu icon="transfer" label="Assign ${chat.customer.name} to" .items=${this.agents}></ui-menu>`}</div>`;
  }

  override focus(): void {
    this.renderRoot.querySelector('a')?.focus();
  }

  /** Opens the menu of those who may have it. */
  openChoices(): void {
    this.renderRoot.querySelector('ui-menu')?.opener.click();
  }

  /** The list decides: a full hand takes no more, and Shift reaches over several rows. */
  #tick(event: MouseEvent): void {
    (event.target as HTMLInputElement).checked = this.picked;
    this.dispatchEvent(new PickToggled(this.chat.id, event.shiftKey));
  }

  #preview() {
    const last = this.chat.lastMessage;
    if (!last) return '';
    return last.author === 'customer'
      ? last.text
      : html`<span class="t3">${this.chat.agent?.name.split(' ')[0] ?? 'Desk'}:</span> ${last.text}`;
  }

  static override styles = [
    baseStyles,
    css`
      :host {
        display: grid;
        grid-template-columns: 24px 28px minmax(0, 1fr) auto 32px;
        column-gap: 8px;
        align-items: center;
        block-size: 52px;
        padding: 7px 12px 7px 10px;
        margin-inline: 4px;
        border-radius: var(--desk-r-3);
        position: relative;
      }
      :host(:hover) {
        background: var(--desk-hover);
      }
      :host([picked]) {
        background: var(--desk-accent-tint);
      }
      :host([gone]) {
        opacity: 0.62;
      }
      :host([selected]) {
        background: var(--desk-selected);
      }
      :host(:focus-within:has(.open:focus-visible)) {
        box-shadow: inset 0 0 0 2px var(--desk-focus);
      }
      ui-avatar {
        grid-row: 1 / 3;
      }
      .tick {
        grid-row: 1 / 3;
        position: relative;
        z-index: 1;
        display: grid;
        place-items: center;
        inline-size: 24px;
        block-size: 36px;
      }
      .tick input {
        inline-size: 15px;
        block-size: 15px;
        accent-color: var(--desk-accent-solid);
      }
      .who {
        display: flex;
        gap: 7px;
        align-items: center;
        min-inline-size: 0;
        font: 400 12px/18px var(--desk-font);
        white-space: nowrap;
      }
      .who b {
        font-weight: 600;
        font-size: 13px;
      }
      .open:focus-visible {
        box-shadow: none;
      }
      .open::after {
        content: '';
        position: absolute;
        inset: 0;
      }
      .preview {
        grid-row: 2;
        grid-column: 3 / 5;
        font: 400 12.5px/18px var(--desk-font);
        color: var(--desk-text-2);
      }
      .when {
        justify-self: end;
        font: 400 11.5px/18px var(--desk-font);
      }
      .act {
        grid-row: 1 / 3;
        grid-column: 5;
        position: relative;
        z-index: 1;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-live-row': DeskLiveRow;
  }
}
