import type { Figures } from '@desk/protocol/report';
import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { baseStyles } from '../../ui/base-styles.ts';
import type { IconName } from '../../ui/icon-paths.ts';
import { takeTurn } from '../panes/frame-turns.ts';
import { figuresStyles } from './desk-figures.styles.ts';
import { type FigureCard, type FigureState, figureCards } from './figure-card.ts';
import '../../charts/ui-spark.ts';
import '../../ui/ui-icon.ts';

const icons: Record<FigureState, IconName | undefined> = { ok: 'check', near: 'warning', missed: 'warning', plain: undefined };

/** Six figures in a row, each with its last hour. `now` (milliseconds) moves the waits; it stands still while the wall does. */
@customElement('desk-figures')
export class DeskFigures extends LitElement {
  @property({ attribute: false }) figures!: Figures;
  @property({ type: Number }) now = 0;
  @property({ type: Boolean, reflect: true }) large = false;

  protected override scheduleUpdate(): Promise<void> | undefined {
    return takeTurn(4, () => super.scheduleUpdate());
  }

  override render() {
    return html`<dl aria-label="Now">${figureCards(this.figures, this.now).map((card) => this.#card(card))}</dl>`;
  }

  #card(card: FigureCard) {
    const icon = icons[card.state];
    return html`<div class="figure ${card.state}">
      <dt>${card.label}</dt>
      <dd class="value num" title=${card.hint ?? nothing}>${card.value}${card.unit ? html`<small>${card.unit}</small>` : nothing}${card.hint ? html`<span class="sr">${card.hint}</span>` : nothing}</dd>
      <dd class="line">
        <ui-spark .values=${card.spark} .target=${card.target} .low=${card.low} tone=${card.tone} summary="${card.label}, the last 60 minutes"></ui-spark>
      </dd>
      <dd class="note">${icon ? html`<ui-icon name=${icon} size="12"></ui-icon>` : nothing}<span class="ell" title=${card.note}>${card.note}</span></dd>
    </div>`;
  }

  static override styles = [baseStyles, figuresStyles];
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-figures': DeskFigures;
  }
}
