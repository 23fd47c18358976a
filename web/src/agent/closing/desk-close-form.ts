import type { Sentiment } from '@desk/protocol/closure';
import type { JiraSite } from '@desk/protocol/references';
import type { Tag } from '@desk/protocol/tag';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { baseStyles } from '../../ui/base-styles.ts';
import type { UiTextarea } from '../../ui/ui-textarea.ts';
import type { ValueChanged } from '../../ui/value-changed.ts';
import { type CloseErrors, type CloseField, type CloseForm, emptyForm, noteLimit } from './close-form.ts';
import { CloseFormChanged } from './close-form-changed.ts';
import type { DeskReferenceField } from './desk-reference-field.ts';
import type { DeskSentiment } from './desk-sentiment.ts';
import type { DeskTagSelect } from './desk-tag-select.ts';
import type { ReferencesChanged } from './references-changed.ts';
import './desk-reference-field.ts';
import './desk-sentiment.ts';
import './desk-tag-select.ts';
import '../../ui/ui-textarea.ts';

/** The fields of closing, side by side on one screen: no step, nothing to unfold. It holds nothing; every change goes up. */
@customElement('desk-close-form')
export class DeskCloseForm extends LitElement {
  @property({ attribute: false }) form: CloseForm = emptyForm;
  @property({ attribute: false }) errors: CloseErrors = {};
  @property({ attribute: false }) tags: readonly Tag[] = [];
  @property({ attribute: false }) sites: readonly JiraSite[] = [];
  @property({ type: Number, attribute: 'max-tags' }) maxTags = 1;
  @property({ type: Boolean, attribute: 'has-note' }) hasNote = false;

  @query('desk-sentiment') sentiment!: DeskSentiment;
  @query('ui-textarea') note!: UiTextarea | null;
  @query('desk-reference-field') references!: DeskReferenceField;
  @query('desk-tag-select') tag!: DeskTagSelect | null;

  override render() {
    const { form, errors } = this;
    return html`<div class="left">
        <desk-sentiment
          .value=${form.sentiment}
          error=${errors.sentiment ?? ''}
          @ui-value-changed=${(event: ValueChanged<Sentiment | null>) => this.#change({ sentiment: event.value })}
        ></desk-sentiment>
        ${
          this.hasNote
            ? html`<ui-textarea
                label="Closing note"
                aside="only your team sees it"
                .limit=${noteLimit}
                .value=${form.note}
                error=${errors.note ?? ''}
                      @ui-value-changed=${(event: ValueChanged) => this.#change({ note: event.value })}
              ></ui-textarea>`
            : nothing
        }
        <desk-reference-field
          .references=${form.references}
          typed=${form.typed}
          .sites=${this.sites}
          error=${errors.references ?? ''}
          @desk-references-changed=${({ references, typed }: ReferencesChanged) => this.#change({ references, typed })}
        ></desk-reference-field>
      </div>
      ${
        this.tags.length
          ? html`<desk-tag-select
              .tags=${this.tags}
              .value=${form.tagIds}
              max=${this.maxTags}
              error=${errors.tag ?? ''}
                  @ui-value-changed=${(event: ValueChanged<string[]>) => this.#change({ tagIds: event.value })}
            ></desk-tag-select>`
          : nothing
      }`;
  }

  /** Puts the focus on a field. */
  focusField(field: CloseField): void {
    const control = this[field];
    void control?.updateComplete.then(() => control.focus());
  }

  /** Closing starts with the sentiment. */
  override focus(): void {
    this.focusField('sentiment');
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
        grid-template-columns: minmax(0, 1fr) 292px;
      }
      .left {
        display: grid;
        gap: 16px;
        align-content: start;
        padding: 16px 20px 18px;
      }
      desk-tag-select {
        block-size: 398px;
        min-block-size: 100%;
        border-inline-start: 1px solid var(--desk-line);
        background: var(--desk-surface-2);
      }
      @media (max-width: 759px) {
        :host {
          grid-template-columns: minmax(0, 1fr);
        }
        desk-tag-select {
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
