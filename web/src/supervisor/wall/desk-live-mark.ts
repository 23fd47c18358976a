import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { countText } from '../../charts/figure-text.ts';
import { clockSeconds } from '../../clock/time-words.ts';
import { baseStyles } from '../../ui/base-styles.ts';

export type LiveMarkState = 'live' | 'paused' | 'connecting' | 'reconnecting' | 'offline';

/**
 * Says what is on the screen: live, paused, or older than it should be. `at` (milliseconds) is when the figures were true, `waiting` how
 * many closures have come in since a pause began. A green dot is only shown for live.
 */
@customElement('desk-live-mark')
export class DeskLiveMark extends LitElement {
  @property({ reflect: true }) state: LiveMarkState = 'connecting';
  @property({ type: Number }) at = 0;
  @property({ type: Number }) waiting = 0;

  override render() {
    const time = this.at ? clockSeconds(new Date(this.at)) : '';
    return html`<span class="mark" role="status"><i></i>${this.#words(time)}</span>
      ${this.state === 'live' && time ? html`<span class="updated num">updated ${time}</span>` : ''}`;
  }

  #words(time: string): string {
    switch (this.state) {
      case 'live':
        return 'Live';
      case 'paused':
        return `Paused at ${time}${this.waiting > 0 ? `, ${countText(this.waiting)} new` : ''}`;
      case 'connecting':
        return 'Connecting';
      case 'reconnecting':
        return time ? `Reconnecting, figures from ${time}` : 'Reconnecting';
      case 'offline':
        return time ? `Offline, figures from ${time}` : 'Offline';
    }
  }

  static override styles = [
    baseStyles,
    css`
      :host {
        display: inline-flex;
        align-items: center;
        gap: 10px;
        white-space: nowrap;
      }
      .mark {
        display: inline-flex;
        align-items: center;
        gap: 7px;
        block-size: 24px;
        padding: 0 10px 0 9px;
        border-radius: 12px;
        background: var(--desk-neu-tint);
        color: var(--desk-neu);
        font: 550 11.5px/1 var(--desk-font);
        font-variant-numeric: tabular-nums;
      }
      i {
        --c: var(--desk-neu-fill);
        inline-size: 7px;
        block-size: 7px;
        border-radius: 50%;
        background: var(--c);
        box-shadow: 0 0 0 3px color-mix(in oklab, var(--c), transparent 75%);
      }
      :host([state='live']) .mark {
        background: var(--desk-pos-tint);
        color: var(--desk-pos);
      }
      :host([state='live']) i {
        --c: var(--desk-pos-fill);
      }
      :host([state='reconnecting']) .mark,
      :host([state='offline']) .mark {
        background: var(--desk-warn-tint);
        color: var(--desk-warn);
      }
      :host([state='reconnecting']) i,
      :host([state='offline']) i {
        --c: var(--desk-warn-fill);
        border-radius: 1px;
      }
      :host([state='paused']) i {
        border-radius: 1px;
      }
      .updated {
        font: 400 12px/16px var(--desk-font);
        color: var(--desk-text-3);
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-live-mark': DeskLiveMark;
  }
}
