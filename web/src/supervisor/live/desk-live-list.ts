import type { Chat } from '@desk/protocol/chat';
import type { AgentLoad } from '@desk/protocol/people';
import { consume } from '@lit/context';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { plural } from '../../charts/figure-text.ts';
import { serverNow } from '../../clock/server-clock.ts';
import { TickerController } from '../../clock/ticker-controller.ts';
import { PickController } from '../../closing/bulk/pick-controller.ts';
import type { ChatStore } from '../../data/chat-store.ts';
import { assignChat } from '../../data/chats-api.ts';
import { chatsContext, sessionContext, socketContext } from '../../data/contexts.ts';
import { requestIdOf, sentenceOf } from '../../data/http.ts';
import { listAgents } from '../../data/people-api.ts';
import { readOpenTab } from '../../data/read-open-tab.ts';
import type { Session } from '../../data/session.ts';
import type { DeskSocket } from '../../data/socket.ts';
import { TopicsController } from '../../data/topics-controller.ts';
import { HotkeysController } from '../../hotkeys/hotkeys-controller.ts';
import { RouteController } from '../../route/route-controller.ts';
import type { Router } from '../../route/router.ts';
import { routerContext } from '../../route/router-context.ts';
import { announce } from '../../ui/announce.ts';
import { baseStyles } from '../../ui/base-styles.ts';
import type { ItemChosen } from '../../ui/item-chosen.ts';
import { FlushController } from '../lists/flush-controller.ts';
import { heldBar, heldBarStyles } from '../lists/held-bar.ts';
import { listPageStyles } from '../lists/list-page.styles.ts';
import { moveRow } from '../lists/move-row.ts';
import { RowFocusController } from '../lists/row-focus-controller.ts';
import { withAvailability } from '../team/agent-state.ts';
import { assignChoices } from './assign-choices.ts';
import { liveListStyles } from './desk-live-list.styles.ts';
import type { DeskLiveRow } from './desk-live-row.ts';
import { HeldGroups, type ShownGroups } from './held-groups.ts';
import { liveEmpty } from './live-empty.ts';
import { isLiveFiltered, liveFilter, withoutLiveFilters } from './live-filter.ts';
import { liveGroupHead } from './live-group-head.ts';
import { type LiveGroup, type LiveKind, liveGroups, oversees } from './live-groups.ts';
import { liveHotkeys } from './live-hotkeys.ts';
import '../../closing/bulk/desk-bulk-close.ts';
import '../../closing/bulk/desk-pick-bar.ts';
import '../reader/desk-chat-reader.ts';
import './desk-live-filters.ts';
import './desk-live-row.ts';
import '../desk-supervise-head.ts';
import '../../ui/ui-error.ts';
import '../../ui/ui-skeleton.ts';

/** Every open chat, or every ticket, by who has it, on top those that nobody has. A chat can be read beside the list, given to an agent, or closed. */
@customElement('desk-live-list')
export class DeskLiveList extends LitElement {
  @consume({ context: routerContext })
  private router!: Router;
  @consume({ context: chatsContext })
  private chats!: ChatStore;
  @consume({ context: socketContext })
  private socket!: DeskSocket;
  @consume({ context: sessionContext })
  private session!: Session;
  @property() kind: LiveKind = 'live';
  @property({ attribute: 'chat-id' }) chatId = '';
  @state() private error: unknown;
  @state() private isLoaded = false;
  @state() private agents: readonly AgentLoad[] = [];
  /** The chats as they were when the form for several was opened; what comes later is not what was ticked. */
  @state() private closing: readonly Chat[] = [];

  readonly #held = new HeldGroups();
  #shown: ShownGroups = { groups: [], gone: new Set(), changes: 0 };
  #asked = '';
  readonly #picks = new PickController(this, {
    group: 'Live chats',
    mayPick: () => true,
    order: () => this.#open().map((chat) => chat.id as string),
    focused: () => this.#focusedRow()?.chat.id,
    close: () => this.#closePicked(),
  });

  constructor() {
    super();
    new TickerController(this, 5); // who has waited long enough comes in by itself
    new RouteController(this, () => this.router);
    new FlushController(this, () => this.chats);
    new TopicsController(this, {
      socket: () => this.socket,
      topics: () => ['chats', 'queue', 'agents'],
      onEvents: (events) => {
        this.agents = withAvailability(this.agents, events);
      },
      onResync: () => void this.#load(),
    });
    new RowFocusController(this, 'desk-live-row');
    new HotkeysController(
      this,
      liveHotkeys({
        search: () => this.renderRoot.querySelector<HTMLElement>('desk-live-filters')?.focus(),
        focused: () => this.#focusedRow(),
        isReading: () => this.chatId !== '',
        closeReader: () => this.router.go(this.#backHref()),
        letIn: this.#letIn,
        hasChanges: () => this.#shown.changes > 0,
      }),
    );
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('kind')) {
      this.isLoaded = false;
      this.#picks.clear();
      void this.#load();
    }
    const filter = liveFilter(this.router.query);
    const asked = JSON.stringify([this.kind, filter]);
    if (asked !== this.#asked) this.#held.letIn(); // another question has another answer
    this.#asked = asked;
    const fresh = liveGroups(this.chats.all().filter(oversees(this.session.me)), filter, this.kind, serverNow());
    this.#shown = this.#held.show(fresh, this.#picks.ids.size > 0, (id) => this.chats.get(id));
  }

  override render() {
    const filter = liveFilter(this.router.query);
    const { groups, changes } = this.#shown;
    const open = this.#open();
    const isKnown = this.isLoaded && !isLiveFiltered(filter);
    return html`<desk-supervise-head
        tab=${this.kind}
        .live=${isKnown && this.kind === 'live' ? open.filter(({ status }) => status === 'live').length : undefined}
        .tickets=${isKnown && this.kind === 'tickets' ? open.length : undefined}
      ></desk-supervise-head>
      <desk-live-filters .filter=${filter} .kind=${this.kind}></desk-live-filters>
      ${changes > 0 ? heldBar('Held while you tick.', plural(changes, 'change'), this.#letIn) : nothing}
      ${this.#picks.ids.size > 0 ? html`<desk-pick-bar .count=${this.#picks.ids.size} .total=${open.length} @ui-item-chosen=${this.#acted}></desk-pick-bar>` : nothing}
      <div class=${this.chatId ? 'columns open' : 'columns'}>
        <div class="scroll list" @keydown=${moveRow} @desk-pick-toggled=${this.#picks.toggled}>${this.#list(groups)}</div>
        ${this.chatId ? html`<desk-chat-reader .chatId=${this.chatId} .backHref=${this.#backHref()}></desk-chat-reader>` : nothing}
      </div>
      ${this.closing.length > 0 ? html`<desk-bulk-close base="/supervise" .asked=${this.closing} @ui-dismiss-requested=${this.#dismissed}></desk-bulk-close>` : nothing}`;
  }

  #list(groups: readonly LiveGroup[]) {
    if (this.error && groups.length === 0) {
      return html`<ui-error level="2" heading="Open chats did not load" request-id=${requestIdOf(this.error)} @ui-retry-requested=${this.#load}
        >${sentenceOf(this.error)}</ui-error
      >`;
    }
    if (!this.isLoaded && groups.length === 0) return html`<ui-skeleton shape="rows" count="8" label="Loading open chats"></ui-skeleton>`;
    if (groups.length === 0) return liveEmpty(this.kind, isLiveFiltered(liveFilter(this.router.query)) ? this.#clearFilters : undefined);
    return repeat(
      groups,
      (group) => group.id,
      (group) => this.#group(group),
    );
  }

  #group(group: LiveGroup) {
    const load = this.agents.find((agent) => agent.id === group.id);
    return html`<section aria-label=${group.name}>
      ${liveGroupHead(group, load, this.kind)}
      <ul>
        ${repeat(
          group.chats,
          (chat) => chat.id,
          (chat) => html`<li>
            <desk-live-row
              .chat=${chat}
              .href=${`/supervise/${this.kind}/${chat.id}${location.search}`}
              .targetSeconds=${this.session.me?.preferences.replyTargetSeconds ?? 120}
              .agents=${assignChoices(chat, this.agents, this.kind, this.session.me?.id)}
              ?picked=${this.#picks.has(chat.id)}
              ?gone=${this.#shown.gone.has(chat.id)}
              ?selected=${chat.id === this.chatId}
              @ui-item-chosen=${(event: ItemChosen) => this.#assign(chat, event.item)}
            ></desk-live-row>
          </li>`,
        )}
      </ul>
    </section>`;
  }

  readonly #clearFilters = (): void => this.router.setQuery(withoutLiveFilters());

  readonly #letIn = (): void => {
    this.#held.letIn();
    this.requestUpdate();
  };

  /** Every row that can be ticked, from the top. */
  #open(): Chat[] {
    return this.#shown.groups.flatMap((group) => group.chats).filter((chat) => !this.#shown.gone.has(chat.id));
  }

  #focusedRow(): DeskLiveRow | undefined {
    return this.renderRoot.querySelector<DeskLiveRow>('desk-live-row:focus-within') ?? undefined;
  }

  #acted(event: ItemChosen): void {
    if (event.item === 'close') this.#closePicked();
    else if (event.item === 'all') this.#picks.all();
    else this.#picks.clear();
  }

  #closePicked(): void {
    this.closing = this.#open().filter((chat) => this.#picks.has(chat.id));
  }

  /** What was pressed may be gone with its ticks: then the list has the focus. */
  readonly #dismissed = async (): Promise<void> => {
    this.closing = [];
    await this.updateComplete;
    if (!(this.renderRoot as ShadowRoot).activeElement) this.renderRoot.querySelector('desk-live-row')?.focus();
  };

  async #assign(chat: Chat, agentId: string): Promise<void> {
    const agent = this.agents.find(({ id }) => id === agentId);
    try {
      this.chats.put(await assignChat(chat.id, agentId));
      announce(`${chat.customer.name} assigned to ${agent?.name ?? 'you'}`);
      this.agents = (await listAgents()).items;
    } catch (error) {
      announce(sentenceOf(error), { urgent: true });
    }
  }

  readonly #load = async (): Promise<void> => {
    this.error = undefined;
    try {
      const wanted = this.kind === 'tickets' ? (['tickets'] as const) : (['queue', 'live', 'pending'] as const);
      const tabs = wanted.map((tab) => readOpenTab(this.chats, tab, oversees(this.session.me)));
      const [agents] = await Promise.all([listAgents(), ...tabs]);
      this.agents = agents.items;
      this.isLoaded = true;
    } catch (error) {
      this.error = error;
    }
  };

  #backHref(): string {
    return `/supervise/${this.kind}${location.search}`;
  }

  static override styles = [baseStyles, listPageStyles, heldBarStyles, liveListStyles];
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-live-list': DeskLiveList;
  }
}
