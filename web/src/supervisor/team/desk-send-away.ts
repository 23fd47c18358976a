import type { AgentLoad } from '@desk/protocol/people';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { sentenceOf } from '../../data/http.ts';
import { sendAway } from '../../data/people-api.ts';
import { announce } from '../../ui/announce.ts';
import { baseStyles } from '../../ui/base-styles.ts';
import type { ItemChosen } from '../../ui/item-chosen.ts';
import type { MenuItem } from '../../ui/ui-menu.ts';
import '../../ui/ui-menu.ts';

const TOLD_MS = 6_000;

/** What a supervisor can do about an agent: switch them off for new chats. A refusal is said beside it. [V2] */
@customElement('desk-send-away')
export class DeskSendAway extends LitElement {
  @property({ attribute: false }) agent!: Pick<AgentLoad, 'id' | 'name' | 'available'>;
  @state() private error = '';
  #timer: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  override render() {
    const { agent } = this;
    const items: MenuItem[] = agent.available ? [{ id: 'away', label: `Set ${agent.name} unavailable`, icon: 'pause' }] : [];
    return html`${items.length > 0 ? html`<ui-menu label="More for ${agent.name}" .items=${items} @ui-item-chosen=${this.#chosen}></ui-menu>` : nothing}
      ${this.error ? html`<p role="alert">${this.error}</p>` : nothing}`;
  }

  readonly #chosen = async (event: ItemChosen): Promise<void> => {
    event.stopPropagation();
    const { agent } = this;
    this.error = '';
    try {
      await sendAway(agent.id);
      announce(`${agent.name} is unavailable, and told so`);
    } catch (error) {
      this.error = `${agent.name} is still available. ${sentenceOf(error)}`;
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => {
        this.error = '';
      }, TOLD_MS);
    }
  };

  static override styles = [
    baseStyles,
    css`
      :host {
        z-index: 1;
        display: inline-flex;
        --menu-opener-size: 24px;
      }
      p {
        position: absolute;
        inset-block-start: 100%;
        inset-inline-end: 6px;
        z-index: 5;
        inline-size: max-content;
        max-inline-size: 260px;
        padding: 7px 10px;
        border-radius: var(--desk-r-2);
        background: var(--desk-neg-tint);
        box-shadow: var(--desk-e-2);
        font: 400 12.5px/18px var(--desk-font);
        white-space: normal;
        color: var(--desk-text);
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-send-away': DeskSendAway;
  }
}
