import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { baseStyles } from '../ui/base-styles.ts';
import type { ValueChanged } from '../ui/value-changed.ts';
import { SavedViews } from './saved-views.ts';
import '../ui/ui-button.ts';
import '../ui/ui-icon.ts';
import '../ui/ui-icon-button.ts';
import '../ui/ui-text.ts';

/** One's own views of reports: links with a name, and the way to keep the present one. */
@customElement('desk-saved-views')
export class DeskSavedViews extends LitElement {
  @property({ attribute: 'user-id' }) userId = '';
  @state() private name: string | undefined;

  override render() {
    const views = new SavedViews(this.userId).list();
    return html`<h3>Saved</h3>
      ${views.map(
        ({ name, href }) => html`<div class="view">
          <a href=${href}><ui-icon name="spark"></ui-icon><span class="ell">${name}</span></a>
          <ui-icon-button icon="x" .size=${24} .iconSize=${12} label="Forget ${name}" @click=${() => this.#forget(name)}></ui-icon-button>
        </div>`,
      )}
      ${
        this.name === undefined
          ? html`<ui-button variant="ghost" size="s" icon="plus" @click=${this.#begin}>Save this view</ui-button>`
          : html`<form @submit=${this.#keep}>
              <ui-text hidden-label="Name of the view" placeholder="Name of the view" .value=${this.name} @ui-value-changed=${this.#named} @keydown=${this.#pressed}></ui-text>
              <ui-button size="s" variant="primary" @click=${this.#keep}>Save</ui-button>
            </form>`
      }
      ${views.length === 0 && this.name === undefined ? html`<p class="hint">A view is a link, kept in this browser.</p>` : nothing}`;
  }

  #begin(): void {
    this.name = '';
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('ui-text')?.focus());
  }

  readonly #keep = (event?: Event): void => {
    event?.preventDefault();
    new SavedViews(this.userId).save(this.name ?? '', location.pathname + location.search);
    this.name = undefined;
  };

  #named(event: ValueChanged): void {
    this.name = event.value;
  }

  #pressed(event: KeyboardEvent): void {
    if (event.key === 'Enter') this.#keep(event);
    else if (event.key === 'Escape') this.name = undefined;
  }

  #forget(name: string): void {
    new SavedViews(this.userId).remove(name);
    this.requestUpdate();
  }

  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
        margin-block-start: 14px;
      }
      h3 {
        padding: 0 8px 6px;
        font: 500 11px/16px var(--desk-font);
        color: var(--desk-text-3);
      }
      .view {
        display: flex;
        align-items: center;
        border-radius: var(--desk-r-2);
      }
      .view:hover {
        background: var(--desk-hover);
      }
      a {
        display: flex;
        flex: 1;
        align-items: center;
        gap: 9px;
        min-inline-size: 0;
        block-size: 30px;
        padding: 0 8px;
        color: var(--desk-text-2);
        font-weight: 450;
      }
      ui-icon {
        color: var(--desk-text-3);
      }
      form {
        display: grid;
        gap: 6px;
        padding: 0 8px;
      }
      p {
        padding: 4px 8px;
      }
      @media (max-width: 859px) {
        :host {
          display: none;
        }
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-saved-views': DeskSavedViews;
  }
}
