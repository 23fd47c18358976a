import type { ChatId } from '@desk/protocol/ids';
import type { Figures, MovableChat } from '@desk/protocol/report';
import type { AskedChat } from '@desk/protocol/supervisor-asked';
import type { OfferedChat } from '@desk/protocol/transfer';
import { consume } from '@lit/context';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { assignChat, seeToAsked } from '../../data/chats-api.ts';
import { sessionContext } from '../../data/contexts.ts';
import { tryReferenceAgain } from '../../data/jira-api.ts';
import { seeNotices } from '../../data/notices-api.ts';
import type { Session } from '../../data/session.ts';
import { baseStyles } from '../../ui/base-styles.ts';
import type { ItemChosen } from '../../ui/item-chosen.ts';
import type { UiButton } from '../../ui/ui-button.ts';
import { RowFocusController } from '../lists/row-focus-controller.ts';
import { assignChoices } from '../live/assign-choices.ts';
import { takeTurn } from '../panes/frame-turns.ts';
import { paneStyles } from '../panes/pane-styles.ts';
import { discreet } from './discreet.ts';
import { type Need, needsYou } from './need.ts';
import { PendingActs } from './pending-acts.ts';
import '../../ui/ui-button.ts';
import '../../ui/ui-icon.ts';
import '../../ui/ui-menu.ts';

const ROWS = 5;

/** What a supervisor can do something about now, the most urgent first and five until somebody asks for all, each row with its action, which can be taken back. `quiet` leaves the actions out. */
@customElement('desk-needs-you')
export class DeskNeedsYou extends LitElement {
  @consume({ context: sessionContext })
  private session: Session | undefined;
  @property({ attribute: false }) figures!: Figures;
  @property({ type: Number }) now = 0;
  @property({ type: Boolean }) quiet = false;

  @state() private showsAll = false;
  readonly #acts = new PendingActs(this);

  constructor() {
    super();
    new RowFocusController(this, 'li', 'h2');
  }

  protected override scheduleUpdate(): Promise<void> | undefined {
    return takeTurn(5, () => super.scheduleUpdate());
  }

  override render() {
    const isAdmin = this.session?.me?.role === 'admin';
    const needs = needsYou(this.quiet ? discreet(this.figures) : this.figures, this.now, isAdmin).filter(
      (need) => !this.#acts.isDone(need.id, this.figures.at),
    );
    return html`<section aria-labelledby="heading">
      <header><h2 id="heading" tabindex="-1">Needs you</h2><span class="count">${needs.length || ''}</span></header>
      ${
        needs.length === 0
          ? html`<p class="empty">Nothing waits for a supervisor.</p>`
          : html`<ul>${repeat(
              this.showsAll ? needs : needs.slice(0, ROWS),
              (need) => need.id,
              (need) => this.#row(need),
            )}</ul>${this.#rest(needs.length - ROWS)}`
      }
    </section>`;
  }

  /** Nobody can press anything on a wall. */
  #rest(more: number) {
    if (more <= 0) return nothing;
    const words = `and ${more} more, less urgent`;
    return this.quiet
      ? html`<p class="empty">${words}</p>`
      : html`<button type="button" class="empty rest" aria-expanded=${this.showsAll ? 'true' : 'false'} @click=${this.#toggle}>${this.showsAll ? `Show the ${ROWS} most urgent` : words}</button>`;
  }

  readonly #toggle = (): void => {
    this.showsAll = !this.showsAll;
  };

  #row(need: Need) {
    const pending = this.#acts.words(need.id);
    if (pending)
      return html`<li>
        <ui-icon name="undo"></ui-icon><span class="words ell t2">${pending}</span>
        <ui-button size="s" data-undo=${need.id} label="Undo: ${pending}" @click=${() => this.#acts.undo(need.id)}>Undo</ui-button>
      </li>`;
    return html`<li class=${`${need.tone === 'negative' ? 'neg' : 'warn'}${need.more ? ' two' : ''}`}>
      <ui-icon name=${need.icon}></ui-icon>
      <span class="words ell" title="${need.who} ${need.text}"><b>${need.who}</b> ${need.text}</span>
      ${need.more ? html`<span class="more ell" dir="auto" title=${need.more}>${need.more}</span>` : ''}
      ${this.quiet ? '' : this.#act(need)}
    </li>`;
  }

  /** Whoever goes there sees to it: the others need not. */
  #taken(chatId: ChatId | undefined): void {
    if (chatId) void seeNotices([chatId]).catch(() => {});
  }

  #act(need: Need) {
    const { act } = need;
    const label = `${act.label}: ${need.who}`;
    if ('href' in act)
      return html`<ui-button size="s" href=${act.href} label=${label} @click=${() => this.#taken(act.seen)}>${act.label}</ui-button>`;
    if ('retry' in act)
      return html`<ui-button size="s" label=${label} @click=${() => this.#retry(need, act.retry)}>${act.label}</ui-button>`;
    if ('asked' in act) return this.#asked(need, act.asked, act.label);
    if ('offered' in act) return this.#offered(need, act.offered, act.label);
    if ('move' in act) return this.#move(need, act.move, act.label);
    return this.#assignMenu(need.who, act.label, null, (agentId) =>
      this.#assign(need, need.who, agentId, () => assignChat(act.assign.chatId, agentId, { ifWaiting: true })),
    );
  }

  /** The chat of an agent who has too many, as long as they still have it live. */
  #move(need: Need, { agentId: from, chatId, customer }: MovableChat, label: string) {
    return html`<span class="acts">
      <ui-button size="s" href="/supervise/live?agent=${from}" label="See chats: ${need.who}">See chats</ui-button>
      ${this.#assignMenu(customer, label, this.figures.agents.find(({ id }) => id === from) ?? null, (agentId) => this.#assign(need, customer, agentId, () => assignChat(chatId, agentId, { ifWith: from, ifLive: true })))}
    </span>`;
  }

  /** Whoever has been given the chat since then keeps it. */
  #asked(need: Need, chat: AskedChat, label: string) {
    return html`<span class="acts">
      <ui-button size="s" href="/supervise/now/${chat.chatId}${location.search}" label="Read: ${need.who}">Read</ui-button>
      ${this.#assignMenu(need.who, 'Assign', chat.agent, (agentId) => this.#assign(need, need.who, agentId, () => assignChat(chat.chatId, agentId, { ifWith: chat.agent?.id ?? null })))}
      <ui-button size="s" label="${label}: ${need.who}" @click=${() => this.#seeTo(need, chat)}>${label}</ui-button>
    </span>`;
  }

  /** Assigning it withdraws the offer; whoever has the chat by then keeps it. */
  #offered(need: Need, { chatId, from }: OfferedChat, label: string) {
    return html`<span class="acts">
      <ui-button size="s" href="/supervise/now/${chatId}${location.search}" label="Read: ${need.who}">Read</ui-button>
      ${this.#assignMenu(need.who, label, from, (agentId) => this.#assign(need, need.who, agentId, () => assignChat(chatId, agentId, { ifWith: from.id })))}
    </span>`;
  }

  #assignMenu(who: string, label: string, agent: AskedChat['agent'], assign: (agentId: string) => void) {
    return html`<ui-menu
      label="Assign ${who} to"
      .items=${assignChoices({ agent }, this.figures.agents, 'live', this.session?.me?.id)}
      @ui-item-chosen=${(event: ItemChosen) => assign(event.item)}
      ><span class="button">${label}</span></ui-menu
    >`;
  }

  #seeTo(need: Need, { chatId, at }: AskedChat): void {
    this.#acts.ask(need.id, `${need.who} is seen to`, () => seeToAsked(chatId, at));
    void this.#toUndo(need.id);
  }

  #retry(need: Need, reference: Parameters<typeof tryReferenceAgain>[0]): void {
    this.#acts.ask(need.id, `Trying ${need.who} again`, () => tryReferenceAgain(reference));
    void this.#toUndo(need.id);
  }

  #assign(need: Need, who: string, agentId: string, run: () => Promise<unknown>): void {
    const agent = this.figures.agents.find(({ id }) => id === agentId);
    this.#acts.ask(need.id, `${who} goes to ${agent?.name ?? 'you'}`, run);
    void this.#toUndo(need.id);
  }

  /** What was pressed is gone; what takes it back gets the focus. */
  async #toUndo(id: string): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<UiButton>(`ui-button[data-undo="${id}"]`)?.focus();
  }

  static override styles = [
    baseStyles,
    paneStyles,
    css`
      ul {
        padding-block-end: 6px;
      }
      li {
        display: grid;
        grid-template-columns: 18px minmax(0, 1fr) auto;
        gap: 9px;
        align-items: center;
        block-size: 34px;
        padding: 0 12px 0 20px;
        font: 400 12.5px/18px var(--desk-font);
      }
      .two {
        grid-template-rows: 24px 28px;
        row-gap: 0;
        block-size: 60px;
        padding-block: 4px;
      }
      .two .words {
        grid-column: 2 / -1;
      }
      .more {
        grid-column: 2;
        color: var(--desk-text-3);
      }
      .acts {
        display: flex;
        gap: 4px;
        align-items: center;
      }
      .words {
        color: var(--desk-text);
        font-variant-numeric: tabular-nums;
      }
      ui-menu {
        --menu-opener-size: auto;
        --menu-opener-color: var(--desk-text);
      }
      .button {
        display: grid;
        place-items: center;
        block-size: 24px;
        padding: 0 8px;
        border: 1px solid var(--desk-line-2);
        border-radius: var(--desk-r-2);
        background: var(--desk-raised);
        font: 500 12px/16px var(--desk-font);
      }
      .rest {
        display: block;
        inline-size: 100%;
        text-align: start;
      }
      .rest:hover {
        color: var(--desk-text);
        text-decoration: underline;
        text-underline-offset: 2px;
      }
      .words b {
        font-weight: 550;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-needs-you': DeskNeedsYou;
  }
}
