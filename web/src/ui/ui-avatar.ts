import { initialsOf } from '@desk/protocol/initials';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { hueOf } from './person-marks.ts';

export type Presence = 'on' | 'busy' | 'away' | 'off';

/**
 * Initials on a colour that follows from `key` (an id). Decorative: the name stands beside it.
 * `presence` adds a dot; say the state in words nearby too. The gap around the dot takes `--avatar-bg`.
 */
@customElement('ui-avatar')
export class UiAvatar extends LitElement {
  @property() name = '';
  @property() key = '';
  @property({ reflect: true }) size: 'xs' | 's' | 'm' | 'l' | 'xl' = 'l';
  @property() presence?: Presence;

  override connectedCallback(): void {
    super.connectedCallback();
    this.setAttribute('aria-hidden', 'true');
  }

  override render() {
    return html`<span style="--h:${hueOf(this.key || this.name)}" data-initials=${initialsOf(this.name)}></span>${
      this.presence ? html`<i class=${this.presence}></i>` : nothing
    }`;
  }

  static override styles = css`
    :host {
      --edge: 32px;
      position: relative;
      display: inline-block;
      flex: none;
      inline-size: var(--edge);
      block-size: var(--edge);
      font: 550 11.5px/1 var(--desk-font);
      letter-spacing: 0;
      user-select: none;
    }
    :host([size='xs']) {
      --edge: 18px;
      font-size: 8px;
    }
    :host([size='s']) {
      --edge: 22px;
      font-size: 9px;
    }
    :host([size='m']) {
      --edge: 28px;
      font-size: 10.5px;
    }
    :host([size='xl']) {
      --edge: 40px;
      font-size: 14px;
    }
    span {
      display: grid;
      place-items: center;
      inline-size: 100%;
      block-size: 100%;
      border-radius: 50%;
      background: light-dark(oklch(0.915 0.042 var(--h)), oklch(0.335 0.048 var(--h)));
      color: light-dark(oklch(0.42 0.085 var(--h)), oklch(0.875 0.055 var(--h)));
    }
    span::before {
      content: attr(data-initials);
    }
    i {
      box-sizing: border-box;
      position: absolute;
      inset-inline-end: -1px;
      inset-block-end: -1px;
      inline-size: 9px;
      block-size: 9px;
      border-radius: 50%;
      box-shadow: 0 0 0 2px var(--avatar-bg, var(--desk-surface));
      forced-color-adjust: none;
    }
    :host([size='xs']) i,
    :host([size='s']) i {
      inset-inline-end: -2px;
      inset-block-end: -2px;
      inline-size: 7px;
      block-size: 7px;
      box-shadow: 0 0 0 1.5px var(--avatar-bg, var(--desk-surface));
    }
    .on {
      background: var(--desk-pos-fill);
    }
    .busy {
      background: var(--desk-warn-fill);
    }
    .off {
      background: var(--desk-neu-fill);
    }
    .away {
      background: var(--avatar-bg, var(--desk-surface));
      border: 2px solid var(--desk-warn-fill);
    }
  `;
}

declare global {
  interface HTMLElementTagNameMap {
    'ui-avatar': UiAvatar;
  }
}
