import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { sentenceOf } from '../data/http.ts';
import type { Session } from '../data/session.ts';
import { StoreController } from '../data/store-controller.ts';
import { announce } from '../ui/announce.ts';
import '../ui/ui-button.ts';
import '../ui/ui-strip.ts';

/** Tells an agent that a supervisor switched them off for new chats, by whom, and how to take it back. [V2] */
@customElement('desk-sent-away')
export class DeskSentAway extends LitElement {
  @property({ attribute: false }) session!: Session;
  @state() private error = '';
  #told = '';

  readonly #by = new StoreController(
    this,
    () => this.session,
    (session) => session.me?.unavailableBy ?? undefined,
  );

  override render() {
    const by = this.#by.value;
    if (!by) return nothing;
    return html`<ui-strip tone="warn" icon="pause"
      ><b>${by.name} set you unavailable.</b> ${this.error || 'No new chats come in, and the ones you have stay yours.'}
      <ui-button slot="actions" size="s" @click=${this.#back}>Set available</ui-button></ui-strip
    >`;
  }

  protected override updated(): void {
    const by = this.#by.value;
    if (by && by.id !== this.#told) announce(`${by.name} set you unavailable. The chats you have stay yours.`, { urgent: true });
    this.#told = by?.id ?? '';
  }

  readonly #back = async (): Promise<void> => {
    this.error = '';
    try {
      await this.session.setAvailable(true);
      announce('You are available');
    } catch (error) {
      this.error = sentenceOf(error);
    }
  };

  static override styles = css`
    :host {
      display: block;
    }
    b {
      font-weight: 600;
    }
  `;
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-sent-away': DeskSentAway;
  }
}
