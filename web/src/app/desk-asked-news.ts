import type { DeskEvent } from '@desk/protocol/events';
import { css, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { DeskData } from '../data/desk-data.ts';
import { announce } from '../ui/announce.ts';

/** Says to supervisors, wherever they are, that a customer asks for one, once for each asking; and to the agent who has seen to it. Shows nothing. [V6] */
@customElement('desk-asked-news')
export class DeskAskedNews extends LitElement {
  @property({ attribute: false }) data!: DeskData;
  #told = new Set<string>();
  #stop: (() => void) | undefined;

  override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (!changed.has('data')) return;
    this.#stop?.();
    this.#stop = this.data.socket.onFrame.add((frame) => {
      if (frame.type === 'events') for (const event of frame.events) this.#hear(event);
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop?.();
  }

  override render() {
    return nothing;
  }

  #hear({ type, chat, actor }: DeskEvent): void {
    const { me } = this.data;
    if (!chat || actor.kind !== 'agent' || actor.id === me.id) return;
    const { customer, agent, supervisorAsked } = chat;
    if (type === 'chat.supervisor-seen' && agent?.id === me.id) announce(`${actor.name} saw to ${customer.name}’s wish for a supervisor`);
    if (type !== 'chat.supervisor-asked' || me.role === 'agent' || !supervisorAsked) return;
    const asking = `${chat.id} ${supervisorAsked.at}`;
    if (!this.#told.has(asking)) announce(`${customer.name} asks for a supervisor, ${actor.name} says`);
    this.#told.add(asking);
  }

  /** No box of its own: it would take a row of the page. */
  static override styles = css`
    :host {
      display: none;
    }
  `;
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-asked-news': DeskAskedNews;
  }
}
