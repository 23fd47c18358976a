import type { ClosedBy } from '@desk/protocol/closure';
import type { SentimentCounts } from '@desk/protocol/report';
import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { countText } from '../../charts/figure-text.ts';
import { baseStyles } from '../../ui/base-styles.ts';
import type { SelectOption } from '../../ui/ui-select.ts';
import type { ValueChanged } from '../../ui/value-changed.ts';
import { closerKinds } from '../closed/closed-choices.ts';
import { FilterChoicesController, namedOptions, nobody } from '../lists/filter-choices-controller.ts';
import { FilterChosen } from './filter-chosen.ts';
import { type StreamFilter, wholeStream } from './stream-filter.ts';
import '../../ui/ui-segmented.ts';
import '../../ui/ui-select.ts';
import '../../ui/ui-text.ts';

/** What the stream can be narrowed to, each sentiment with its count in the window. Choices are heard as `FilterChosen`. */
@customElement('desk-stream-fields')
export class DeskStreamFields extends LitElement {
  @property({ attribute: false }) filter: StreamFilter = wholeStream;
  @property({ attribute: false }) totals: SentimentCounts = { positive: 0, neutral: 0, negative: 0, notSet: 0 };
  readonly #choices = new FilterChoicesController(this);

  override render() {
    const { filter, totals } = this;
    const sentiments = [
      { value: '', label: 'All' },
      { value: 'positive', label: `Positive ${countText(totals.positive)}` },
      { value: 'neutral', label: `Neutral ${countText(totals.neutral)}` },
      { value: 'negative', label: `Negative ${countText(totals.negative)}` },
      { value: 'not-set', label: `Not set ${countText(totals.notSet)}` },
    ];
    return html`<ui-text
        type="search"
        icon="search"
        hidden-label="Find in names, notes, tags and JIRA keys"
        placeholder="Name, note, tag or JIRA key"
        .value=${filter.text}
        @ui-value-changed=${(event: ValueChanged) => this.#choose({ text: event.value })}
      ></ui-text>
      <ui-segmented
        label="Sentiment"
        .options=${sentiments}
        .value=${filter.sentiment ?? ''}
        @ui-value-changed=${(event: ValueChanged) => this.#choose({ sentiment: (event.value || undefined) as StreamFilter['sentiment'] })}
      ></ui-segmented>
      ${this.#select('Agent', filter.agent, namedOptions(this.#choices.agents, 'Any agent', [nobody]), (agent) => ({ agent }))}
      ${this.#select('Tag', filter.tag, namedOptions(this.#choices.tags, 'Any tag', [{ value: 'none', label: 'No tag' }]), (tag) => ({ tag }))}
      ${this.#select('Closed by', filter.closedBy, closerKinds, (kind) => ({ closedBy: kind as ClosedBy['kind'] | undefined }))}`;
  }

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('ui-text')?.focus();
  }

  #select(
    label: string,
    value: string | undefined,
    options: readonly SelectOption[],
    change: (value: string | undefined) => Partial<StreamFilter>,
  ) {
    return html`<ui-select
      class=${value ? 'set' : ''}
      look="ghost"
      hidden-label=${label}
      .options=${options}
      .value=${value ?? ''}
      @ui-value-changed=${(event: ValueChanged) => this.#choose(change(event.value || undefined))}
    ></ui-select>`;
  }

  #choose(change: Partial<StreamFilter>): void {
    this.dispatchEvent(new FilterChosen(change));
  }

  static override styles = [
    baseStyles,
    css`
      :host {
        display: flex;
        gap: 6px 8px;
        align-items: center;
        padding: 0 12px 8px 20px;
        flex-wrap: wrap;
      }
      ui-text {
        flex: 1 1 160px;
      }
      ui-select {
        max-inline-size: 170px;
      }
      .set {
        border-radius: var(--desk-r-2);
        background: var(--desk-selected);
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-stream-fields': DeskStreamFields;
  }
}
