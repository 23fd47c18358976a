import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { DraftState } from '../../data/drafts.ts';
import { baseStyles } from '../../ui/base-styles.ts';
import type { ItemChosen } from '../../ui/item-chosen.ts';
import type { MenuItem } from '../../ui/ui-menu.ts';
import { ComposerChanged } from './composer-changed.ts';
import { deskComposerStyles } from './desk-composer.styles.ts';
import { type SendAfter, SendRequested } from './send-requested.ts';
import '../../ui/ui-button.ts';
import '../../ui/ui-kbd.ts';
import '../../ui/ui-menu.ts';

const longest = 10_000;

/**
 * Where a reply is written, or a follow-up after the end of a chat. Enter sends and Shift+Enter makes a new line, never while an input method composes; Tab leaves. It holds the
 * text and asks for nothing: `SendRequested` and `ComposerChanged` go up. Remount it for another chat, so no word travels along.
 */
@customElement('desk-composer')
export class DeskComposer extends LitElement {
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true };

  @property() name = '';
  @property() purpose: keyof typeof purposes = 'reply';
  @property() text = '';
  /** Why nothing can be sent yet; writing goes on meanwhile. */
  @property() waits = '';
  /** Why the chat cannot be set to pending. */
  @property({ attribute: 'pending-refusal' }) pendingRefusal = '';
  @property({ attribute: 'draft-state' }) draftState: DraftState = 'none';
  @state() private problem = '';

  @query('textarea') area!: HTMLTextAreaElement;

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('waits') && this.problem === changed.get('waits')) this.problem = '';
  }

  override render() {
    const { words, mode, help } = purposes[this.purpose];
    return html`<form aria-label=${`${words} ${this.name}`} @submit=${(event: Event) => event.preventDefault()}>
      <div class="top"><span class="mode">${mode}</span>${help ? html`<span class="hint why">${help}</span>` : nothing}<span class="grow"></span><span class="hint state">${draftWords[this.draftState]}</span></div>
      <textarea
        rows="2"
        .value=${this.text}
        aria-label=${`${words} ${this.name}`}
        placeholder=${`${words} ${this.name}…`}
        spellcheck="true"
        @input=${this.#input}
        @keydown=${this.#keys}
      ></textarea>
      ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
      <div class="bottom">
        <span class="grow"></span>
        <span class="hint help"><ui-kbd keys="Shift+Enter"></ui-kbd> new line</span>
        ${this.#send()}
      </div>
    </form>`;
  }

  #send(): TemplateResult {
    if (this.purpose === 'follow-up')
      return html`<ui-button variant="primary" keys="Enter" @click=${() => this.#ask('stay')}>Send</ui-button>`;
    return html`<span class="split">
      <ui-button class="go" variant="primary" keys="Enter" @click=${() => this.#ask('stay')}>Send</ui-button
      ><ui-menu class="more" side="above" icon="chevron-down" icon-size="14" label="More ways to send" .items=${ways(this.pendingRefusal)} @ui-item-chosen=${(
        event: ItemChosen,
      ) => this.#ask(event.item as SendAfter)}></ui-menu>
    </span>`;
  }

  #input(): void {
    this.text = this.area.value;
    this.problem = this.text.length > longest ? `${(this.text.length - longest).toLocaleString('en')} too many characters` : '';
    this.dispatchEvent(new ComposerChanged(this.text));
  }

  #keys(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.isComposing || event.keyCode === 229) return;
    const mod = event.ctrlKey || event.metaKey;
    if (event.shiftKey && !mod) return;
    event.preventDefault();
    this.#ask(event.shiftKey && this.purpose === 'reply' ? 'close' : 'stay');
  }

  /** An empty text sends nothing, but "send and close" still closes. */
  #ask(after: SendAfter): void {
    const text = this.text.trim();
    if (text.length > longest) return;
    if (this.waits && text) {
      this.problem = this.waits;
      return;
    }
    if (!text && after === 'stay') return;
    this.dispatchEvent(new SendRequested(text, after));
    this.area.focus();
  }

  static override styles = [baseStyles, deskComposerStyles];
}

const purposes = {
  reply: { words: 'Reply to', mode: 'Reply', help: '' },
  'follow-up': { words: 'Write to', mode: 'Follow-up', help: 'The chat stays closed. What they ask then opens a new one.' },
} as const;

const draftWords: Record<DraftState, string> = { none: '', typing: '', kept: 'Draft saved', 'kept-here': 'Draft saved here' };

const ways = (refusal: string): MenuItem[] => [
  { id: 'close', label: 'Send and close', icon: 'check-circle', keys: 'Mod+Shift+Enter' },
  { id: 'pending', label: 'Send and set pending', icon: 'hourglass', refusal },
];

declare global {
  interface HTMLElementTagNameMap {
    'desk-composer': DeskComposer;
  }
}
