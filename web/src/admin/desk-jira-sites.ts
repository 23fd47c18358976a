import type { JiraConnectionView } from '@desk/protocol/jira';
import { consume } from '@lit/context';
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { serverNow } from '../clock/server-clock.ts';
import { socketContext } from '../data/contexts.ts';
import { requestIdOf, sentenceOf } from '../data/http.ts';
import { readJira } from '../data/jira-api.ts';
import { jiraSiteNeed } from '../data/jira-site-need.ts';
import type { DeskSocket } from '../data/socket.ts';
import { TopicsController } from '../data/topics-controller.ts';
import { baseStyles } from '../ui/base-styles.ts';
import type { TabItem } from '../ui/ui-tabs.ts';
import type { ValueChanged } from '../ui/value-changed.ts';
import type { DeskJiraSettings } from './desk-jira-settings.ts';
import type { JiraSiteChanged } from './jira-site-changed.ts';
import { sectionHeadStyles } from './section-head.styles.ts';
import './desk-jira-settings.ts';
import '../ui/ui-button.ts';
import '../ui/ui-error.ts';
import '../ui/ui-skeleton.ts';
import '../ui/ui-tabs.ts';

const fresh = 'new';
const GATHER_MS = 1_000;
/** What changes how many links of a site are under way or need a person. */
const moving: ReadonlySet<string> = new Set(['chat.closed', 'chat.close-undone', 'chat.amended', 'reference.changed']);

/** The JIRA sites of the workspace: one at a time, each with its settings and its health. `locked` shows them to read. */
@customElement('desk-jira-sites')
export class DeskJiraSites extends LitElement {
  @property({ type: Number }) revision = 0;
  @property({ type: Boolean }) locked = false;
  /** Undefined until they have loaded. */
  @state() private sites: readonly JiraConnectionView[] | undefined;
  /** The one that the address names, until another is chosen. */
  @state() private openId = new URLSearchParams(location.search).get('site') ?? '';
  @state() private error: unknown;
  @consume({ context: socketContext })
  private socket: DeskSocket | undefined;
  #soon: ReturnType<typeof setTimeout> | undefined;
  @query('desk-jira-settings') private settings!: DeskJiraSettings | null;

  constructor() {
    super();
    // That a site turned is told by itself; links that come along are counted anew, so that health does not stand still while it is looked at.
    new TopicsController(this, {
      socket: () => this.socket,
      topics: () => ['closures'],
      onEvents: (events) => {
        if (events.some(({ type }) => moving.has(type))) this.#soon ??= setTimeout(() => void this.#load(), GATHER_MS);
      },
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#soon);
    this.#soon = undefined;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('revision')) void this.#load();
  }

  override render() {
    const sites = this.sites ?? [];
    const open = this.#open();
    const tabs: TabItem[] = sites.map((site) => ({
      id: site.id,
      label: new URL(site.baseUrl).host,
      ...(jiraSiteNeed(site, serverNow(), !this.locked) ? { icon: 'warning' } : {}),
    }));
    if (this.openId === fresh) tabs.push({ id: fresh, label: 'New site' });
    return html`<header>
        <h1>Integrations</h1><span class="t3 sub">JIRA</span>
        ${tabs.length > 1 ? html`<ui-tabs label="JIRA sites" .items=${tabs} .selected=${live(open?.id ?? fresh)} @ui-value-changed=${(event: ValueChanged) => this.#show(event.value)}></ui-tabs>` : nothing}
        <span class="grow"></span>
        ${this.locked || sites.length === 0 || this.openId === fresh ? nothing : html`<ui-button size="s" icon="plus" @click=${() => this.#show(fresh)}>Add a site</ui-button>`}
      </header>
      ${this.#content(open)}`;
  }

  #content(open: JiraConnectionView | null) {
    if (this.error && !this.sites) {
      return html`<ui-error heading="The JIRA sites did not load" request-id=${requestIdOf(this.error)} @ui-retry-requested=${this.#load}
        >${sentenceOf(this.error)}</ui-error
      >`;
    }
    if (!this.sites) return html`<ui-skeleton shape="lines" count="8" label="Loading the JIRA sites"></ui-skeleton>`;
    return html`<desk-jira-settings .connection=${open} ?locked=${this.locked} ?further=${this.sites.length > 0} @desk-jira-site-changed=${this.#changed}></desk-jira-settings>`;
  }

  #open(): JiraConnectionView | null {
    if (this.openId === fresh) return null;
    return this.sites?.find(({ id }) => id === this.openId) ?? this.sites?.[0] ?? null;
  }

  #show(id: string): void {
    const show = () => {
      this.openId = id;
    };
    if (this.settings) this.settings.leave(show);
    else show();
    this.requestUpdate();
  }

  #changed(event: JiraSiteChanged): void {
    this.openId = event.connection?.id ?? '';
    void this.#load();
  }

  readonly #load = async (): Promise<void> => {
    clearTimeout(this.#soon);
    this.#soon = undefined;
    this.error = undefined;
    try {
      this.sites = (await readJira()).items;
    } catch (error) {
      this.error = error;
    }
  };

  static override styles = [
    baseStyles,
    sectionHeadStyles,
    css`
      :host {
        display: flex;
        flex-direction: column;
        min-block-size: 0;
        min-inline-size: 0;
      }
      ui-skeleton {
        padding: 14px 6px;
      }
      desk-jira-settings,
      ui-error {
        flex: 1;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-jira-sites': DeskJiraSites;
  }
}
