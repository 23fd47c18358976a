import type { Sentiment } from '@desk/protocol/closure';
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { baseStyles } from '../ui/base-styles.ts';
import { fieldStyles } from '../ui/field-styles.ts';
import { rove } from '../ui/roving.ts';
import { ValueChanged } from '../ui/value-changed.ts';
import '../ui/ui-icon.ts';
import '../ui/ui-kbd.ts';

const choices: readonly { value: Sentiment; label: string }[] = [
  { value: 'positive', label: 'Positive' },
  { value: 'neutral', label: 'Neutral' },
  { value: 'negative', label: 'Negative' },
];

/**
 * How it ended for the customer: three faces, none chosen at first and clearable, because not set is not neutral. Arrows choose; the chosen
 * face pressed again, 0 or Backspace clear. Emits `ValueChanged<Sentiment | null>`.
 */
@customElement('desk-sentiment')
export class DeskSentiment extends LitElement {
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true };

  @property() value: Sentiment | null = null;
  @property() error = '';
  @property({ type: Boolean }) required = false;
  /** What the conversation sounds like: a hint, never a choice. */
  @property() proposed: Sentiment | null = null;

  override render() {
    const chosen = choices.findIndex((choice) => choice.value === this.value);
    const isHinting = this.proposed !== null && this.value === null;
    return html`<div class="lbl"><span id="label">How did it end for the customer?</span>${
      this.required ? html`<span class="opt">required</span>` : nothing
    }${isHinting ? html`<span id="hint" class="opt proposed">Sounds ${this.proposed}</span>` : nothing}</div>
      <div
        role="radiogroup"
        aria-labelledby="label"
        aria-describedby=${isHinting ? 'hint below' : 'below'}
        aria-required=${this.required ? 'true' : 'false'}
        aria-invalid=${this.error ? 'true' : 'false'}
        @keydown=${this.#keys}
      >
        ${choices.map(
          (choice, index) => html`<button
            type="button"
            role="radio"
            class=${choice.value}
            aria-checked=${choice.value === this.value ? 'true' : 'false'}
            aria-keyshortcuts=${index + 1}
            tabindex=${index === Math.max(chosen, 0) ? 0 : -1}
            @click=${() => this.#choose(choice.value === this.value ? null : choice.value)}
          >
            <ui-icon name=${choice.value} size="18"></ui-icon><span class="grow">${choice.label}</span><ui-kbd keys=${String(index + 1)}></ui-kbd>
          </button>`,
        )}
      </div>
      <div id="below">${this.error ? html`<div class="err"><ui-icon name="warning" size="12"></ui-icon>${this.error}</div>` : nothing}</div>`;
  }

  /** A choice made by a key from anywhere takes the focus along when it is in the group, so that one Tab leads on. */
  override updated(changed: PropertyValues<this>): void {
    if (changed.has('value') && this.value !== null && this.shadowRoot?.activeElement?.role === 'radio') this.focus();
  }

  /** To the chosen face, else the first. */
  override focus(): void {
    this.renderRoot.querySelector<HTMLButtonElement>('[tabindex="0"]')?.focus();
  }

  #choose(value: Sentiment | null): void {
    if (value === this.value) return;
    this.value = value;
    this.dispatchEvent(new ValueChanged(value));
  }

  #keys(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Backspace' || event.key === 'Delete') {
      event.preventDefault();
      this.#choose(null);
      return;
    }
    const buttons = [...this.renderRoot.querySelectorAll('button')];
    const next = rove(event.key, buttons.indexOf(this.shadowRoot!.activeElement as HTMLButtonElement), buttons.length);
    if (next === undefined) return;
    event.preventDefault();
    buttons[next]!.focus();
    this.#choose(choices[next]!.value);
  }

  static override styles = [
    baseStyles,
    fieldStyles,
    css`
      :host {
        display: block;
      }
      .proposed {
        margin-inline-start: auto;
      }
      [role='radiogroup'] {
        display: grid;
        grid-template-columns: repeat(3, minmax(0, 1fr));
        gap: 8px;
      }
      button {
        display: flex;
        align-items: center;
        gap: 8px;
        block-size: 40px;
        padding: 0 10px;
        border: 1px solid var(--desk-control);
        border-radius: var(--desk-r-3);
        background: var(--desk-raised);
        color: var(--desk-text-2);
        font-weight: 500;
        text-align: start;
        transition: background var(--desk-m-1) var(--desk-ease);
      }
      button:hover {
        background: color-mix(in oklab, var(--desk-raised), var(--desk-text) 3%);
      }
      button:focus-visible {
        border-radius: var(--desk-r-3);
        box-shadow: 0 0 0 2px var(--desk-raised), 0 0 0 4px var(--desk-focus);
      }
      [aria-checked='true'] {
        --kbd-bg: color-mix(in oklab, currentColor, transparent 88%);
        --kbd-line: transparent;
        --kbd-text: currentColor;
        background: var(--tint);
        border-color: var(--ink);
        color: var(--ink);
        box-shadow: inset 0 0 0 1px var(--ink);
      }
      [aria-checked='true']:focus-visible {
        box-shadow: inset 0 0 0 1px var(--ink), 0 0 0 2px var(--desk-raised), 0 0 0 4px var(--desk-focus);
      }
      .positive {
        --tint: var(--desk-pos-tint);
        --ink: var(--desk-pos);
      }
      .neutral {
        --tint: var(--desk-neu-tint);
        --ink: var(--desk-neu);
      }
      .negative {
        --tint: var(--desk-neg-tint);
        --ink: var(--desk-neg);
      }
      @media (max-width: 519px) {
        ui-kbd {
          display: none;
        }
      }
      @media (forced-colors: active) {
        [aria-checked='true'] {
          outline: 2px solid;
        }
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-sentiment': DeskSentiment;
  }
}
