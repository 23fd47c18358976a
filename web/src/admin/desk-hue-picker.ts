import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { baseStyles } from '../ui/base-styles.ts';
import { rove } from '../ui/roving.ts';
import { ValueChanged } from '../ui/value-changed.ts';
import { tagHues } from './tag-hues.ts';
import '../ui/ui-icon.ts';

/** One of the nine hues. A radio group by role: arrows choose. Emits `ValueChanged<number>`. */
@customElement('desk-hue-picker')
export class DeskHuePicker extends LitElement {
  @property({ type: Number }) value = 245;

  override render() {
    const chosen = tagHues.findIndex(({ hue }) => hue === this.value);
    return html`<div role="radiogroup" aria-label="Colour" @keydown=${this.#move}>
      ${tagHues.map(
        ({ hue, name }, i) => html`<button
          type="button"
          role="radio"
          aria-checked=${i === chosen ? 'true' : 'false'}
          aria-label=${name}
          title=${name}
          tabindex=${i === Math.max(chosen, 0) ? 0 : -1}
          style="--h:${hue}"
          @click=${() => this.#choose(i)}
        >
          <ui-icon name="check" size="14" ?hidden=${i !== chosen}></ui-icon>
        </button>`,
      )}
    </div>`;
  }

  #choose(i: number): void {
    this.value = tagHues[i]!.hue;
    this.dispatchEvent(new ValueChanged<number>(this.value));
  }

  #move(event: KeyboardEvent): void {
    const here = tagHues.findIndex(({ hue }) => hue === this.value);
    const next = rove(event.key, Math.max(here, 0), tagHues.length);
    if (next === undefined) return;
    event.preventDefault();
    this.#choose(next);
    this.renderRoot.querySelectorAll('button')[next]?.focus();
  }

  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
      }
      div {
        display: flex;
        gap: 6px;
        flex-wrap: wrap;
      }
      button {
        display: grid;
        place-items: center;
        inline-size: 24px;
        block-size: 24px;
        border-radius: 6px;
        color: oklch(1 0 0);
        background: light-dark(oklch(0.6 0.125 var(--h)), oklch(0.62 0.115 var(--h)));
        forced-color-adjust: none;
      }
      [aria-checked='true'] {
        box-shadow: 0 0 0 2px var(--desk-surface-2), 0 0 0 4px var(--desk-text);
      }
      button:focus-visible {
        box-shadow: 0 0 0 2px var(--desk-surface-2), 0 0 0 4px var(--desk-focus);
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-hue-picker': DeskHuePicker;
  }
}
