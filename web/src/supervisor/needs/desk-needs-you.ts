import type { Figures } from '@desk/protocol/report';
import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { baseStyles } from '../../ui/base-styles.ts';
import { RetryLinkRequested } from '../jira/retry-link-requested.ts';
import { paneStyles } from '../wall/pane-styles.ts';
import { type Need, needsYou } from './need.ts';
import '../../ui/ui-button.ts';
import '../../ui/ui-icon.ts';

/** What a supervisor can do something about now, each row with its action. `quiet` leaves the actions out. */
@customElement('desk-needs-you')
export class DeskNeedsYou extends LitElement {
  @property({ attribute: false }) figures!: Figures;
  @property({ type: Number }) now = 0;
  @property({ type: Boolean }) quiet = false;

  override render() {
    const needs = needsYou(this.figures, this.now);
    return html`<section aria-labelledby="heading">
      <header><h2 id="heading">Needs you</h2><span class="count">${needs.length || ''}</span></header>
      ${
        needs.length === 0
          ? html`<p class="empty">Nothing waits for a supervisor.</p>`
          : html`<ul>${repeat(
              needs,
              (need) => need.id,
              (need) => this.#row(need),
            )}</ul>`
      }
    </section>`;
  }

  #row(need: Need) {
    return html`<li class=${need.tone === 'negative' ? 'neg' : 'warn'}>
      <ui-icon name=${need.icon}></ui-icon>
      <span class="words ell" title="${need.who} ${need.text}"><b>${need.who}</b> ${need.text}</span>
      ${this.quiet ? '' : this.#act(need)}
    </li>`;
  }

  #act(need: Need) {
    const { act } = need;
    const label = `${act.label}: ${need.who}`;
    return 'href' in act
      ? html`<ui-button size="s" href=${act.href} label=${label}>${act.label}</ui-button>`
      : html`<ui-button size="s" label=${label} @click=${() => this.dispatchEvent(new RetryLinkRequested(act.retry))}>${act.label}</ui-button>`;
  }

  static override styles = [
    baseStyles,
    paneStyles,
    css`
      ul {
        padding-block-end: 6px;
      }
      li {
        display: grid;
        grid-template-columns: 18px minmax(0, 1fr) auto;
        gap: 9px;
        align-items: center;
        block-size: 34px;
        padding: 0 12px 0 20px;
        font: 400 12.5px/18px var(--desk-font);
      }
      .words {
        color: var(--desk-text);
        font-variant-numeric: tabular-nums;
      }
      .words b {
        font-weight: 550;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-needs-you': DeskNeedsYou;
  }
}
