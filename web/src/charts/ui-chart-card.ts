import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/ui-icon-button.ts';
import { ChartElement } from './chart-element.ts';
import type { TableToggled } from './table-toggled.ts';

/**
 * A titled place for one chart: the heading names the measure, `hint` says how to read it, the button (or `V` inside the chart) swaps
 * picture and table. Slots: the chart, `head` for a legend or figures, `foot` for a line below.
 */
@customElement('ui-chart-card')
export class UiChartCard extends LitElement {
  @property() heading = '';
  @property() hint = '';
  @property() count = '';
  /** Leaves the button out, for a screen that nobody touches. */
  @property({ type: Boolean }) quiet = false;
  @state() private asTable = false;
  @state() private hasChart = false;

  override render() {
    return html`<section aria-labelledby="heading">
      <header>
        <h2 id="heading">${this.heading}</h2>
        ${this.count ? html`<span class="count num">${this.count}</span>` : nothing}
        <span class="grow"></span>
        ${this.hint ? html`<span class="hint">${this.hint}</span>` : nothing}
        <slot name="head"></slot>
        ${
          this.hasChart && !this.quiet
            ? html`<ui-icon-button
                icon="table"
                .size=${24}
                .iconSize=${14}
                label=${this.asTable ? 'Show as chart' : 'Show as table'}
                keys="V"
                pressed=${this.asTable ? 'true' : 'false'}
                @click=${this.#toggle}
              ></ui-icon-button>`
            : nothing
        }
      </header>
      <div class="body" @ui-table-toggled=${this.#toggled}><slot @slotchange=${this.#slotted}></slot></div>
      <slot name="foot"></slot>
    </section>`;
  }

  #charts(): ChartElement[] {
    const slot = this.renderRoot.querySelector<HTMLSlotElement>('slot:not([name])');
    return (slot?.assignedElements() ?? []).filter((element) => element instanceof ChartElement);
  }

  #slotted(): void {
    this.hasChart = this.#charts().length > 0;
    for (const chart of this.#charts()) chart.asTable = this.asTable;
  }

  #toggle(): void {
    for (const chart of this.#charts()) chart.toggleTable();
  }

  #toggled(event: TableToggled): void {
    this.asTable = event.asTable;
  }

  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
        min-inline-size: 0;
      }
      section {
        display: flex;
        flex-direction: column;
        block-size: 100%;
      }
      header {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0 8px;
        min-block-size: 42px;
        padding: 0 12px 0 20px;
        flex: none;
      }
      h2 {
        font: 600 13px/18px var(--desk-font);
        letter-spacing: -0.006em;
        white-space: nowrap;
      }
      .count {
        font: 500 11px/16px var(--desk-font);
        color: var(--desk-text-3);
      }
      .hint {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .body {
        padding: 2px 20px 10px;
        min-inline-size: 0;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'ui-chart-card': UiChartCard;
  }
}
