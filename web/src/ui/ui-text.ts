import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { baseStyles } from './base-styles.ts';
import { fieldFrame } from './field-frame.ts';
import { fieldStyles } from './field-styles.ts';
import type { IconName } from './icon-paths.ts';
import { ValueChanged } from './value-changed.ts';
import './ui-icon.ts';
import './ui-kbd.ts';

/**
 * One line of text with label, hint and error in one root. Emits `ValueChanged<string>` on each input.
 * `look="quiet"` drops the edge, for search fields in a toolbar. Enter submits the form around the host.
 */
@customElement('ui-text')
export class UiText extends LitElement {
  static formAssociated = true;
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true };

  @property() label = '';
  @property() aside = '';
  @property() hint = '';
  @property() error = '';
  @property() value = '';
  @property() name = '';
  @property() type: 'text' | 'email' | 'password' | 'search' | 'url' | 'number' | 'date' | 'datetime-local' = 'text';
  @property() placeholder = '';
  @property() autocomplete: 'off' | 'on' | 'name' | 'email' | 'username' | 'current-password' | 'new-password' = 'off';
  /** What has been entered here before: offered, not asked for. */
  @property({ attribute: false }) choices: readonly string[] = [];
  @property() icon?: IconName;
  @property() keys = '';
  @property({ reflect: true }) look: 'field' | 'quiet' | 'large' = 'field';
  @property({ type: Boolean, reflect: true }) disabled = false;
  /** Names the field when there is no visible label. */
  @property({ attribute: 'hidden-label' }) hiddenLabel = '';

  @query('input') input!: HTMLInputElement;
  #internals = this.attachInternals();

  override willUpdate(): void {
    this.#internals.setFormValue(this.value);
  }

  override render() {
    return fieldFrame(
      { label: this.label, aside: this.aside, hint: this.hint, error: this.error },
      html`<div class=${this.error ? 'box bad' : 'box'}>
        ${this.icon ? html`<ui-icon name=${this.icon} size="14"></ui-icon>` : nothing}
        <input
          id="control"
          .value=${this.value}
          name=${this.name}
          type=${this.type}
          placeholder=${this.placeholder || nothing}
          autocomplete=${this.autocomplete}
          ?disabled=${this.disabled}
          aria-label=${this.hiddenLabel || nothing}
          aria-describedby="below"
          list=${this.choices.length ? 'choices' : nothing}
          aria-invalid=${this.error ? 'true' : 'false'}
          @input=${this.#input}
          @keydown=${this.#submit}
        />
        ${this.keys ? html`<ui-kbd keys=${this.keys}></ui-kbd>` : nothing}<slot name="end"></slot>
        ${this.choices.length ? html`<datalist id="choices">${this.choices.map((choice) => html`<option value=${choice}></option>`)}</datalist>` : nothing}
      </div>`,
    );
  }

  select(): void {
    this.input.select();
  }

  #input(): void {
    this.value = this.input.value;
    this.dispatchEvent(new ValueChanged(this.value));
  }

  #submit(event: KeyboardEvent): void {
    if (event.key === 'Enter' && !event.isComposing) this.#internals.form?.requestSubmit();
  }

  static override styles = [
    baseStyles,
    fieldStyles,
    css`
      :host {
        display: block;
      }
      :host([disabled]) {
        opacity: 0.55;
      }
      ui-icon {
        color: var(--desk-text-3);
      }
      :host([look='quiet']) .box {
        border-color: transparent;
        background: var(--desk-hover);
      }
      :host([look='quiet']) .box:focus-within {
        border-color: var(--desk-focus);
        background: var(--desk-raised);
      }
      :host([look='large']) .box {
        block-size: 38px;
        padding: 0 12px;
        border-radius: var(--desk-r-3);
        font: var(--desk-t-14);
      }
      .err ui-icon {
        color: inherit;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'ui-text': UiText;
  }
}
