import type { Dashboard } from '@desk/protocol/dashboard';
import type { Department } from '@desk/protocol/people';
import { consume } from '@lit/context';
import { html, LitElement, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { serverNow } from '../../clock/server-clock.ts';
import { clockSeconds } from '../../clock/time-words.ts';
import { sessionContext, socketContext } from '../../data/contexts.ts';
import { rememberDepartments } from '../../data/dashboard-api.ts';
import { requestIdOf, sentenceOf } from '../../data/http.ts';
import { listDepartments } from '../../data/people-api.ts';
import type { Session } from '../../data/session.ts';
import type { DeskSocket } from '../../data/socket.ts';
import { TopicsController } from '../../data/topics-controller.ts';
import { matchPath } from '../../route/match-path.ts';
import { RouteController } from '../../route/route-controller.ts';
import type { Router } from '../../route/router.ts';
import { routerContext } from '../../route/router-context.ts';
import { announce } from '../../ui/announce.ts';
import { baseStyles } from '../../ui/base-styles.ts';
import type { ValueChanged } from '../../ui/value-changed.ts';
import { headStyles } from '../head-styles.ts';
import { scopeOf } from '../scope-of.ts';
import { DashboardFeed } from './dashboard-feed.ts';
import { chosenOf } from './dashboard-figures.ts';
import { dashboardStyles } from './desk-dashboard.styles.ts';
import './desk-dashboard-activity.ts';
import './desk-dashboard-agents.ts';
import './desk-dashboard-customers.ts';
import '../../ui/ui-button.ts';
import '../../ui/ui-error.ts';
import '../../ui/ui-many-select.ts';
import '../../ui/ui-skeleton.ts';
import '../../ui/ui-tabs.ts';

const tabs = [
  { id: 'activity', label: 'Activity' },
  { id: 'agents', label: 'Agents' },
  { id: 'customers', label: 'Customers' },
];

/** The dashboard: three overviews of the chosen departments as one, live, and the ways from here to both desks. */
@customElement('desk-dashboard')
export class DeskDashboard extends LitElement {
  @consume({ context: routerContext })
  private router!: Router;
  @consume({ context: sessionContext })
  private session!: Session;
  @consume({ context: socketContext })
  private socket!: DeskSocket;
  @state() private departments: readonly Department[] = [];
  readonly #feed = new DashboardFeed(this);

  constructor() {
    super();
    new RouteController(this, () => this.router);
    new TopicsController(this, {
      socket: () => this.socket,
      topics: () => ['chats', 'queue', 'agents', 'figures'],
      onEvents: () => this.#feed.stale(),
      onResync: () => this.#feed.stale(),
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void listDepartments().then(
      ({ items }) => {
        this.departments = items;
      },
      () => undefined,
    );
  }

  protected override willUpdate(): void {
    this.#feed.ask(this.router.query.getAll('department').join(',') || undefined);
  }

  override render() {
    const { tab = 'activity' } = matchPath('/dashboard/:tab?', this.router.path) ?? { tab: '' };
    const { value, error, isUpdating } = this.#feed;
    return html`<header>
        <h1>Dashboard</h1>
        <ui-tabs label="Dashboard" .items=${tabs} selected=${tab} @ui-value-changed=${this.#opened}></ui-tabs>
        <span class="grow"></span>
        ${value ? html`<span class="hint num ${error ? 'old' : ''}" role="status">${error ? 'not updated since' : 'as of'} ${clockSeconds(new Date(value.at))}</span>` : nothing}
        <ui-many-select
          icon="building"
          label="Departments"
          all="All departments"
          many="departments"
          .options=${this.departments.map(({ id, name }) => ({ value: id as string, label: name }))}
          .value=${value?.chosen ?? []}
          @ui-value-changed=${this.#chose}
        ></ui-many-select>
        <ui-button icon="chat" href="/desk">Agent desk</ui-button>
        <ui-button icon="pulse" href="/supervise">Supervisor desk</ui-button>
        <ui-button icon="sliders" href="/admin">Settings</ui-button>
      </header>
      <main class=${isUpdating ? 'updating' : ''} aria-busy=${isUpdating ? 'true' : 'false'}>${this.#content(tab, value, error)}</main>
      <span class="sr" role="status">${isUpdating ? 'Updating' : ''}</span>`;
  }

  #content(tab: string, now: Dashboard | undefined, error: unknown) {
    if (!now) {
      if (!error) return html`<ui-skeleton shape="lines" count="9" label="Loading the dashboard"></ui-skeleton>`;
      return html`<ui-error heading="The dashboard did not load" request-id=${requestIdOf(error)} @ui-retry-requested=${this.#feed.retry}>${sentenceOf(error)}</ui-error>`;
    }
    switch (tab) {
      case 'activity':
        return html`<desk-dashboard-activity .now=${now}></desk-dashboard-activity>`;
      case 'agents':
        return html`<desk-dashboard-agents .now=${now} .scope=${this.#scope(now)}></desk-dashboard-agents>`;
      case 'customers':
        return html`<desk-dashboard-customers .now=${now} .scope=${this.#scope(now)}></desk-dashboard-customers>`;
      default:
        return html`<ui-error icon="search" heading="There is nothing here" lasting>The address may be old or mistyped.</ui-error>`;
    }
  }

  /** The past is about the same departments, also where they were remembered and stand in no address. */
  #scope(now: Dashboard) {
    const query = this.router.query;
    const department = chosenOf(now);
    if (department) query.set('department', department);
    return scopeOf(query, this.session.me?.workspace.zone ?? 'UTC', new Date(serverNow()), this.departments);
  }

  #opened(event: ValueChanged): void {
    this.router.go(`/dashboard/${event.value}${location.search}`);
  }

  /** Kept for the next time on any browser, and in the address, which is a link for others. */
  async #chose(event: ValueChanged<string[]>): Promise<void> {
    const departments = event.value;
    try {
      await rememberDepartments(departments);
    } catch (error) {
      announce(sentenceOf(error), { urgent: true });
    }
    const before = this.router.query.toString();
    this.router.setQuery({ department: departments.join(',') });
    // All of them have no name in the address: what was remembered is asked for.
    if (this.router.query.toString() === before) this.#feed.retry();
  }

  static override styles = [baseStyles, headStyles, dashboardStyles];
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-dashboard': DeskDashboard;
  }
}
