import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { VisitState } from './visit-state.ts';
import { widgetBase } from './widget-base.ts';
import { words } from './words.ts';

/** What the visitor wants with the end of the chat: be asked about it, go on, or really end it. */
export class EndRequested extends Event {
  static readonly type = 'end-requested';
  readonly step: 'ask' | 'keep' | 'end';
  constructor(step: 'ask' | 'keep' | 'end') {
    super(EndRequested.type);
    this.step = step;
  }
}

/** End chat and Privacy. The question whether to end stands in the same place, so nothing covers the conversation. */
@customElement('desk-widget-foot')
export class DeskWidgetFoot extends LitElement {
  @property({ attribute: false }) ending: VisitState['ending'] = 'no';
  @property({ type: Boolean, attribute: 'may-end' }) mayEnd = false;
  @property({ attribute: false }) privacyUrl: string | null = null;

  override render() {
    if (this.mayEnd && this.ending !== 'no') return this.#question();
    return html`
      ${this.mayEnd ? html`<button type="button" id="end" @click=${() => this.#ask('ask')}>${words.endChat}</button>` : null}
      ${this.privacyUrl === null ? null : html`<a href=${this.privacyUrl} target="_blank" rel="noopener noreferrer">${words.privacy}</a>`}
    `;
  }

  protected override updated(changed: Map<string, unknown>): void {
    const before = changed.get('ending');
    if (!changed.has('ending') || before === undefined) return;
    if (this.ending === 'asked') this.renderRoot.querySelector<HTMLElement>('#keep')?.focus();
    else if (this.ending === 'no' && before === 'asked') this.renderRoot.querySelector<HTMLElement>('#end')?.focus();
  }

  #question() {
    const isBusy = this.ending === 'sending';
    return html`
      <div class="question" role="group" aria-labelledby="question" @keydown=${this.#key}>
        <span id="question">${this.ending === 'failed' ? words.endFailed : words.endQuestion}</span>
        <span class="answers">
          <button type="button" class="big" id="keep" ?disabled=${isBusy} @click=${() => this.#ask('keep')}>${words.keepChatting}</button>
          <button type="button" class="big end" ?disabled=${isBusy} @click=${() => this.#ask('end')}>
            ${this.ending === 'failed' ? words.tryAgain : words.endChat}
          </button>
        </span>
      </div>
    `;
  }

  #key = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    this.#ask('keep');
  };

  #ask(step: EndRequested['step']): void {
    this.dispatchEvent(new EndRequested(step));
  }

  static override styles = [
    widgetBase,
    css`
      :host {
        display: flex;
        align-items: center;
        justify-content: center;
        gap: 8px;
        flex: none;
        min-block-size: 10px;
        padding-block-end: calc(env(safe-area-inset-bottom, 0px) * var(--w-full, 0));
        font: 400 12.5px/16px var(--w-font);
        color: var(--w-ink2);
      }
      a,
      button {
        display: inline-grid;
        place-items: center;
        min-block-size: 40px;
        min-inline-size: 44px;
        padding: 2px 8px 4px;
        color: inherit;
        text-decoration: underline;
        text-decoration-color: var(--w-line);
        text-underline-offset: 3px;
      }
      a:hover,
      button:hover {
        text-decoration-color: currentColor;
      }
      a:focus-visible,
      button:focus-visible {
        outline-offset: -4px;
        border-radius: 12px;
      }
      .question {
        display: grid;
        gap: 8px;
        inline-size: 100%;
        padding: 10px;
        text-align: center;
        font-size: 14px;
        line-height: 20px;
        color: var(--w-ink);
      }
      .answers {
        display: grid;
        grid-template-columns: 1fr 1fr;
        gap: 8px;
      }
      .answers .big {
        min-block-size: 46px;
        border-radius: 23px;
        background: var(--w-tint);
        color: var(--w-acc);
        font: 600 14.5px/1 var(--w-font);
        text-decoration: none;
      }
      .answers .end {
        background: var(--w-brand);
        color: var(--w-on);
      }
      .answers .big:focus-visible {
        outline-offset: 2px;
        border-radius: 23px;
      }
      .answers .big:disabled {
        opacity: 0.6;
        cursor: progress;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-widget-foot': DeskWidgetFoot;
  }
}
