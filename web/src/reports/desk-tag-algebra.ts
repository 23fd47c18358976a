import type { MatchingReport } from '@desk/protocol/row-report';
import type { Tag } from '@desk/protocol/tag';
import { consume } from '@lit/context';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { countText, plural, shareText } from '../charts/figure-text.ts';
import { ratedTotal } from '../charts/stack-column.ts';
import { closedLink } from '../data/closed-link.ts';
import { sentenceOf } from '../data/http.ts';
import { readMatchingReport } from '../data/reports-api.ts';
import { listTags } from '../data/tags-api.ts';
import type { Router } from '../route/router.ts';
import { routerContext } from '../route/router-context.ts';
import { baseStyles } from '../ui/base-styles.ts';
import type { ValueChanged } from '../ui/value-changed.ts';
import { ReportLoad } from './report-load.ts';
import { type ReportScope, scopeKey } from './report-scope.ts';
import { rowQuery } from './row-query.ts';
import '../charts/ui-chart-card.ts';
import '../charts/ui-share-bar.ts';
import '../ui/ui-chip.ts';
import '../ui/ui-select.ts';

const MOST = 6;
const sets = [
  { name: 'anyTag', label: 'Any of' },
  { name: 'allTags', label: 'All of' },
  { name: 'noTag', label: 'None of' },
] as const;

/** Chats by several tags at once: any, all or none of them. What is chosen stands in the address; the answer leads to its chats. */
@customElement('desk-tag-algebra')
export class DeskTagAlgebra extends LitElement {
  @consume({ context: routerContext })
  private router!: Router;
  @property({ attribute: false }) scope!: ReportScope;
  @state() private tags: readonly Tag[] = [];
  readonly #load = new ReportLoad<MatchingReport | undefined>(this);

  override connectedCallback(): void {
    super.connectedCallback();
    void listTags().then(
      ({ items }) => {
        this.tags = items;
      },
      () => undefined,
    );
  }

  protected override willUpdate(): void {
    const filter = this.#filter();
    const { scope } = this;
    const isAsked = Object.keys(filter).length > 0;
    this.#load.ask(`${scopeKey(scope)} ${JSON.stringify(filter)}`, async (signal) =>
      isAsked ? readMatchingReport({ ...rowQuery(scope), ...filter }, signal) : undefined,
    );
  }

  override render() {
    return html`<ui-chart-card heading="Several tags at once">
      <div class="sets">${sets.map(({ name, label }) => this.#set(name, label))}</div>
      <p role="status">${this.#answer()}</p>
    </ui-chart-card>`;
  }

  #set(name: (typeof sets)[number]['name'], label: string) {
    const chosen = this.#chosen(name);
    const options = [
      { value: '', label: 'Add a tag' },
      ...this.tags.filter(({ id }) => !chosen.includes(id)).map((tag) => ({ value: tag.id as string, label: tag.name })),
    ];
    return html`<div class="set" role="group" aria-label=${label}>
      <span class="label">${label}</span>
      ${chosen.map((id) => {
        const tag = this.tags.find((each) => each.id === id)?.name ?? '…';
        return html`<ui-chip removable name=${tag} @ui-item-removed=${() =>
          this.#put(
            name,
            chosen.filter((each) => each !== id),
          )}>${tag}</ui-chip>`;
      })}
      <ui-select look="ghost" hidden-label="${label}: add a tag" .options=${options} value="" @ui-value-changed=${(event: ValueChanged) => this.#put(name, [...chosen, event.value])}></ui-select>
    </div>`;
  }

  #answer() {
    const { value, error } = this.#load;
    if (error) return sentenceOf(error);
    if (!value) return html`<span class="hint">Choose tags above: the chats that fit are counted, each once.</span>`;
    const { period, department } = this.scope;
    const href = closedLink({ from: period.from, to: period.to, department, ...this.#filter() });
    const rated = ratedTotal(value);
    const part = (name: string, tone: 'positive' | 'neutral' | 'negative') => ({
      name,
      tone,
      value: value[tone],
      href: `${href}&sentiment=${tone}`,
    });
    return html`<a href=${href}><b>${plural(value.closures, 'chat')}</b></a>${
      rated > 0
        ? html`, ${shareText(value.negative, rated)} of ${plural(rated, 'rated one')} negative
            <ui-share-bar .parts=${[part('Positive', 'positive'), part('Neutral', 'neutral'), part('Negative', 'negative')]}></ui-share-bar>`
        : nothing
    }
    ${value.tags.length > 0 ? html`<span class="hint tags">Their tags: ${value.tags.slice(0, MOST).map(({ tag, closures }, i) => html`${i > 0 ? ', ' : ''}<a href=${`${href}&tag=${tag.id}`}>${tag.name} ${countText(closures)}</a>`)}</span>` : nothing}`;
  }

  #filter(): { anyTag?: string; allTags?: string; noTag?: string } {
    return Object.fromEntries(sets.map(({ name }) => [name, this.#chosen(name).join(',')]).filter(([, ids]) => ids));
  }

  #chosen(name: string): string[] {
    return this.router.query.get(name)?.split(',').filter(Boolean) ?? [];
  }

  #put(name: string, ids: readonly string[]): void {
    this.router.setQuery({ [name]: ids.filter(Boolean).join(',') });
  }

  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
      }
      .set {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px 6px;
        min-block-size: 32px;
      }
      .label {
        inline-size: 62px;
        font: 500 12px/16px var(--desk-font);
        color: var(--desk-text-2);
      }
      ui-select {
        max-inline-size: 190px;
      }
      p {
        margin-block: 8px 4px;
        min-block-size: 34px;
      }
      a:hover {
        text-decoration: underline;
        text-underline-offset: 2px;
      }
      .tags {
        display: block;
        margin-block-start: 6px;
      }
      ui-share-bar {
        margin-block-start: 6px;
        max-inline-size: 420px;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-tag-algebra': DeskTagAlgebra;
  }
}
