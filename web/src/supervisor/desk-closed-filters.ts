import type { AgentLoad, Department } from '@desk/protocol/people';
import type { Tag } from '@desk/protocol/tag';
import { consume } from '@lit/context';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { clockTime, shortDay } from '../clock/time-words.ts';
import { type ClosedFilterName, type ClosedQuery, withoutFilters } from '../data/closed-query.ts';
import { listAgents, listDepartments } from '../data/people-api.ts';
import { listTags } from '../data/tags-api.ts';
import type { Router } from '../route/router.ts';
import { routerContext } from '../route/router-context.ts';
import { baseStyles } from '../ui/base-styles.ts';
import type { ValueChanged } from '../ui/value-changed.ts';
import { chipsOf } from './closed-chips.ts';
import '../ui/ui-button.ts';
import '../ui/ui-chip.ts';
import '../ui/ui-select.ts';
import '../ui/ui-text.ts';

const sentiments = [
  { value: '', label: 'Any sentiment' },
  { value: 'positive', label: 'Positive' },
  { value: 'neutral', label: 'Neutral' },
  { value: 'negative', label: 'Negative' },
  { value: 'not-set', label: 'Not set' },
];
const REST_MS = 250;

/** The filters of the closed list. They live in the address, so a list is a link. */
@customElement('desk-closed-filters')
export class DeskClosedFilters extends LitElement {
  @consume({ context: routerContext })
  private router!: Router;
  @property({ attribute: false }) query: ClosedQuery = {};
  @state() private tags: readonly Tag[] = [];
  @state() private agents: readonly AgentLoad[] = [];
  @state() private departments: readonly Department[] = [];
  #typed: ReturnType<typeof setTimeout> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#loadChoices();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#typed);
  }

  override render() {
    const named = <T extends { id: string; name: string }>(
      items: readonly T[],
      all: string,
      extra: { value: string; label: string }[] = [],
    ) => [{ value: '', label: all }, ...extra, ...items.map(({ id, name }) => ({ value: id as string, label: name }))];
    const isFiltered = Object.keys(this.query).length > 0;
    return html`<search aria-label="Filter closures">
      ${this.#text('q', 'Name or note', 'search')} ${this.#select('sentiment', 'Sentiment', sentiments)}
      ${this.#select('tag', 'Tag', named(this.tags, 'Any tag', [{ value: 'none', label: 'No tag' }]))}
      ${this.#select('agent', 'Agent', named(this.agents, 'Any agent'))} ${this.#select('department', 'Department', named(this.departments, 'All departments'))}
      ${this.#text('reference', 'JIRA key or ticket', 'jira')}
      ${this.query.from || this.query.to ? html`<ui-chip size="l" tone="accent" icon="calendar" removable name="the time range" @ui-item-removed=${this.#dropRange}>${this.#range()}</ui-chip>` : nothing}
      ${chipsOf(this.query, this.tags).map(
        ({ names, words }) =>
          html`<ui-chip size="l" tone="accent" icon="filter" removable name=${words} @ui-item-removed=${() => this.#drop(names)}>${words}</ui-chip>`,
      )}
      ${isFiltered ? html`<ui-button variant="ghost" size="s" @click=${() => this.router.setQuery(withoutFilters())}>Clear</ui-button>` : nothing}
    </search>`;
  }

  #select(name: ClosedFilterName, label: string, options: readonly { value: string; label: string }[]) {
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
    this.router.setQuery({ from: undefined, to: undefined });
  }

  /** A list of choices that does not load leaves its filter with what the address says. */
  async #loadChoices(): Promise<void> {
    const [tags, agents, departments] = await Promise.allSettled([listTags(), listAgents(), listDepartments()]);
    if (tags.status === 'fulfilled') this.tags = tags.value.items;
    if (agents.status === 'fulfilled') this.agents = [...agents.value.items].sort((a, b) => a.name.localeCompare(b.name));
    if (departments.status === 'fulfilled') this.departments = departments.value.items;
  }

  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
        flex: none;
        border-block-end: 1px solid var(--desk-line);
      }
      search {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px 6px;
        padding: 9px 14px 9px 20px;
      }
      ui-text.q {
        inline-size: 210px;
      }
      ui-text.reference {
        inline-size: 178px;
      }
      ui-select {
        max-inline-size: 190px;
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
    'desk-closed-filters': DeskClosedFilters;
  }
}
