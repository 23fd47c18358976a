import type { DeskEvent } from '@desk/protocol/events';
import type { Department } from '@desk/protocol/people';
import type { ReportCheck } from '@desk/protocol/report';
import { consume } from '@lit/context';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { plural } from '../charts/figure-text.ts';
import { type Period, periodAfter, periodBefore } from '../clock/period.ts';
import { serverNow } from '../clock/server-clock.ts';
import { shortDay } from '../clock/time-words.ts';
import { sessionContext, socketContext } from '../data/contexts.ts';
import { listDepartments } from '../data/people-api.ts';
import { readReportCheck } from '../data/reports-api.ts';
import type { Session } from '../data/session.ts';
import type { DeskSocket } from '../data/socket.ts';
import { TopicsController } from '../data/topics-controller.ts';
import { HotkeysController } from '../hotkeys/hotkeys-controller.ts';
import { matchPath } from '../route/match-path.ts';
import { RouteController } from '../route/route-controller.ts';
import type { Router } from '../route/router.ts';
import { routerContext } from '../route/router-context.ts';
import { baseStyles } from '../ui/base-styles.ts';
import type { IconName } from '../ui/icon-paths.ts';
import { sectionNavStyles } from '../ui/section-nav-styles.ts';
import { deskReportsStyles } from './desk-reports.styles.ts';
import type { ReportScope } from './report-scope.ts';
import { scopeOf } from './scope-of.ts';
import './desk-activity-report.ts';
import './desk-agent-report.ts';
import './desk-customer-report.ts';
import './desk-export-report.ts';
import './desk-jira-report.ts';
import './desk-reply-report.ts';
import './desk-report-head.ts';
import '../views/desk-saved-views.ts';
import './desk-sentiment-report.ts';
import './desk-tag-report.ts';
import '../ui/ui-error.ts';
import '../ui/ui-icon.ts';
import '../ui/ui-strip.ts';

type Report = { id: string; label: string; icon: IconName; view(scope: ReportScope): TemplateResult };

const reports: readonly Report[] = [
  { id: 'activity', label: 'Activity', icon: 'bars', view: (scope) => html`<desk-activity-report .scope=${scope}></desk-activity-report>` },
  { id: 'agents', label: 'Agents', icon: 'people', view: (scope) => html`<desk-agent-report .scope=${scope}></desk-agent-report>` },
  {
    id: 'customers',
    label: 'Customers',
    icon: 'person',
    view: (scope) => html`<desk-customer-report .scope=${scope}></desk-customer-report>`,
  },
  {
    id: 'reply-times',
    label: 'Reply times',
    icon: 'clock',
    view: (scope) => html`<desk-reply-report .scope=${scope}></desk-reply-report>`,
  },
  {
    id: 'sentiment',
    label: 'Sentiment',
    icon: 'positive',
    view: (scope) => html`<desk-sentiment-report .scope=${scope}></desk-sentiment-report>`,
  },
  { id: 'tags', label: 'Tags', icon: 'tag', view: (scope) => html`<desk-tag-report .scope=${scope}></desk-tag-report>` },
  { id: 'jira', label: 'JIRA links', icon: 'jira', view: (scope) => html`<desk-jira-report .scope=${scope}></desk-jira-report>` },
  { id: 'exports', label: 'Exports', icon: 'download', view: (scope) => html`<desk-export-report .scope=${scope}></desk-export-report>` },
];

const REFRESH_MS = 5_000;

/** The reports. Everything that a report shows is in its address, so a report is a link. */
@customElement('desk-reports')
export class DeskReports extends LitElement {
  @consume({ context: routerContext })
  private router!: Router;
  @consume({ context: sessionContext })
  private session!: Session;
  @consume({ context: socketContext })
  private socket!: DeskSocket;
  @state() private departments: readonly Department[] = [];
  @state() private revision = 0;
  @state() private check: ReportCheck | undefined;
  #refresh: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    new RouteController(this, () => this.router);
    new TopicsController(this, {
      socket: () => this.socket,
      topics: () => ['figures'],
      onEvents: (events) => this.#heard(events),
      onResync: () => {
        this.revision++;
      },
    });
    const group = 'Reports';
    new HotkeysController(this, [
      { keys: 'ArrowLeft', words: 'The period before', group, run: () => this.#step(periodBefore) },
      { keys: 'ArrowRight', words: 'The period after', group, run: () => this.#step(periodAfter) },
      { keys: 'V', words: 'The focused chart as a table', group, when: () => false, run: () => undefined },
      { keys: 'Shift+E', words: 'Closures as CSV', group, run: () => this.#export() },
    ]);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void listDepartments().then(
      ({ items }) => {
        this.departments = items;
      },
      () => undefined,
    );
    void readReportCheck().then(
      (check) => {
        this.check = check;
      },
      () => undefined,
    );
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#refresh);
  }

  override render() {
    const id = matchPath('/reports/:report?', this.router.path)?.report ?? 'activity';
    const report = reports.find((each) => each.id === id);
    const scope = this.#scope();
    return html`<nav aria-label="Reports">
        <h2>Reports</h2>
        ${reports.map(
          (each) =>
            html`<a href="/reports/${each.id}${location.search}" aria-current=${each === report ? 'page' : nothing}><ui-icon name=${each.icon}></ui-icon>${each.label}</a>`,
        )}
        <desk-saved-views user-id=${this.session.me?.id ?? ''}></desk-saved-views>
      </nav>
      <main>
        ${this.#warning()}
        ${
          report
            ? html`<desk-report-head heading=${report.label} ?alone=${report.id === 'exports'} .scope=${scope} .departments=${this.departments}></desk-report-head>
                ${report.view(scope)}`
            : html`<ui-error icon="search" heading="There is no such report" lasting>The address may be old or mistyped.</ui-error>`
        }
      </main>`;
  }

  /** Last night's comparison with the closures, when it found something: for admins, who can have the sums made anew. */
  #warning() {
    if (!this.check || this.check.differences === 0 || !this.session.hasRole('admin')) return nothing;
    const since = this.check.firstAt ? ` The first is of ${shortDay(new Date(this.check.firstAt), new Date(serverNow()))}.` : '';
    return html`<ui-strip tone="warn">${plural(this.check.differences, 'sum')} of these reports differed from the closures when they were last compared.${since} Have the reports made anew: npm run reports:rebuild.</ui-strip>`;
  }

  #scope(): ReportScope {
    const zone = this.session.me?.workspace.zone ?? 'UTC';
    return scopeOf(this.router.query, zone, new Date(serverNow()), this.departments, this.revision);
  }

  #step(move: (period: Period, zone: string, now: Date) => Period): void {
    const { period, zone } = this.#scope();
    const next = move(period, zone, new Date(serverNow()));
    this.router.setQuery({ range: undefined, first: next.first, last: next.last });
  }

  /** Closures were folded into the buckets: a period that still runs is read anew, at most every five seconds. */
  #heard(events: readonly DeskEvent[]): void {
    if (this.#refresh !== undefined || !events.some((event) => event.type === 'reports.counted')) return;
    this.#refresh = setTimeout(() => {
      this.#refresh = undefined;
      if (this.#scope().period.isRunning && !document.hidden) this.revision++;
    }, REFRESH_MS);
  }

  #export(): void {
    this.renderRoot.querySelector('desk-report-head')?.renderRoot.querySelector('ui-button')?.renderRoot.querySelector('a')?.click();
  }

  static override styles = [baseStyles, sectionNavStyles, deskReportsStyles];
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-reports': DeskReports;
  }
}
