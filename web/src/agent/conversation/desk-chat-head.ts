import type { Chat } from '@desk/protocol/chat';
import type { Viewer } from '@desk/protocol/socket';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { baseStyles } from '../../ui/base-styles.ts';
import type { ItemChosen } from '../../ui/item-chosen.ts';
import type { MenuItem } from '../../ui/ui-menu.ts';
import { ChatAction } from '../chat-action.ts';
import type { ChatRights } from '../chat-rights.ts';
import { firstName } from '../line-words.ts';
import { deskChatHeadStyles } from './desk-chat-head.styles.ts';
import '../../ui/ui-button.ts';
import '../../ui/ui-chip.ts';
import '../../ui/ui-icon.ts';
import '../../ui/ui-icon-button.ts';
import '../../ui/ui-menu.ts';
import '../../ui/ui-wait-ring.ts';

/** Who the open chat is with, who else looks at it, and what can be done with it. Emits `ChatAction`. */
@customElement('desk-chat-head')
export class DeskChatHead extends LitElement {
  @property({ attribute: false }) chat!: Chat;
  @property({ attribute: false }) viewers: readonly Viewer[] = [];
  @property({ type: Number, attribute: 'target-seconds' }) targetSeconds = 120;
  @property({ attribute: false }) rights!: ChatRights;
  /** Why nothing can be done now that must not wait. */
  @property() offline = '';
  @property({ type: Boolean, attribute: 'is-panel-open' }) isPanelOpen = true;

  override render() {
    const { chat, rights } = this;
    const place = [chat.department?.name, chat.topic].filter(Boolean).join(' · ');
    return html`<header>
      <ui-icon-button class="back" icon="back" label="Back to the list" @click=${this.#emit('back')}></ui-icon-button>
      <div class="who">
        <h2 class="ell">${chat.customer.name}</h2>
        ${place ? html`<ui-chip class="place">${place}</ui-chip>` : nothing}
        ${chat.status === 'ticketed' ? html`<ui-chip icon="ticket">ticket</ui-chip>` : nothing}
        <span class="t3 num number">#${chat.number}</span>
        ${
          chat.waitingSince && chat.status !== 'closed'
            ? html`<ui-wait-ring title="Waiting for a reply" since=${chat.waitingSince} target-seconds=${this.targetSeconds}></ui-wait-ring>`
            : nothing
        }
      </div>
      ${this.#watchers()}
      ${rights.mayResume ? html`<ui-icon-button icon="play" label="Take pending off" keys="P" @click=${this.#emit('resume')}></ui-icon-button>` : nothing}
      ${rights.maySetPending || rights.pendingRefusal ? html`<ui-icon-button icon="hourglass" label="Set pending" keys="P" refusal=${rights.pendingRefusal} @click=${this.#emit('pending')}></ui-icon-button>` : nothing}
      ${rights.mayTransfer ? html`<ui-icon-button icon="transfer" label="Transfer" keys="T" refusal=${this.offline} @click=${this.#emit('transfer')}></ui-icon-button>` : nothing}
      ${rights.mayRelease ? html`<ui-icon-button icon="undo" label="Give this ticket back" @click=${this.#emit('release')}></ui-icon-button>` : nothing}
      ${rights.mayAskSupervisor ? html`<ui-menu label="More" .items=${this.#more()} @ui-item-chosen=${this.#chosen}></ui-menu>` : nothing}
      ${this.isPanelOpen ? nothing : html`<ui-icon-button icon="panel" label="Show details" keys="D" @click=${this.#emit('panel')}></ui-icon-button>`}
      ${rights.mayClose ? html`<ui-button class="close" icon="check-circle" keys="E" @click=${this.#emit('close')}>Close chat</ui-button>` : nothing}
    </header>`;
  }

  #watchers(): TemplateResult | typeof nothing {
    if (this.viewers.length === 0) return nothing;
    const closing = this.viewers.find((viewer) => viewer.closing);
    const first = closing ?? this.viewers[0]!;
    const does = closing ? (this.chat.status === 'closed' ? 'is adding details' : 'has the close form open') : 'is watching';
    const words = `${firstName(first.name)} ${does}`;
    const more = this.viewers.length > 1 ? `, ${this.viewers.length - 1} more` : '';
    return html`<span class="seen" title=${this.viewers.map((viewer) => viewer.name).join(', ')}
      ><ui-icon name=${closing ? 'check-circle' : 'eye'} size="14"></ui-icon><span>${words}${more}</span></span
    >`;
  }

  #more(): MenuItem[] {
    const name = firstName(this.chat.customer.name);
    const ask = { id: 'ask', icon: 'bell', keys: 'S' } as const;
    if (!this.chat.supervisorAsked) return [{ ...ask, label: `${name} asks for a supervisor…` }];
    return [
      { ...ask, label: 'Change the reason…' },
      { id: 'unask', icon: 'undo', label: `${name} no longer asks for one` },
    ];
  }

  #chosen({ item }: ItemChosen): void {
    this.dispatchEvent(new ChatAction(item === 'unask' ? 'unask' : 'ask'));
  }

  #emit(action: ChatAction['action']): () => void {
    return () => this.dispatchEvent(new ChatAction(action));
  }

  static override styles = [baseStyles, deskChatHeadStyles];
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-chat-head': DeskChatHead;
  }
}
