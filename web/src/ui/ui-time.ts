import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { serverNow } from '../clock/server-clock.ts';
import { TickerController } from '../clock/ticker-controller.ts';
import { clockSeconds, clockTime, dayLine, fullStamp, runningTime, shortAgo, shortDay } from '../clock/time-words.ts';

/**
 * A moment (ISO-8601) in the zone of the business. `format`: `clock` 10:04, `seconds` 10:04:51, `ago` 4m, `waiting` 1:37 and
 * counting, `left` 18:40 and counting down to it, `day` 14 Jan, `day-line` Today. The full stamp is its title. Running formats share one ticker and the server's clock.
 */
@customElement('ui-time')
export class UiTime extends LitElement {
  @property() at = '';
  @property() format: 'clock' | 'seconds' | 'ago' | 'waiting' | 'left' | 'day' | 'day-line' = 'clock';

  constructor() {
    super();
    new TickerController(this);
  }

  protected override shouldUpdate(changed: Map<PropertyKey, unknown>): boolean {
    return changed.size > 0 || ['waiting', 'left', 'ago'].includes(this.format);
  }

  override render() {
    const at = new Date(this.at);
    if (Number.isNaN(at.getTime())) return nothing;
    return html`<time datetime=${this.at} title=${fullStamp(at)}>${this.#words(at)}</time>`;
  }

  #words(at: Date): string {
    const now = serverNow();
    switch (this.format) {
      case 'clock':
        return clockTime(at);
      case 'seconds':
        return clockSeconds(at);
      case 'ago':
        return shortAgo(now - at.getTime());
      case 'waiting':
        return runningTime(now - at.getTime());
      case 'left':
        return runningTime(at.getTime() - now);
      case 'day':
        return shortDay(at, new Date(now));
      case 'day-line':
        return dayLine(at, new Date(now));
    }
  }

  static override styles = css`
    :host {
      display: inline;
      font-variant-numeric: tabular-nums;
    }
  `;
}

declare global {
  interface HTMLElementTagNameMap {
    'ui-time': UiTime;
  }
}
