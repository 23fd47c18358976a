import type { Chat } from '@desk/protocol/chat';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { baseStyles } from '../../ui/base-styles.ts';
import { firstName } from '../line-words.ts';
import './desk-kept-draft.ts';
import '../../ui/ui-strip.ts';

/** Stands where the composer stood when the chat belongs to somebody else, with what was typed. */
@customElement('desk-not-mine')
export class DeskNotMine extends LitElement {
  @property({ attribute: false }) chat!: Chat;
  @property() text = '';

  override render() {
    const owner = this.chat.agent ? `${firstName(this.chat.agent.name)} owns this chat` : 'Nobody owns this chat yet';
    return html`<ui-strip icon="transfer">${owner}. You can read along.</ui-strip>
      ${this.text ? html`<desk-kept-draft text=${this.text}></desk-kept-draft>` : nothing}`;
  }

  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
        flex: none;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-not-mine': DeskNotMine;
  }
}
