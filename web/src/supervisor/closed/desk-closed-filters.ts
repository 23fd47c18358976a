import { consume } from '@lit/context';
import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { clockTime, shortDay } from '../../clock/time-words.ts';
import { type ClosedFilterName, type ClosedQuery, withoutFilters } from '../../data/closed-query.ts';
import { scoreChoices } from '../../data/survey-words.ts';
import type { Router } from '../../route/router.ts';
import { routerContext } from '../../route/router-context.ts';
import { baseStyles } from '../../ui/base-styles.ts';
import type { SelectOption } from '../../ui/ui-select.ts';
import type { ValueChanged } from '../../ui/value-changed.ts';
import { channelChoices } from '../lists/channel-choices.ts';
import { filterBarStyles } from '../lists/filter-bar.styles.ts';
import { FilterChoicesController, namedOptions, nobody, somebody } from '../lists/filter-choices-controller.ts';
import { chipsOf } from './closed-chips.ts';
import { closerKinds, reasonChoices, sentimentChoices, tagSetChoices } from './closed-choices.ts';
import '../../ui/ui-button.ts';
import '../../ui/ui-chip.ts';
import '../../ui/ui-many-select.ts';
import '../../ui/ui-select.ts';
import '../../ui/ui-text.ts';
import '../../views/desk-view-menu.ts';

const csatChoices = scoreChoices('csat');
const npsChoices = scoreChoices('nps');
const REST_MS = 250;
/** Fields of the second row, which opens when one of them is in use. */
const FURTHER: readonly ClosedFilterName[] = ['closedBy', 'reason', 'channel', 'csat', 'nps'];

/** The filters of the closed list. They live in the address, so a list is a link. */
@customElement('desk-closed-filters')
export class DeskClosedFilters extends LitElement {
  @consume({ context: routerContext })
  private router!: Router;
  @property({ attribute: false }) query: ClosedQuery = {};
  @state() private isOpen = false;
  @state() private tagSet: 'anyTag' | 'allTags' | 'noTag' = 'anyTag';
  readonly #choices = new FilterChoicesController(this);
  #typed: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#typed);
  }

  override render() {
    const { tags, agents, departments } = this.#choices;
    const isFiltered = Object.keys(this.query).length > 0;
    const isOpen = this.isOpen || FURTHER.some((name) => this.query[name]);
    return html`<search aria-label="Filter closures">
        ${this.#text('q', 'Name or note', 'search')} ${this.#select('sentiment', 'Sentiment', sentimentChoices)}
        ${this.#select('tag', 'Tag', namedOptions(tags, 'Any tag', [{ value: 'none', label: 'No tag' }]))}
        ${this.#select('agent', 'Agent', namedOptions(agents, 'Any agent', [nobody, somebody]))}
        <ui-many-select
          class=${this.query.department ? 'set' : ''}
          label="Departments"
          all="All departments"
          many="departments"
          .options=${namedOptions(departments, '').slice(1)}
          .value=${this.query.department?.split(',') ?? []}
          @ui-value-changed=${(event: ValueChanged<string[]>) => this.router.setQuery({ department: event.value.join(',') })}
        ></ui-many-select>
        ${this.#text('reference', 'JIRA key or ticket', 'jira')}
        <ui-button variant="ghost" size="s" icon="filter" @click=${this.#toggle}>${isOpen ? 'Fewer filters' : 'More filters'}</ui-button>
        ${this.query.from || this.query.to ? html`<ui-chip size="l" tone="accent" icon="calendar" removable name="the time range" @ui-item-removed=${this.#dropRange}>${this.#range()}</ui-chip>` : nothing}
        ${chipsOf(this.query, tags).map(
          ({ names, words }) =>
            html`<ui-chip size="l" tone="accent" icon="filter" removable name=${words} @ui-item-removed=${() => this.#drop(names)}>${words}</ui-chip>`,
        )}
        ${isFiltered ? html`<ui-button variant="ghost" size="s" @click=${() => this.router.setQuery(withoutFilters())}>Clear</ui-button>` : nothing}
        <desk-view-menu page="supervise/closed"></desk-view-menu>
      </search>
      ${isOpen ? this.#further() : nothing}`;
  }

  #further() {
    const { tags, agents } = this.#choices;
    const rest = tags.filter(({ id }) => !this.#tagIds().includes(id));
    return html`<search aria-label="More filters">
      ${this.#select('closedBy', 'Closed by', [...closerKinds, ...namedOptions(agents, '').slice(1)])} ${this.#select('reason', 'Reason', reasonChoices)}
      ${this.#select('channel', 'Channel', channelChoices)} ${this.#select('csat', 'CSAT', csatChoices)} ${this.#select('nps', 'NPS', npsChoices)}
      <ui-select look="ghost" hidden-label="How several tags combine" .options=${tagSetChoices} .value=${this.tagSet} @ui-value-changed=${this.#setChosen}></ui-select>
      <ui-select
        look="ghost"
        hidden-label="Add a tag to this"
        .options=${namedOptions(rest, 'Add a tag…')}
        .value=${''}
        @ui-value-changed=${(event: ValueChanged) => this.router.setQuery({ [this.tagSet]: [...this.#tagIds(), event.value].join(',') })}
      ></ui-select>
    </search>`;
  }

  #tagIds(): string[] {
    return this.query[this.tagSet]?.split(',') ?? [];
  }

  #setChosen(event: ValueChanged): void {
    this.tagSet = event.value as typeof this.tagSet;
  }

  #toggle(): void {
    this.isOpen = !this.isOpen;
  }

  #select(name: ClosedFilterName, label: string, options: readonly SelectOption[]) {
    return html`<ui-select
      class=${this.query[name] ? 'set' : ''}
      look="ghost"
      hidden-label=${label}
      .options=${options}
      .value=${this.query[name] ?? ''}
      @ui-value-changed=${(event: ValueChanged) => this.router.setQuery({ [name]: event.value })}
    ></ui-select>`;
  }

  #text(name: ClosedFilterName, label: string, icon: 'search' | 'jira') {
    return html`<ui-text
      class=${name}
      type="search"
      look="quiet"
      icon=${icon}
      hidden-label=${label}
      placeholder=${label}
      .value=${this.query[name] ?? ''}
      @ui-value-changed=${(event: ValueChanged) => this.#typing(name, event.value)}
    ></ui-text>`;
  }

  #typing(name: ClosedFilterName, value: string): void {
    clearTimeout(this.#typed);
    this.#typed = setTimeout(() => this.router.setQuery({ [name]: value.trim() }), REST_MS);
  }

  #range(): string {
    const now = new Date();
    const words = (iso: string) => {
      const at = new Date(iso);
      return Number.isNaN(at.getTime()) ? '?' : `${shortDay(at, now)}, ${clockTime(at)}`;
    };
    const { from, to } = this.query;
    if (from && to) return `${words(from)} to ${words(to)}`;
    return from ? `since ${words(from)}` : `until ${words(to ?? '')}`;
  }

  #drop(names: readonly ClosedFilterName[]): void {
    this.router.setQuery(Object.fromEntries(names.map((name) => [name, undefined])));
  }

  #dropRange(): void {
    // Who returns is told within a range alone.
    this.router.setQuery({ from: undefined, to: undefined, returning: undefined });
  }

  static override styles = [baseStyles, filterBarStyles];
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-closed-filters': DeskClosedFilters;
  }
}
