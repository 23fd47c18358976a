import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { widgetBase } from './widget-base.ts';
import { widgetIcon } from './widget-icon.ts';
import { words } from './words.ts';

/** The visitor wants this text sent: trimmed, never empty. `preventDefault()` keeps it in the field. */
export class SendRequested extends Event {
  static readonly type = 'send-requested';
  readonly text: string;
  constructor(text: string) {
    super(SendRequested.type, { cancelable: true });
    this.text = text;
  }
}

/** The text in the field is another one, as after each key. */
export class DraftChanged extends Event {
  static readonly type = 'draft-changed';
  readonly text: string;
  constructor(text: string) {
    super(DraftChanged.type);
    this.text = text;
  }
}

/** The protocol's limit, in UTF-16 units of the trimmed text. */
export const WIDGET_MESSAGE_LIMIT = 10_000;
/** From here on the field counts. */
const NEAR = 0.95 * WIDGET_MESSAGE_LIMIT;

/**
 * The message field: Enter sends, Shift+Enter makes a new line, and neither while an input method composes. A text above the limit stays
 * whole and is not sent until it is shorter.
 */
@customElement('desk-widget-composer')
export class DeskWidgetComposer extends LitElement {
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true };

  /** What the field holds when it appears. */
  @property() draft = '';

  @query('textarea') private field!: HTMLTextAreaElement;

  override render() {
    return html`
      <form @submit=${this.#submit}>
        <label class="sr" for="message">${words.message}</label>
        <textarea
          id="message"
          rows="1"
          dir="auto"
          enterkeyhint="send"
          autocomplete="off"
          aria-describedby=${this.#length > NEAR ? 'count' : nothing}
          aria-invalid=${this.#length > WIDGET_MESSAGE_LIMIT}
          placeholder=${words.write}
          .value=${this.draft}
          @input=${this.#changed}
          @keydown=${this.#key}
        ></textarea>
        <button type="submit" aria-label=${words.send}>${widgetIcon('send')}</button>
      </form>
      ${this.#count()}
    `;
  }

  get #length(): number {
    return this.draft.trim().length;
  }

  #count() {
    const length = this.#length;
    if (length <= NEAR) return null;
    return length > WIDGET_MESSAGE_LIMIT
      ? html`<p id="count" class="over" role="alert">${words.tooLong(length, WIDGET_MESSAGE_LIMIT)}</p>`
      : html`<p id="count">${words.count(length, WIDGET_MESSAGE_LIMIT)}</p>`;
  }

  protected override updated(): void {
    this.#fit();
  }

  #changed = (): void => {
    this.draft = this.field.value;
    this.dispatchEvent(new DraftChanged(this.draft));
  };

  #key = (event: KeyboardEvent): void => {
    const isComposing = event.isComposing || event.keyCode === 229;
    if (event.key !== 'Enter' || event.shiftKey || event.altKey || isComposing) return;
    event.preventDefault();
    this.#send();
  };

  #submit = (event: Event): void => {
    event.preventDefault();
    this.#send();
  };

  #send(): void {
    this.field.focus();
    const text = this.field.value.trim();
    if (text === '' || text.length > WIDGET_MESSAGE_LIMIT || !this.dispatchEvent(new SendRequested(text))) return;
    this.draft = '';
    this.field.value = '';
    this.dispatchEvent(new DraftChanged(''));
  }

  /** Browsers without `field-sizing` need the height counted out. */
  #fit(): void {
    if (CSS.supports('field-sizing', 'content')) return;
    this.field.style.blockSize = 'auto';
    this.field.style.blockSize = `${this.field.scrollHeight}px`;
  }

  static override styles = [
    widgetBase,
    css`
      form {
        display: flex;
        align-items: flex-end;
        margin: 0 10px;
        padding: 2px;
        border: 1px solid var(--w-ctl);
        border-radius: 25px;
        background: var(--w-bg);
      }
      form:focus-within {
        border-color: var(--w-acc);
        box-shadow: 0 0 0 1px var(--w-acc);
      }
      textarea {
        flex: 1;
        min-inline-size: 0;
        min-block-size: 44px;
        max-block-size: min(176px, 30dvh);
        field-sizing: content;
        resize: none;
        padding: 11px 4px 11px 18px;
        border: 0;
        background: none;
        font-size: 16px;
        line-height: 22px;
        scrollbar-width: thin;
      }
      textarea:focus-visible {
        outline: 0;
      }
      textarea::placeholder {
        color: var(--w-ink2);
        opacity: 1;
      }
      button {
        display: grid;
        place-items: center;
        flex: none;
        inline-size: 44px;
        block-size: 44px;
        border-radius: 50%;
        border: 2px solid transparent;
        background: var(--w-brand) padding-box;
        color: var(--w-on);
        font-size: 20px;
        stroke-width: 1.3;
      }
      button:active {
        transform: scale(0.95);
      }
      p {
        margin: 4px 20px 0;
        font: 400 12.5px/16px var(--w-font);
        font-variant-numeric: tabular-nums;
        color: var(--w-ink2);
      }
      .over {
        color: var(--w-neg);
        font-weight: 500;
      }
      @media (forced-colors: active) {
        button {
          border-color: ButtonText;
        }
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-widget-composer': DeskWidgetComposer;
  }
}
