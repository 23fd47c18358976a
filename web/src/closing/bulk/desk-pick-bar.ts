import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { countText, plural } from '../../charts/figure-text.ts';
import { baseStyles } from '../../ui/base-styles.ts';
import { ItemChosen } from '../../ui/item-chosen.ts';
import { PICK_LIMIT } from './picks.ts';
import '../../ui/ui-button.ts';
import '../../ui/ui-icon-button.ts';

/** What is ticked in a list, and what can be done with it. Emits `ItemChosen` with `close`, `all` or `none`. */
@customElement('desk-pick-bar')
export class DeskPickBar extends LitElement {
  @property({ type: Number }) count = 0;
  @property({ type: Number }) total = 0;

  override render() {
    const most = Math.min(this.total, PICK_LIMIT);
    return html`<div role="group" aria-label="Ticked chats">
      <ui-button variant="primary" size="s" keys="E" @click=${() => this.#choose('close')}>Close ${plural(this.count, 'chat')}</ui-button>
      <span class="t2 num">${countText(this.count)} of ${countText(this.total)}<span class="word"> ticked</span>${this.count >= PICK_LIMIT ? `, at most ${PICK_LIMIT} at once` : ''}</span>
      <span class="grow"></span>
      ${this.count < most ? html`<ui-button variant="ghost" size="s" @click=${() => this.#choose('all')}>Tick ${this.total > most ? `the first ${most}` : `all ${countText(most)}`}</ui-button>` : nothing}
      <ui-icon-button icon="x" icon-size="14" size="26" label="Take ticks away" @click=${() => this.#choose('none')}></ui-icon-button>
    </div>`;
  }

  #choose(item: 'close' | 'all' | 'none'): void {
    this.dispatchEvent(new ItemChosen(item));
  }

  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
        flex: none;
        container-type: inline-size;
      }
      div {
        display: flex;
        align-items: center;
        flex-wrap: wrap;
        gap: 4px 10px;
        min-block-size: 44px;
        padding: 6px 14px 6px 20px;
        border-block-end: 1px solid var(--desk-line);
        background: var(--desk-accent-tint);
        font: 400 12.5px/18px var(--desk-font);
      }
      @container (max-width: 420px) {
        div {
          padding-inline: 10px 8px;
        }
        .word {
          display: none;
        }
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-pick-bar': DeskPickBar;
  }
}
