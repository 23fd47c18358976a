import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { baseStyles } from './base-styles.ts';
import { deepActiveElement } from './deep-active-element.ts';
import { DismissRequested } from './dismiss-requested.ts';
import { openDialogs } from './open-dialogs.ts';
import { uiDialogStyles } from './ui-dialog.styles.ts';
import './ui-icon-button.ts';

/**
 * A modal dialog on the native `<dialog>`. Named by `heading`, described by `meta`. Slots: `aside` beside the heading, `strip` below it,
 * the body, and `footer`. While `open`, focus stays inside; Escape and the cross emit `DismissRequested` and close nothing by
 * themselves. Focus starts at `initialFocus()` (else at the first control) and returns to where it was, else to `returnFocus()`.
 */
@customElement('ui-dialog')
export class UiDialog extends LitElement {
  @property({ type: Boolean, reflect: true }) open = false;
  @property() heading = '';
  @property() meta = '';
  /** There is no way around it: no cross, and Escape does nothing. */
  @property({ type: Boolean }) lasting = false;
  /** No heading in sight and no cross, near the top: for what is all one field. */
  @property({ type: Boolean, reflect: true }) bare = false;
  /** Width in pixels; the dialog never exceeds the window. */
  @property({ type: Number }) width = 480;
  @property({ attribute: false }) initialFocus?: () => HTMLElement | null | undefined;
  /** False: whoever takes the dialog away puts the focus elsewhere. Giving it back first would lay the page out once for nothing. */
  @property({ attribute: false }) givesFocusBack = true;
  @property({ attribute: false }) returnFocus?: () => HTMLElement | null | undefined;

  @query('dialog') dialog!: HTMLDialogElement;
  #invoker: HTMLElement | null = null;
  #isShown = false;

  override render() {
    return html`<dialog
      aria-labelledby="heading"
      aria-describedby=${this.meta ? 'meta' : nothing}
      style="inline-size:min(${this.width}px, calc(100vw - 24px))"
      @cancel=${this.#cancel}
      @close=${this.#cancel}
      @keydown=${this.#escape}
    >
      <header>
        <div class="grow">
          <h2 id="heading">${this.heading}</h2>
          ${this.meta ? html`<p id="meta" class="num">${this.meta}</p>` : nothing}
        </div>
        <slot name="aside"></slot>
      </header>
      <slot name="strip"></slot>
      <div class="body"><slot></slot></div>
      <footer><slot name="footer"></slot></footer>
      ${
        this.lasting || this.bare
          ? nothing
          : html`<ui-icon-button class="cross" icon="x" label="Cancel" keys="Escape" @click=${this.#dismiss}></ui-icon-button>`
      }
    </dialog>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    // Taken out before it was drawn, it must not be shown, nor keep the page's shortcuts at rest.
    if (!changed.has('open') || !this.isConnected) return;
    if (this.open && !this.dialog.open) this.#show();
    else if (!this.open && this.dialog.open) this.#hide();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    if (!this.#isShown) return;
    this.#isShown = false;
    openDialogs.count--;
    this.#giveFocusBack();
  }

  #show(): void {
    this.#invoker = deepActiveElement();
    this.#isShown = true;
    openDialogs.count++;
    this.dialog.showModal();
    queueMicrotask(() => void this.#startFocus());
  }

  /** An element of ours can take the focus only when it has rendered. */
  async #startFocus(): Promise<void> {
    const target = this.initialFocus?.();
    if (target instanceof LitElement) await target.updateComplete;
    target?.focus();
  }

  #hide(): void {
    this.#isShown = false;
    openDialogs.count--;
    this.dialog.close();
    this.#giveFocusBack();
  }

  #giveFocusBack(): void {
    if (!this.givesFocusBack) return;
    const back = this.#invoker?.isConnected && this.#invoker !== document.body ? this.#invoker : this.returnFocus?.();
    this.#invoker = null;
    back?.focus();
  }

  #cancel(event: Event): void {
    event.preventDefault();
    if (event.type === 'cancel') this.#dismiss();
    else if (this.open && !this.dialog.open) this.dialog.showModal(); // a browser may close on the second Escape all the same
  }

  /** Escape is taken as a key, so that a control inside may use it first and stop it. */
  #escape(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    this.#dismiss();
  }

  #dismiss(): void {
    if (this.lasting) return;
    this.dispatchEvent(new DismissRequested());
  }

  static override styles = [baseStyles, uiDialogStyles];
}

declare global {
  interface HTMLElementTagNameMap {
    'ui-dialog': UiDialog;
  }
}
