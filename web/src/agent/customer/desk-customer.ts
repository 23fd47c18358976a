import type { Chat } from '@desk/protocol/chat';
import { css, html, LitElement, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { announce } from '../../ui/announce.ts';
import { baseStyles } from '../../ui/base-styles.ts';
import type { ValueChanged } from '../../ui/value-changed.ts';
import { ChatAction } from '../chat-action.ts';
import { CustomerController } from './customer-controller.ts';
import { PanelChosen } from './panel-chosen.ts';
import './desk-profile.ts';
import '../../ui/ui-error.ts';
import '../../ui/ui-icon-button.ts';
import '../../ui/ui-skeleton.ts';
import '../../ui/ui-tabs.ts';

const tabs = [
  { id: 'profile', label: 'Profile' },
  { id: 'history', label: 'History' },
  { id: 'notes', label: 'Notes' },
] as const;

/** Fetched once the profile has been drawn, or when they are chosen. */
const others = { history: () => import('./desk-history.ts'), notes: () => import('./desk-notes.ts') };
const restMs = 1_500;

/** What the team knows about the customer of the open chat. Which tab is open stands in the address: `?panel=notes`. */
@customElement('desk-customer')
export class DeskCustomer extends LitElement {
  @property({ attribute: false }) chat!: Chat;
  @property() tab = 'profile';
  @property({ attribute: 'my-id' }) myId = '';
  @state() private wantsNote = false;

  #customer = new CustomerController(this, () => this.chat);

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('tab') && this.tab in others) void others[this.tab as keyof typeof others]().catch(() => undefined);
  }

  override render() {
    return html`<header>
        <ui-tabs look="segmented" label="Details" .items=${tabs} selected=${this.tab} @ui-value-changed=${this.#select}></ui-tabs>
        <span class="grow"></span>
        <ui-icon-button class="hide" icon="panel" label="Hide details" keys="D" @click=${this.#hide}></ui-icon-button>
      </header>
      <div class="scroll grow" role="tabpanel" aria-label=${tabs.find((tab) => tab.id === this.tab)?.label ?? 'Profile'}>${this.#content()}</div>`;
  }

  #content() {
    const { profile, history, notes, error } = this.#customer;
    if (error && !profile) {
      return html`<ui-error heading="The details did not load" @ui-retry-requested=${() => this.#customer.load()}>The conversation works without them.</ui-error>`;
    }
    if (!profile) return html`<ui-skeleton shape="lines" count="9" label="Loading details"></ui-skeleton>`;
    if (this.tab === 'history') return html`<desk-history .chats=${history} current-id=${this.chat.id}></desk-history>`;
    if (this.tab === 'notes') {
      return html`<desk-notes
        .chat=${this.chat}
        .notes=${notes}
        ?is-writing=${this.wantsNote}
        my-id=${this.myId}
        @desk-note-added=${() => this.#customer.loadNotes()}
      ></desk-notes>`;
    }
    return html`<desk-profile .chat=${this.chat} .profile=${profile} .history=${history} my-id=${this.myId}></desk-profile>`;
  }

  protected override firstUpdated(): void {
    requestIdleCallback(() => void Promise.all([others.history(), others.notes()]).catch(() => undefined), { timeout: restMs });
  }

  override focus(): void {
    this.renderRoot.querySelector('ui-tabs')?.focus();
  }

  /** Shows the notes with the cursor in a new one. */
  async writeNote(): Promise<void> {
    this.wantsNote = true;
    await others.notes().catch(() => announce('The notes did not load. Reload the page and try again.', { urgent: true }));
    await this.updateComplete;
    const notes = this.renderRoot.querySelector('desk-notes');
    await notes?.updateComplete;
    notes?.write?.();
  }

  #select(event: ValueChanged): void {
    event.stopPropagation();
    this.wantsNote = false;
    this.dispatchEvent(new PanelChosen(event.value));
  }

  #hide(): void {
    this.dispatchEvent(new ChatAction('panel'));
  }

  static override styles = [
    baseStyles,
    css`
      :host {
        --avatar-bg: var(--desk-surface-2);
        display: flex;
        flex-direction: column;
        block-size: 100%;
        background: var(--desk-surface-2);
      }
      header {
        display: flex;
        flex: none;
        align-items: center;
        gap: 8px;
        block-size: var(--desk-bar-h);
        padding: 0 10px 0 16px;
        border-block-end: 1px solid var(--desk-line);
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-customer': DeskCustomer;
  }
}
