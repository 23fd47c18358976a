import type { Department } from '@desk/protocol/people';
import { consume } from '@lit/context';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { ranges } from '../clock/period.ts';
import { serverNow } from '../clock/server-clock.ts';
import { closuresCsvUrl } from '../data/closures-api.ts';
import type { Router } from '../route/router.ts';
import { routerContext } from '../route/router-context.ts';
import { baseStyles } from '../ui/base-styles.ts';
import type { SelectOption } from '../ui/ui-select.ts';
import type { ValueChanged } from '../ui/value-changed.ts';
import { againstOf, type Comparison, comparisonOf } from './comparison.ts';
import { headStyles } from './head-styles.ts';
import type { ReportScope } from './report-scope.ts';
import '../ui/ui-button.ts';
import '../ui/ui-many-select.ts';
import '../ui/ui-select.ts';
import '../ui/ui-text.ts';

const names: Record<Comparison, string> = { before: '', weekdays: ', same weekdays', year: ', a year ago', none: 'not compared' };

/** The head of a report: which departments, which days, what they are compared with, and the closures behind it as CSV. */
@customElement('desk-report-head')
export class DeskReportHead extends LitElement {
  @consume({ context: routerContext })
  private router!: Router;
  @property() heading = '';
  @property({ attribute: false }) scope!: ReportScope;
  /** Leaves comparison and CSV out, where nothing is compared and every file has a button of its own. */
  @property({ type: Boolean }) alone = false;
  @property({ attribute: false }) departments: readonly Department[] = [];
  @state() private isCustom = false;

  override render() {
    const { scope } = this;
    const query = this.router.query;
    const isCustom = this.isCustom || query.has('first');
    return html`<header>
      <h1>${this.heading}</h1>
      <span class="hint" title="Days and hours are those of this time zone">${scope.zone}</span>
      <span class="grow"></span>
      <ui-many-select
        icon="building"
        label="Departments"
        all="All departments"
        many="departments"
        .options=${this.departments.map(({ id, name }) => ({ value: id as string, label: name }))}
        .value=${scope.department?.split(',') ?? []}
        @ui-value-changed=${this.#departed}
      ></ui-many-select>
      <ui-select
        icon="calendar"
        hidden-label="Days"
        .options=${[...ranges.map(({ value, label }) => ({ value, label })), { value: 'custom', label: 'Custom days' }]}
        .value=${isCustom ? 'custom' : (query.get('range') ?? '7')}
        @ui-value-changed=${this.#ranged}
      ></ui-select>
      ${isCustom ? this.#days() : nothing}
      <span class="words num">${scope.words}</span>
      ${this.alone ? nothing : html`<ui-select look="ghost" hidden-label="Compared with" .options=${this.#comparisons()} .value=${comparisonOf(query)} @ui-value-changed=${this.#compared}></ui-select>`}
      ${this.alone ? nothing : html`<ui-button icon="download" keys="Shift+E" href=${this.#csv()}>Closures, CSV</ui-button>`}
    </header>`;
  }

  #days() {
    const { first, last } = this.scope.period;
    return html`<ui-text type="date" hidden-label="First day" .value=${first} @ui-value-changed=${(event: ValueChanged) => this.#day('first', event.value)}></ui-text>
      <ui-text type="date" hidden-label="Last day" .value=${last} @ui-value-changed=${(event: ValueChanged) => this.#day('last', event.value)}></ui-text>`;
  }

  /** Whole weeks have the same weekdays before them anyway. */
  #comparisons(): SelectOption[] {
    const { period, zone } = this.scope;
    const asked = comparisonOf(this.router.query);
    return (['before', 'weekdays', 'year', 'none'] as const)
      .filter((kind) => kind !== 'weekdays' || period.days % 7 !== 0 || kind === asked)
      .map((value) => {
        const against = againstOf(value, period, zone, new Date(serverNow()));
        return { value, label: against ? `against ${against.words}${names[value]}` : names[value] };
      });
  }

  #csv(): string {
    const { period, department } = this.scope;
    return closuresCsvUrl({ from: period.from.toISOString(), to: period.to.toISOString(), ...(department ? { department } : {}) });
  }

  #departed(event: ValueChanged<string[]>): void {
    this.router.setQuery({ department: event.value.join(',') });
  }

  #compared(event: ValueChanged): void {
    this.router.setQuery({ compare: event.value === 'before' ? undefined : event.value });
  }

  #ranged(event: ValueChanged): void {
    this.isCustom = event.value === 'custom';
    if (!this.isCustom) this.router.setQuery({ range: event.value === '7' ? undefined : event.value, first: undefined, last: undefined });
  }

  /** A half typed date is an empty one: nothing happens until it is a day. */
  #day(which: 'first' | 'last', value: string): void {
    if (!value) return;
    const { first, last } = this.scope.period;
    this.router.setQuery({ range: undefined, first, last, [which]: value });
  }

  static override styles = [
    baseStyles,
    headStyles,
    css`
      :host {
        display: block;
        flex: none;
      }
      .words {
        font: 550 13px/20px var(--desk-font);
        white-space: nowrap;
      }
      .words + ui-select {
        margin-inline-start: -8px;
      }
      ui-text {
        inline-size: 138px;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-report-head': DeskReportHead;
  }
}
