import type { DeskEvent } from '@desk/protocol/events';
import type { Department } from '@desk/protocol/people';
import type { Tag } from '@desk/protocol/tag';
import { consume } from '@lit/context';
import { html, LitElement, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { sessionContext, socketContext } from '../data/contexts.ts';
import { listDepartments } from '../data/people-api.ts';
import type { Session } from '../data/session.ts';
import type { DeskSocket } from '../data/socket.ts';
import { listTags } from '../data/tags-api.ts';
import { TopicsController } from '../data/topics-controller.ts';
import { matchPath } from '../route/match-path.ts';
import { RouteController } from '../route/route-controller.ts';
import type { Router } from '../route/router.ts';
import { routerContext } from '../route/router-context.ts';
import { baseStyles } from '../ui/base-styles.ts';
import { sectionNavStyles } from '../ui/section-nav-styles.ts';
import { adminStyles } from './desk-admin.styles.ts';
import type { TagSaved } from './tag-saved.ts';
import './desk-jira-sites.ts';
import './desk-preferences.ts';
import './desk-survey-settings.ts';
import './desk-tag-list.ts';
import './desk-wall-passes.ts';
import './team/desk-departments.ts';
import './team/desk-team.ts';
import '../ui/ui-error.ts';
import '../ui/ui-icon.ts';

const sections = [
  { id: 'tags', label: 'Tags', icon: 'tag', group: 'Chat' },
  { id: 'preferences', label: 'Preferences', icon: 'sliders', group: 'Chat' },
  { id: 'surveys', label: 'Surveys', icon: 'star', group: 'Chat' },
  { id: 'integrations', label: 'Integrations', icon: 'plug', group: 'Workspace' },
  { id: 'people', label: 'People', icon: 'people', group: 'Workspace' },
  { id: 'departments', label: 'Departments', icon: 'building', group: 'Workspace' },
  { id: 'walls', label: 'Wall screens', icon: 'monitor', group: 'Workspace' },
] as const;

const COUNT_AT_MOST_EVERY_MS = 2_000;

/** The settings of the workspace, one section at a time. `/admin/:section/:id` opens one thing beside its list. */
@customElement('desk-admin')
export class DeskAdmin extends LitElement {
  @consume({ context: routerContext })
  private router!: Router;
  @consume({ context: socketContext })
  private socket!: DeskSocket;
  @consume({ context: sessionContext })
  private session!: Session;
  @state() private tags: readonly Tag[] | undefined;
  @state() private departments: readonly Department[] = [];
  @state() private error: unknown;
  @state() private jiraRevision = 0;
  @state() private preferencesRevision = 0;
  @state() private surveysRevision = 0;
  @state() private teamRevision = 0;
  #counting: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    new RouteController(this, () => this.router);
    new TopicsController(this, {
      socket: () => this.socket,
      topics: () => ['chats', 'figures'],
      onEvents: (events) => this.#heard(events),
      onResync: () => {
        this.preferencesRevision++;
        this.surveysRevision++;
        this.teamRevision++;
        void this.#load();
      },
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#counting);
    this.#counting = undefined;
  }

  protected override firstUpdated(): void {
    void this.#load();
  }

  override render() {
    const { section, id } = this.#place();
    return html`<nav aria-label="Admin">
        <h2>Admin</h2>
        ${sections.map(
          (each, i) => html`${sections[i - 1]?.group === each.group ? nothing : html`<h3>${each.group}</h3>`}
            <a href="/admin/${each.id}" aria-current=${each.id === section ? 'page' : nothing}>
              <ui-icon name=${each.icon}></ui-icon>${each.label}
              ${each.id === 'tags' && this.tags ? html`<span class="count num">${this.tags.filter((tag) => tag.active).length}</span>` : nothing}
            </a>`,
        )}
      </nav>
      ${this.#section(section, id)}`;
  }

  #place(): { section: string; id: string } {
    const { section = 'tags', id = '' } = matchPath('/admin/:section?/:id?', this.router.path) ?? {};
    return { section, id };
  }

  #section(section: string, id: string) {
    switch (section) {
      case 'tags':
        return html`<desk-tag-list
          .tags=${this.tags}
          .departments=${this.departments}
          .error=${this.error}
          .openId=${id}
          @ui-retry-requested=${this.#load}
          @desk-tag-saved=${this.#saved}
        ></desk-tag-list>`;
      case 'preferences':
        return html`<main><desk-preferences .revision=${this.preferencesRevision}></desk-preferences></main>`;
      case 'surveys':
        return html`<main><desk-survey-settings .revision=${this.surveysRevision}></desk-survey-settings></main>`;
      case 'integrations':
        return html`<main><desk-jira-sites .revision=${this.jiraRevision} ?locked=${!this.session.hasRole('admin')}></desk-jira-sites></main>`;
      case 'people':
        return html`<main><desk-team
          .departments=${this.departments}
          .revision=${this.teamRevision}
          my-id=${this.session.me?.id ?? ''}
          ?locked=${!this.session.hasRole('admin')}
        ></desk-team></main>`;
      case 'departments':
        return html`<main><desk-departments .departments=${this.departments} @desk-departments-changed=${this.#load}></desk-departments></main>`;
      case 'walls':
        return html`<main><desk-wall-passes .departments=${this.departments} ?locked=${!this.session.hasRole('admin')}></desk-wall-passes></main>`;
      default:
        return html`<ui-error icon="search" heading="There is nothing here" lasting>The address may be old or mistyped.</ui-error>`;
    }
  }

  readonly #load = async (): Promise<void> => {
    this.error = undefined;
    try {
      const [tags, departments] = await Promise.all([listTags(), listDepartments()]);
      this.tags = tags.items;
      this.departments = departments.items;
    } catch (error) {
      this.error = error;
    }
  };

  #saved(event: TagSaved): void {
    const { tag, tagId } = event;
    const others = (this.tags ?? []).filter((each) => each.id !== tagId);
    this.tags = tag ? [...others, tag] : others;
  }

  /** Uses are counted a moment after what changed them, a merge above all; where much is closed that is all the time. */
  #countAgain(): void {
    this.#counting ??= setTimeout(() => {
      this.#counting = undefined;
      void this.#load();
    }, COUNT_AT_MOST_EVERY_MS);
  }

  #heard(events: readonly DeskEvent[]): void {
    if (this.#place().section === 'tags' && events.some(({ type }) => type === 'reports.counted')) this.#countAgain();
    if (events.some((event) => event.type === 'tags.changed' || event.type === 'departments.changed')) void this.#load();
    if (events.some((event) => event.type === 'team.changed')) this.teamRevision++;
    if (events.some((event) => event.type === 'preferences.changed')) this.preferencesRevision++;
    if (events.some((event) => event.type === 'surveys.changed')) this.surveysRevision++;
    if (events.some((event) => event.type === 'jira.changed' || event.type === 'jira.health-changed')) this.jiraRevision++;
  }

  static override styles = [baseStyles, sectionNavStyles, adminStyles];
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-admin': DeskAdmin;
  }
}
