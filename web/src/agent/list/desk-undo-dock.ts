import { consume } from '@lit/context';
import { html, LitElement, nothing, type PropertyValues, svg, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { serverNow } from '../../clock/server-clock.ts';
import type { CloseIntent, ClosingQueue } from '../../data/closing-queue.ts';
import { closingContext, sessionContext } from '../../data/contexts.ts';
import type { Session } from '../../data/session.ts';
import { StoreController } from '../../data/store-controller.ts';
import { HotkeysController } from '../../hotkeys/hotkeys-controller.ts';
import { announce } from '../../ui/announce.ts';
import { baseStyles } from '../../ui/base-styles.ts';
import { deepActiveElement, takesText } from '../../ui/deep-active-element.ts';
import { deskUndoDockStyles } from './desk-undo-dock.styles.ts';
import '../../ui/ui-button.ts';
import '../../ui/ui-icon-button.ts';

const slowMs = 1_000;
const circumference = 2 * Math.PI * 6.5;

/** What was just closed, and the way back while the server's window is open. It stands in the layout and covers nothing. */
@customElement('desk-undo-dock')
export class DeskUndoDock extends LitElement {
  @consume({ context: closingContext })
  private closing!: ClosingQueue;
  @consume({ context: sessionContext })
  private session!: Session;

  #intents = new StoreController(
    this,
    () => this.closing,
    (closing) => closing.intents,
  );
  #said = new Set<string>();

  constructor() {
    super();
    const undo = { group: 'Everywhere', when: () => this.#undoable() !== undefined, run: () => this.#undo() };
    new HotkeysController(this, [
      { keys: 'U', words: 'Undo the last close', ...undo },
      { keys: 'Mod+Z', words: '', ...undo, when: () => this.#undoable() !== undefined && isOutsideText() },
    ]);
  }

  override updated(changed: PropertyValues): void {
    super.updated(changed);
    const newest = this.#newest();
    if (newest?.phase === 'sending') setTimeout(() => this.requestUpdate(), slowMs);
    for (const intent of this.closing.intents) this.#say(intent);
  }

  override render() {
    const intent = this.#newest();
    return intent ? html`<div class="dock" role="group" aria-label=${this.#label(intent)}>${this.#content(intent)}</div>` : nothing;
  }

  #content(intent: CloseIntent): TemplateResult {
    const name = html`<b>${intent.name}</b>`;
    switch (intent.phase) {
      case 'sending':
        return html`<span class="ell grow">${Date.now() - intent.askedAt < slowMs ? 'Closed ' : 'Closing '}${name}</span>`;
      case 'unconfirmed':
        return html`<span class="grow">${name} is not confirmed yet. It will be tried again</span>
          <ui-button variant="dock" size="s" @click=${() => this.closing.cancel(intent.chatId)}>Cancel</ui-button>`;
      case 'cancelling':
        return html`<span class="grow">Cancelling. If the close of ${name} was accepted all the same, it is undone</span>`;
      case 'closed':
        return html`${this.#ring(intent)}<span class="ell grow">${this.#closedWords(name)}</span>
          <ui-button variant="dock" size="s" keys="Mod+Z" @click=${this.#undo}>Undo</ui-button>${this.#cross(intent)}`;
      case 'undoing':
        return html`<span class="ell grow">Taking ${name} back</span>`;
      case 'undone':
        return html`<span class="ell grow">${name} is open again</span>
          <ui-button variant="dock" size="s" href=${`/desk/live/${intent.chatId}`}>Open</ui-button>${this.#cross(intent)}`;
      case 'refused':
        return html`<span class="grow">${name} is still open. ${intent.refusal?.message}</span>
          <ui-button variant="dock" size="s" href=${`/desk/live/${intent.chatId}/close`}>Open</ui-button>${this.#cross(intent)}`;
      case 'over':
        return html`<span class="grow">${intent.refusal?.message ?? ''}</span>${this.#cross(intent)}`;
    }
  }

  #closedWords(name: TemplateResult): TemplateResult {
    const count = this.closing.intents.filter((intent) => intent.phase === 'closed').length;
    return count > 1 ? html`Closed ${count} chats, last ${name}` : html`Closed ${name}`;
  }

  /** Runs down in one CSS animation to the server's deadline; nothing ticks. */
  #ring(intent: CloseIntent): TemplateResult {
    const total = (this.session.me?.preferences.undoSeconds ?? 10) * 1000;
    const left = Math.max(0, Date.parse(intent.undoUntil ?? '') - serverNow());
    const from = circumference * (1 - Math.min(1, left / total));
    return html`<svg viewBox="0 0 16 16" aria-hidden="true" style="--from:${from};--left:${left}ms">
      ${svg`<circle cx="8" cy="8" r="6.5"/><circle class="run" cx="8" cy="8" r="6.5" stroke-dasharray=${circumference}/>`}
    </svg>`;
  }

  #cross(intent: CloseIntent): TemplateResult {
    return html`<ui-icon-button icon="x" icon-size="14" size="24" label="Dismiss" @click=${() => this.closing.dismiss(intent.chatId)}></ui-icon-button>`;
  }

  #label(intent: CloseIntent): string {
    return intent.phase === 'closed' ? `Chat with ${intent.name} closed` : `Closing ${intent.name}`;
  }

  /** The one to show: what needs a person first, then the newest. A window that simply ended shows nothing. */
  #newest(): CloseIntent | undefined {
    const shown = (this.#intents.value ?? []).filter((intent) => intent.phase !== 'over' || intent.refusal);
    return shown.findLast((intent) => intent.phase === 'refused') ?? shown.at(-1);
  }

  #undoable(): CloseIntent | undefined {
    return this.closing.intents.findLast((intent) => intent.phase === 'closed');
  }

  #undo(): void {
    const intent = this.#undoable();
    if (intent) void this.closing.undo(intent.chatId);
  }

  #say(intent: CloseIntent): void {
    const key = `${intent.id} ${intent.phase}`;
    if (this.#said.has(key)) return;
    this.#said.add(key);
    const seconds = this.session.me?.preferences.undoSeconds ?? 10;
    if (intent.phase === 'cancelling') announce(`Cancelling. If the close of ${intent.name} was accepted all the same, it is undone.`);
    if (intent.phase === 'closed') announce(`Chat with ${intent.name} closed. Press U to undo, ${seconds} seconds.`);
    if (intent.phase === 'undone') announce(`Chat with ${intent.name} is open again.`);
    if (intent.phase === 'refused') announce(`Chat with ${intent.name} is still open. ${intent.refusal?.message}`, { urgent: true });
  }

  static override styles = [baseStyles, deskUndoDockStyles];
}

/** In an empty field the browser has nothing to undo, so the key is free. */
function isOutsideText(): boolean {
  const active = deepActiveElement();
  return !takesText(active) || ('value' in active! && active.value === '');
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-undo-dock': DeskUndoDock;
  }
}
