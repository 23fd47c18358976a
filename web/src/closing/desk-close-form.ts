import type { Sentiment } from '@desk/protocol/closure';
import { cutText } from '@desk/protocol/cut-text';
import type { JiraSite } from '@desk/protocol/references';
import type { Suggestions } from '@desk/protocol/suggestion';
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { baseStyles } from '../ui/base-styles.ts';
import type { UiTextarea } from '../ui/ui-textarea.ts';
import type { ValueChanged } from '../ui/value-changed.ts';
import { type CloseErrors, type CloseField, type CloseForm, emptyForm, noteLimit } from './close-form.ts';
import { CloseFormChanged } from './close-form-changed.ts';
import type { CloseLimits } from './close-limits.ts';
import type { DeskReferenceField } from './desk-reference-field.ts';
import type { DeskSentiment } from './desk-sentiment.ts';
import type { DeskTagSelect } from './desk-tag-select.ts';
import { OutsideTaken } from './outside-taken.ts';
import type { ReferencesChanged } from './references-changed.ts';
import './desk-reference-field.ts';
import './desk-sentiment.ts';
import './desk-tag-select.ts';
import '../ui/ui-icon.ts';
import '../ui/ui-textarea.ts';

/** The fields of closing, side by side on one screen: no step, nothing to unfold. It holds nothing; every change goes up. */
@customElement('desk-close-form')
export class DeskCloseForm extends LitElement {
  @property({ attribute: false }) form: CloseForm = emptyForm;
  @property({ attribute: false }) errors: CloseErrors = {};
  @property({ attribute: false }) limits!: CloseLimits;
  @property({ attribute: false }) sites: readonly JiraSite[] = [];
  @property({ attribute: false }) suggestions: Suggestions = { tags: [], sentiment: null };
  /** Fields that another tab changed while somebody was in them here. */
  @property({ attribute: false }) offered: readonly CloseField[] = [];
  /** The one chat that is closed; empty when they are many. */
  @property({ attribute: 'chat-id' }) chatId = '';
  @property({ attribute: 'note-label' }) noteLabel = 'Closing note';

  @query('desk-sentiment') sentiment!: DeskSentiment | null;
  @query('ui-textarea') note!: UiTextarea | null;
  @query('desk-reference-field') references!: DeskReferenceField;
  @query('desk-tag-select') tag!: DeskTagSelect | null;

  #proposed: Suggestions['tags'] = [];

  override render() {
    const { form, errors, limits } = this;
    const { has, required } = limits;
    return html`<div class="left">
        ${
          has.sentiment
            ? html`<desk-sentiment
                .value=${form.sentiment}
                .proposed=${this.suggestions.sentiment}
                ?required=${required.sentiment}
                error=${errors.sentiment ?? ''}
                @ui-value-changed=${(event: ValueChanged<Sentiment | null>) => this.#change({ sentiment: event.value })}
              ></desk-sentiment>${this.#offer('sentiment')}`
            : nothing
        }
        ${
          has.note
            ? html`<ui-textarea
                label=${this.noteLabel}
                aside=${required.note ? 'required, only your team sees it' : 'only your team sees it'}
                ?required=${required.note}
                .limit=${noteLimit}
                .value=${form.note}
                error=${errors.note ?? ''}
                @ui-value-changed=${(event: ValueChanged) => this.#change({ note: event.value })}
              ></ui-textarea>${this.#offer('note')}`
            : nothing
        }
        <desk-reference-field
          .references=${form.references}
          typed=${form.typed}
          .sites=${this.sites}
          chat-id=${this.chatId}
          summary=${cutText(form.note.split('\n')[0]!, 120)}
          error=${errors.references ?? ''}
          @desk-references-changed=${({ references, typed }: ReferencesChanged) => this.#change({ references, typed })}
        ></desk-reference-field>${this.#offer('references')}
      </div>
      ${
        has.tag
          ? html`<div class="right">${this.#offer('tag')}<desk-tag-select
              .tags=${limits.offered}
              .proposed=${this.#proposed}
              .value=${form.tagIds}
              max=${limits.maxTags}
              ?required=${required.tag}
              error=${errors.tag ?? ''}
              @ui-value-changed=${(event: ValueChanged<string[]>) => this.#change({ tagIds: event.value })}
            ></desk-tag-select></div>`
          : nothing
      }`;
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('suggestions') || changed.has('limits')) this.#propose();
    this.toggleAttribute('has-tags', this.limits.has.tag);
  }

  /** Puts the focus on a field. */
  focusField(field: CloseField): void {
    const control = this[field];
    void control?.updateComplete.then(() => control.focus());
  }

  /** Closing starts with what must be filled in and is not, else with the sentiment, else with the first field there is. */
  override focus(): void {
    const { has, required } = this.limits;
    const isEmpty = { sentiment: this.form.sentiment === null, tag: this.form.tagIds.length === 0, note: !this.form.note.trim() };
    const fields = ['sentiment', 'tag', 'note'] as const;
    this.focusField(
      fields.find((field) => required[field] && isEmpty[field]) ?? (has.sentiment ? 'sentiment' : has.note ? 'note' : 'references'),
    );
  }

  /** The field that has the focus. */
  get busyField(): CloseField | undefined {
    const active = this.shadowRoot?.activeElement?.localName;
    return (['sentiment', 'note', 'references', 'tag'] as const).find((field) => active !== undefined && this[field]?.localName === active);
  }

  #offer(field: CloseField): TemplateResult | typeof nothing {
    if (!this.offered.includes(field)) return nothing;
    return html`<p class="offer">
      <ui-icon name="sync" size="12"></ui-icon>Changed in another tab:
      <button type="button" @click=${() => this.dispatchEvent(new OutsideTaken(field))}>use that</button>
    </p>`;
  }

  /** Only what can be chosen, and the same array as long as it says the same. */
  #propose(): void {
    const tags = this.suggestions.tags.filter(({ id }) => this.limits.offered.some((tag) => tag.id === id));
    if (tags.map(({ id }) => id).join() !== this.#proposed.map(({ id }) => id).join()) this.#proposed = tags;
  }

  #change(part: Partial<CloseForm>): void {
    this.form = { ...this.form, ...part };
    this.dispatchEvent(new CloseFormChanged(this.form));
  }

  static override styles = [
    baseStyles,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
      }
      :host([has-tags]) {
        grid-template-columns: minmax(0, 1fr) 292px;
      }
      .left {
        display: grid;
        gap: 16px;
        align-content: start;
        padding: 16px 20px 18px;
      }
      .right {
        display: flex;
        flex-direction: column;
        block-size: 398px;
        min-block-size: 100%;
        border-inline-start: 1px solid var(--desk-line);
        background: var(--desk-surface-2);
      }
      desk-tag-select {
        flex: 1;
      }
      .offer {
        display: flex;
        align-items: center;
        gap: 6px;
        margin-block-start: -8px;
        font: 400 12px/16px var(--desk-font);
        color: var(--desk-text-2);
      }
      .right .offer {
        margin: 10px 14px 0;
      }
      .offer button {
        min-block-size: var(--desk-hit);
        font-weight: 550;
        color: var(--desk-accent);
        text-decoration: underline;
        text-underline-offset: 2px;
      }
      @media (max-width: 759px) {
        :host([has-tags]) {
          grid-template-columns: minmax(0, 1fr);
        }
        .right {
          block-size: 300px;
          border-inline-start: 0;
          border-block-start: 1px solid var(--desk-line);
        }
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-close-form': DeskCloseForm;
  }
}
