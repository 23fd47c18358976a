import { consume } from '@lit/context';
import { html, LitElement, nothing, type PropertyValues, svg, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { serverNow } from '../../clock/server-clock.ts';
import type { CloseIntent } from '../../data/close-intent.ts';
import type { ClosingQueue } from '../../data/closing-queue.ts';
import { closingContext } from '../../data/contexts.ts';
import { StoreController } from '../../data/store-controller.ts';
import { HotkeysController } from '../../hotkeys/hotkeys-controller.ts';
import type { Router } from '../../route/router.ts';
import { routerContext } from '../../route/router-context.ts';
import { announce } from '../../ui/announce.ts';
import { baseStyles } from '../../ui/base-styles.ts';
import { deepActiveElement, takesText } from '../../ui/deep-active-element.ts';
import type { ItemChosen } from '../../ui/item-chosen.ts';
import { deskUndoDockStyles } from './desk-undo-dock.styles.ts';
import { undoClose } from './undo-close.ts';
import { shownIntents, spokenWords, troubleWords } from './undo-words.ts';
import '../../ui/ui-button.ts';
import '../../ui/ui-icon-button.ts';
import '../../ui/ui-menu.ts';

const slowMs = 1_000;
const mostRefused = 3;
const circumference = 2 * Math.PI * 6.5;

/**
 * What was just closed, and the way back while the server's window is open. It stands in the layout and covers nothing. Each refused close
 * has a line of its own; of the others the newest is shown, with a menu of all that can be undone.
 */
@customElement('desk-undo-dock')
export class DeskUndoDock extends LitElement {
  @consume({ context: closingContext })
  private closing!: ClosingQueue;
  @consume({ context: routerContext })
  private router!: Router;
  #intents = new StoreController(
    this,
    () => this.closing,
    (closing) => closing.intents,
  );
  #said = new Set<string>();
  #ticking: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    const undo = { group: 'Everywhere', when: () => this.#undoable() !== undefined, run: () => this.#undo() };
    new HotkeysController(this, [
      {
        keys: 'Mod+Z',
        words: 'Undo the last close',
        ...undo,
        when: () => this.#undoable() !== undefined && isOutsideText(),
        listed: () => true,
      },
      { keys: 'U', words: '', ...undo },
    ]);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    for (const name of ['pointerenter', 'pointerleave', 'focusin', 'focusout']) this.addEventListener(name, this.#looked);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#ticking);
    this.closing?.hold(false);
  }

  override updated(changed: PropertyValues): void {
    super.updated(changed);
    const newest = this.#newest();
    clearTimeout(this.#ticking);
    if (newest?.phase === 'sending' || newest?.trouble?.kind === 'busy') this.#ticking = setTimeout(() => this.requestUpdate(), slowMs);
    for (const intent of this.closing.intents) this.#say(intent);
  }

  override render() {
    const { refused, newest } = shownIntents(this.#intents.value ?? []);
    const more = refused.length - mostRefused;
    return html`${repeat(
      refused.slice(-mostRefused),
      (intent) => intent.id,
      (intent) => this.#box(intent),
    )}${more > 0 ? html`<div class="dock">and ${more} more that are still open</div>` : nothing}${newest ? this.#box(newest) : nothing}`;
  }

  #box(intent: CloseIntent): TemplateResult {
    return html`<div class="dock" role="group" aria-label=${this.#label(intent)}>${this.#content(intent)}</div>`;
  }

  #content(intent: CloseIntent): TemplateResult {
    const name = html`<b>${intent.name}</b>`;
    switch (intent.phase) {
      case 'sending':
        return html`<span class="ell grow">${Date.now() - intent.askedAt < slowMs ? 'Closed ' : 'Closing '}${name}</span>`;
      case 'unconfirmed':
        return html`<span class="grow">${name} ${troubleWords(intent, Date.now())}${this.#errorId(intent)}</span>
          <ui-button variant="dock" size="s" @click=${() => this.closing.cancel(intent.chatId)}>Cancel</ui-button>`;
      case 'cancelling':
        return html`<span class="grow">Cancelling. If the close of ${name} was accepted all the same, it is undone</span>`;
      case 'closed':
        return html`${this.#ring(intent)}<span class="ell grow">${this.#closedWords(name)}</span>
          ${this.#all()}<ui-button variant="dock" size="s" keys="Mod+Z" @click=${() => this.#undo()}>Undo</ui-button>${this.#cross(intent)}`;
      case 'undoing':
        return html`<span class="ell grow">Taking ${name} back</span>`;
      case 'undone':
        return html`<span class="ell grow">${name} is open again</span>
          <ui-button variant="dock" size="s" href=${`/desk/live/${intent.chatId}`}>Open</ui-button>${this.#cross(intent)}`;
      case 'refused':
        return html`<span class="grow">${name} is still open. ${intent.refusal?.message}</span>
          <ui-button variant="dock" size="s" href=${`/desk/live/${intent.chatId}/close`}>Open</ui-button>${this.#cross(intent)}`;
      case 'over':
        return html`<span class="grow">${this.#overWords(intent, name)}</span>
          <ui-button variant="dock" size="s" href=${`/desk/closed/${intent.chatId}`}>Open</ui-button>${this.#cross(intent)}`;
    }
  }

  #overWords(intent: CloseIntent, name: TemplateResult): TemplateResult {
    if (intent.refusal) return html`${intent.refusal.message}`;
    return intent.undoMs > 0 ? html`Too late to undo ${name}, but details can be added` : html`Closed ${name}`;
  }

  #errorId({ trouble }: CloseIntent): TemplateResult | typeof nothing {
    return trouble?.kind === 'fault' && trouble.requestId ? html` <span class="id">Error ${trouble.requestId.slice(0, 8)}</span>` : nothing;
  }

  /** Every close that can still be undone, the last one first. */
  #all(): TemplateResult | typeof nothing {
    const closed = this.#closed();
    if (closed.length < 2) return nothing;
    const items = closed.toReversed().map(({ chatId, name }) => ({ id: chatId, label: `Undo ${name}`, icon: 'undo' as const }));
    return html`<ui-menu side="above" icon="chevron-down" icon-size="14" label="All that can be undone" .items=${items} @ui-item-chosen=${(
      event: ItemChosen,
    ) => void undoClose(this.closing, this.router, event.item)}></ui-menu>`;
  }

  #closedWords(name: TemplateResult): TemplateResult {
    const count = this.#closed().length;
    return count > 1 ? html`Closed ${count} chats, last ${name}` : html`Closed ${name}`;
  }

  /** Runs down in one CSS animation to the server's deadline; nothing ticks. */
  #ring(intent: CloseIntent): TemplateResult {
    const left = Math.max(0, Date.parse(intent.undoUntil ?? '') - serverNow());
    const from = circumference * (1 - Math.min(1, left / Math.max(intent.undoMs, 1)));
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

  /** Puts the focus on what can be done here. */
  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('ui-button')?.focus();
  }

  /** True while there is something in the dock. */
  get isShown(): boolean {
    return this.closing.intents.length > 0;
  }

  #newest(): CloseIntent | undefined {
    return shownIntents(this.closing.intents).newest;
  }

  #closed(): CloseIntent[] {
    return this.closing.intents.filter((intent) => intent.phase === 'closed');
  }

  #undoable(): CloseIntent | undefined {
    return this.#closed().at(-1);
  }

  #undo(): void {
    const intent = this.#undoable();
    if (intent) void undoClose(this.closing, this.router, intent.chatId);
  }

  #looked = (): void => {
    queueMicrotask(() => this.closing.hold(this.matches(':hover, :focus-within')));
  };

  #say(intent: CloseIntent): void {
    const key = `${intent.id} ${intent.phase}`;
    if (this.#said.has(key)) return;
    this.#said.add(key);
    const words = spokenWords(intent);
    if (words) announce(words, { urgent: intent.phase === 'refused' });
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
