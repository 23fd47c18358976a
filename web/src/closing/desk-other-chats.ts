import type { ClosureReference } from '@desk/protocol/closure';
import type { OtherChats } from '@desk/protocol/jira-report';
import { consume } from '@lit/context';
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { sessionContext, socketContext } from '../data/contexts.ts';
import { otherChatsOf } from '../data/other-chats.ts';
import type { Session } from '../data/session.ts';
import type { DeskSocket } from '../data/socket.ts';
import { TopicsController } from '../data/topics-controller.ts';
import { baseStyles } from '../ui/base-styles.ts';

/** In a rush of links to one issue they are counted once a second. */
const togetherMs = 1_000;

/**
 * Beside a JIRA link: how many other chats refer to the same issue, as it is now: when a link to the issue is made or taken off anywhere, it is
 * counted anew. It leads to them for whoever may see that list.
 */
@customElement('desk-other-chats')
export class DeskOtherChats extends LitElement {
  @property({ attribute: false }) reference!: ClosureReference;
  @consume({ context: sessionContext }) private session: Session | undefined;
  @consume({ context: socketContext }) private socket: DeskSocket | undefined;
  @state() private others: OtherChats | undefined;
  #isAsking = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    new TopicsController(this, {
      socket: () => this.socket,
      topics: () => (this.#isCounted() ? ['issues'] : []),
      onEvents: (events) => {
        if (events.some((event) => event.type === 'jira.links-changed' && this.#isAbout(event.data))) this.#countSoon();
      },
      onResync: () => this.#countSoon(),
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('reference');
    if (!changed.has('reference') || (before?.id === this.reference.id && before.changedAt === this.reference.changedAt)) return;
    if (before?.id !== this.reference.id) this.others = undefined;
    void this.#count();
  }

  override render() {
    if (!this.others || this.others.chats === 0) return nothing;
    const { chats, issue } = this.others;
    const words = `+${chats} other ${chats === 1 ? 'chat' : 'chats'}`;
    const key = this.reference.key ?? this.reference.text;
    return this.session?.hasRole('supervisor', 'admin')
      ? html`<a href="/supervise/closed?issue=${encodeURIComponent(issue)}" title="All chats about ${key}">${words}</a>`
      : html`<span title="So many other chats refer to ${key}">${words}</span>`;
  }

  #isCounted(): boolean {
    return this.reference.kind === 'jira' && this.reference.state !== 'unlinked';
  }

  #isAbout({ connectionId, issueId }: { connectionId: string; issueId: string }): boolean {
    // While nobody has said which issue it is, it may be this one.
    return this.others ? this.others.issue.startsWith(`${connectionId}~${issueId}~`) : this.#isAsking;
  }

  #countSoon(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      void this.#count();
    }, togetherMs);
  }

  async #count(): Promise<void> {
    const { reference } = this;
    if (!this.#isCounted()) {
      this.others = undefined;
      return;
    }
    this.#isAsking = true;
    const found = await otherChatsOf(reference.id);
    this.#isAsking = false;
    // What cannot be read now stays as it was.
    if (found && this.reference.id === reference.id) this.others = found;
  }

  static override styles = [
    baseStyles,
    css`
      :host {
        display: inline-flex;
        align-items: center;
        flex: none;
        font: 400 12px/18px var(--desk-font);
        color: var(--desk-text-3);
        white-space: nowrap;
      }
      a {
        color: var(--desk-accent);
        border-radius: var(--desk-r-1);
      }
      a:hover {
        text-decoration: underline;
        text-underline-offset: 2px;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-other-chats': DeskOtherChats;
  }
}
