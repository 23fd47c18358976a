import type { ClosureReference } from '@desk/protocol/closure';
import type { OtherChats } from '@desk/protocol/jira-report';
import { consume } from '@lit/context';
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { sessionContext } from '../data/contexts.ts';
import { otherChatsOf } from '../data/other-chats.ts';
import type { Session } from '../data/session.ts';
import { baseStyles } from '../ui/base-styles.ts';

/** Beside a JIRA link: how many other chats refer to the same issue. It leads to them for whoever may see that list. */
@customElement('desk-other-chats')
export class DeskOtherChats extends LitElement {
  @property({ attribute: false }) reference!: ClosureReference;
  @consume({ context: sessionContext }) private session: Session | undefined;
  @state() private others: OtherChats | undefined;

  override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('reference');
    if (!changed.has('reference') || (before?.id === this.reference.id && before.changedAt === this.reference.changedAt)) return;
    if (before?.id !== this.reference.id) this.others = undefined;
    void this.#count();
  }

  override render() {
    if (!this.others) return nothing;
    const { chats, issue } = this.others;
    const words = `+${chats} other ${chats === 1 ? 'chat' : 'chats'}`;
    const key = this.reference.key ?? this.reference.text;
    return this.session?.hasRole('supervisor', 'admin')
      ? html`<a href="/supervise/closed?issue=${encodeURIComponent(issue)}" title="All chats about ${key}">${words}</a>`
      : html`<span title="So many other chats refer to ${key}">${words}</span>`;
  }

  async #count(): Promise<void> {
    const { reference } = this;
    if (reference.kind !== 'jira' || reference.state === 'unlinked') {
      this.others = undefined;
      return;
    }
    const found = await otherChatsOf(reference.id);
    if (this.reference.id === reference.id) this.others = found;
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
