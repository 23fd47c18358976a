import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { classMap } from 'lit/directives/class-map.js';
import { baseStyles } from './base-styles.ts';
import { fieldFrame } from './field-frame.ts';
import { fieldStyles } from './field-styles.ts';
import { graphemeCount } from './grapheme-count.ts';
import { ValueChanged } from './value-changed.ts';

const plain = new Intl.NumberFormat('en');

/**
 * Several lines of plain text that grow from `rows` to `max-rows`. With `limit` a counter of graphemes runs from the start,
 * amber over 95 %; a longer text is kept and marked, never cut. Emits `ValueChanged<string>` on each input.
 */
@customElement('ui-textarea')
export class UiTextarea extends LitElement {
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true };

  @property() label = '';
  @property() aside = '';
  @property() hint = '';
  @property() error = '';
  @property() value = '';
  @property() placeholder = '';
  @property({ type: Number }) rows = 4;
  @property({ type: Number, attribute: 'max-rows' }) maxRows = 10;
  @property({ type: Number }) limit = 0;
  @property({ type: Boolean, reflect: true }) disabled = false;
  @property({ type: Boolean }) required = false;
  @property({ attribute: 'hidden-label' }) hiddenLabel = '';

  @query('textarea') area!: HTMLTextAreaElement;

  override render() {
    const count = this.limit ? graphemeCount(this.value) : 0;
    const counter = this.limit
      ? html`<span class=${classMap({ counter: true, near: count > this.limit * 0.95, over: count > this.limit })}
          >${plain.format(count)} / ${plain.format(this.limit)}</span
        >`
      : undefined;
    return fieldFrame(
      { label: this.label, aside: this.aside, hint: this.hint, error: this.error, counter },
      html`<textarea
        id="control"
        class=${this.error ? 'box bad' : 'box'}
        style="max-block-size:${this.maxRows * 20 + 18}px"
        rows=${this.rows}
        .value=${this.value}
        placeholder=${this.placeholder || nothing}
        spellcheck="true"
        ?disabled=${this.disabled}
        aria-label=${this.hiddenLabel || nothing}
        aria-describedby="below"
        aria-required=${this.required ? 'true' : nothing}
        aria-invalid=${this.error ? 'true' : 'false'}
        @input=${this.#input}
      ></textarea>`,
    );
  }

  #input(): void {
    this.value = this.area.value;
    this.dispatchEvent(new ValueChanged(this.value));
  }

  static override styles = [
    baseStyles,
    fieldStyles,
    css`
      :host {
        display: block;
      }
      textarea.box {
        display: block;
        inline-size: 100%;
        block-size: auto;
        padding: 8px 11px;
        font: 400 13px/20px var(--desk-font);
        resize: none;
        field-sizing: content;
        overflow-wrap: anywhere;
        min-inline-size: 0;
        max-inline-size: 100%;
        min-block-size: calc(var(--rows, 4) * 20px + 18px);
        scrollbar-width: thin;
      }
      :host([disabled]) {
        opacity: 0.55;
      }
    `,
  ];

  override updated(): void {
    this.area.style.setProperty('--rows', String(this.rows));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ui-textarea': UiTextarea;
  }
}
