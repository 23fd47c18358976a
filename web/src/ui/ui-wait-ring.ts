import { css, html, LitElement, nothing, svg } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { serverNow } from '../clock/server-clock.ts';
import { TickerController } from '../clock/ticker-controller.ts';
import { runningTime } from '../clock/time-words.ts';

const length = 2 * Math.PI * 5.4;

/**
 * A wait since `since` (ISO-8601) against a target in seconds. The ring fills towards the target; amber from three quarters,
 * red and bold after it. The number is the information, the ring a hint.
 */
@customElement('ui-wait-ring')
export class UiWaitRing extends LitElement {
  @property() since = '';
  @property({ type: Number, attribute: 'target-seconds' }) targetSeconds = 120;

  constructor() {
    super();
    new TickerController(this);
  }

  override render() {
    const ms = serverNow() - Date.parse(this.since);
    if (Number.isNaN(ms)) return nothing;
    const share = ms / 1000 / this.targetSeconds;
    const late = share >= 1 ? 'x' : share >= 0.75 ? 'w' : '';
    const arc = Math.min(Math.max(share, 0.05), 1) * length;
    return html`<span class=${late}
      ><svg viewBox="0 0 14 14" aria-hidden="true">
        ${svg`<circle cx="7" cy="7" r="5.4"/><circle cx="7" cy="7" r="5.4" stroke-dasharray="${arc} ${length * 2}"/>`}
      </svg>${runningTime(ms)}</span
    >`;
  }

  static override styles = css`
    :host {
      display: inline-flex;
    }
    span {
      display: inline-flex;
      align-items: center;
      gap: 5px;
      font: 500 11.5px/16px var(--desk-font);
      font-variant-numeric: tabular-nums;
      color: var(--desk-text-3);
    }
    svg {
      inline-size: 13px;
      block-size: 13px;
      transform: rotate(-90deg);
    }
    circle {
      fill: none;
      stroke-width: 2.2;
      stroke: var(--desk-line-2);
    }
    circle + circle {
      stroke: var(--desk-accent);
      stroke-linecap: round;
    }
    .w {
      color: var(--desk-warn);
    }
    .w circle + circle {
      stroke: var(--desk-warn-fill);
    }
    .x {
      color: var(--desk-neg);
      font-weight: 600;
    }
    .x circle + circle {
      stroke: var(--desk-neg-fill);
    }
  `;
}

declare global {
  interface HTMLElementTagNameMap {
    'ui-wait-ring': UiWaitRing;
  }
}
