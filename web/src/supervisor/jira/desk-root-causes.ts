import type { IssueReport, IssueReportRow } from '@desk/protocol/jira-report';
import { consume } from '@lit/context';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { countText, plural } from '../../charts/figure-text.ts';
import { type Period, periodOf, periodWords } from '../../clock/period.ts';
import { serverNow } from '../../clock/server-clock.ts';
import { closedLink } from '../../data/closed-link.ts';
import { sessionContext, socketContext } from '../../data/contexts.ts';
import { requestIdOf, sentenceOf } from '../../data/http.ts';
import { issueOf } from '../../data/issue-of.ts';
import { readIssueReport } from '../../data/jira-api.ts';
import type { Session } from '../../data/session.ts';
import type { DeskSocket } from '../../data/socket.ts';
import { TopicsController } from '../../data/topics-controller.ts';
import { RouteController } from '../../route/route-controller.ts';
import type { Router } from '../../route/router.ts';
import { routerContext } from '../../route/router-context.ts';
import { baseStyles } from '../../ui/base-styles.ts';
import type { ValueChanged } from '../../ui/value-changed.ts';
import { paneStyles } from '../panes/pane-styles.ts';
import '../../charts/ui-share-bar.ts';
import '../../ui/ui-empty.ts';
import '../../ui/ui-error.ts';
import '../../ui/ui-segmented.ts';
import '../../ui/ui-skeleton.ts';
import '../../ui/ui-tag.ts';

const gatherMs = 2_000;
const ranges = [
  { value: '7', label: '7 days' },
  { value: '30', label: '30 days' },
];

type Scope = { period: Period; zone: string; department: string | undefined };

/**
 * The issues behind the closures, those with the most unhappy ones first: each leads to its chats. Days and departments are those of the report of JIRA
 * links, from the same address, so the figures are the same. Read anew as closures come in.
 */
@customElement('desk-root-causes')
export class DeskRootCauses extends LitElement {
  @consume({ context: socketContext })
  private socket!: DeskSocket;
  @consume({ context: sessionContext })
  private session!: Session;
  @consume({ context: routerContext })
  private router!: Router;
  @state() private report: IssueReport | undefined;
  @state() private error: unknown;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked = '';

  constructor() {
    super();
    new RouteController(this, () => this.router);
    new TopicsController(this, {
      socket: () => this.socket,
      topics: () => ['closures'],
      onEvents: (events) => {
        if (events.some(({ type }) => type === 'reports.counted' || type === 'reference.changed' || type.startsWith('chat.close')))
          this.#soon();
      },
      onResync: () => void this.#load(),
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  protected override willUpdate(): void {
    if (keyOf(this.#scope()) !== this.#asked) void this.#load();
  }

  override render() {
    const days = this.router.query.has('first') ? '' : String(this.#scope().period.days);
    return html`<section aria-labelledby="heading">
      <header>
        <h2 id="heading">Root causes</h2>${this.report ? html`<span class="count">${countText(this.report.rows.length)}</span>` : nothing}<span class="grow"></span>
        <ui-segmented label="Time" .options=${ranges} .value=${days} @ui-value-changed=${this.#chosen}></ui-segmented>
      </header>
      <p class="days t3">${this.#days()} <a href="/reports/jira${location.search}">The same as a report</a></p>
      ${this.#content()}
    </section>`;
  }

  #days(): string {
    const { period, zone, department } = this.#scope();
    const words = periodWords(period, zone, new Date(serverNow()));
    const where = department ? `${plural(department.split(',').length, 'department')}, ` : '';
    return `Whole days, ${words}${period.isRunning ? ' with today so far' : ''}, ${where}by the clocks of ${zone}.`;
  }

  #content() {
    if (!this.report && this.error) {
      return html`<ui-error heading="The issues did not load" request-id=${requestIdOf(this.error)} @ui-retry-requested=${this.#load}>${sentenceOf(this.error)}</ui-error>`;
    }
    if (!this.report) return html`<ui-skeleton shape="rows" count="6" label="Loading issues"></ui-skeleton>`;
    const { rows } = this.report;
    if (rows.length === 0)
      return html`<ui-empty icon="jira" heading="No issue yet">Chats that are closed with a JIRA key are counted here, by issue.</ui-empty>`;
    return html`<table>
      <thead><tr><th scope="col">Issue</th><th scope="col">Most tagged</th><th scope="col" class="n">Negative</th><th scope="col" class="n">Closures</th></tr></thead>
      <tbody>${repeat(
        rows,
        (row) => `${row.site} ${row.key}`,
        (row) => this.#row(row),
      )}</tbody>
    </table>`;
  }

  #row(row: IssueReportRow) {
    const tone = row.negative > 0 ? 'neg' : '';
    const { period, department } = this.#scope();
    const behind = (sentiment?: 'negative') => closedLink({ from: period.from, to: period.to, department, issue: issueOf(row), sentiment });
    return html`<tr>
      <th scope="row"><div>
        ${row.url ? html`<a class="key num" href=${row.url} target="_blank" rel="noopener noreferrer">${row.key}</a>` : html`<span class="key num">${row.key}</span>`}
        <span class="summary ell" title=${row.summary ?? nothing}>${row.summary ?? ''}</span>
        ${row.status ? html`<span class="t3 status">${row.status}</span>` : nothing}
      </div></th>
      <td class="tags">${row.tags.map(({ tag, closures }) => html`<ui-tag name=${tag.name} hue=${tag.hue} title=${plural(closures, 'closure')}></ui-tag>`)}</td>
      <td class="n num"><a class=${tone} href=${behind('negative')}>${countText(row.negative)}</a></td>
      <td class="n num"><a href=${behind()}>${countText(row.closures)}</a></td>
    </tr>`;
  }

  #chosen(event: ValueChanged): void {
    this.router.setQuery({ range: event.value === '7' ? undefined : event.value, first: undefined, last: undefined });
  }

  #soon(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      void this.#load();
    }, gatherMs);
  }

  readonly #load = async (): Promise<void> => {
    const scope = this.#scope();
    const asked = keyOf(scope);
    this.#asked = asked;
    try {
      const report = await readIssueReport(scope.period.from.toISOString(), scope.period.to.toISOString(), scope.department);
      if (asked !== this.#asked) return;
      this.report = report;
      this.error = undefined;
    } catch (error) {
      if (asked === this.#asked) this.error = error;
    }
  };

  #scope(): Scope {
    const zone = this.session.me?.workspace.zone ?? 'UTC';
    const { query } = this.router;
    return { period: periodOf(query, zone, new Date(serverNow())), zone, department: query.getAll('department').join(',') || undefined };
  }

  static override styles = [
    baseStyles,
    paneStyles,
    css`
      .days {
        padding: 0 20px 6px;
        font: 400 12px/16px var(--desk-font);
      }
      .days a {
        text-decoration: underline;
        text-underline-offset: 2px;
      }
      table {
        inline-size: 100%;
        border-collapse: collapse;
        font: 400 12.5px/18px var(--desk-font);
      }
      th,
      td {
        padding: 7px 8px;
        text-align: start;
        font-weight: 400;
        border-block-end: 1px solid var(--desk-line);
      }
      th:first-child {
        padding-inline-start: 20px;
      }
      td:last-child,
      th:last-child {
        padding-inline-end: 20px;
      }
      thead th {
        color: var(--desk-text-3);
        font-size: 11.5px;
      }
      /* Takes what the figures leave, and cuts the summary first. */
      tbody th {
        inline-size: 100%;
        max-inline-size: 0;
      }
      tbody th div {
        display: flex;
        gap: 8px;
        align-items: baseline;
        min-inline-size: 0;
      }
      .n {
        text-align: end;
      }
      .key {
        font-weight: 550;
        color: var(--desk-accent);
        white-space: nowrap;
      }
      .summary {
        min-inline-size: 0;
      }
      .status {
        white-space: nowrap;
      }
      .tags {
        white-space: nowrap;
      }
      .tags ui-tag + ui-tag {
        margin-inline-start: 4px;
      }
      .neg {
        color: var(--desk-neg);
        font-weight: 600;
      }
      td a:hover,
      .key:hover {
        text-decoration: underline;
        text-underline-offset: 2px;
      }
    `,
  ];
}

/** The same question gives the same key. */
function keyOf({ period, department }: Scope): string {
  return [period.from.toISOString(), period.to.toISOString(), department].join(' ');
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-root-causes': DeskRootCauses;
  }
}
