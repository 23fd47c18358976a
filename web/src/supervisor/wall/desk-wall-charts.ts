import type { Figures } from '@desk/protocol/report';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { countText } from '../../charts/figure-text.ts';
import { tallyText } from '../../charts/stack-column.ts';
import { baseStyles } from '../../ui/base-styles.ts';
import { takeTurn } from '../panes/frame-turns.ts';
import { sentimentColumns } from './sentiment-columns.ts';
import '../jira/desk-jira-links.ts';
import '../../charts/ui-bar-list.ts';
import '../../charts/ui-chart-card.ts';
import '../../charts/ui-stack-chart.ts';
import '../../ui/ui-face.ts';

const spans: Record<Figures['window'], string> = { '15m': 'the last 15 minutes', '60m': 'the last 60 minutes', today: 'today' };
const faces = [
  ['positive', 'pos'],
  ['neutral', 'neu'],
  ['negative', 'neg'],
  ['notSet', 't3'],
] as const;

/** The last column of the wall: how chats end, what they were about, and how the JIRA links come along. */
@customElement('desk-wall-charts')
export class DeskWallCharts extends LitElement {
  @property({ attribute: false }) figures!: Figures;
  @property({ attribute: false }) retrying: ReadonlySet<string> = new Set();
  @property({ type: Boolean, reflect: true }) large = false;

  protected override scheduleUpdate(): Promise<void> | undefined {
    return takeTurn(10, () => super.scheduleUpdate());
  }

  override render() {
    const { sentiment, tags, window, jira } = this.figures;
    return html`<ui-chart-card heading="Sentiment" ?quiet=${this.large}>
        <span slot="head" class="faces">${faces.map(
          ([name, tone]) => html`<span class="num ${tone}"
            ><ui-face .sentiment=${name === 'notSet' ? null : name} .size=${14}></ui-face>${countText(sentiment.total[name])}</span
          >`,
        )}</span>
        <ui-stack-chart
          .columns=${sentimentColumns(sentiment)}
          .height=${104}
          summary="Sentiment of chats closed in ${spans[window]}. ${tallyText(sentiment.total)}."
        ></ui-stack-chart>
      </ui-chart-card>
      <ui-chart-card heading="Tags" ?quiet=${this.large} hint=${window === '60m' ? 'tick marks a usual hour' : 'tick marks what is usual'}>
        ${
          tags.length === 0
            ? html`<p class="empty">No tagged chat closed in ${spans[window]}.</p>`
            : html`<ui-bar-list .bars=${this.#bars()} summary="Tags of chats closed in ${spans[window]}, most used first"></ui-bar-list>`
        }
      </ui-chart-card>
      ${jira ? html`<desk-jira-links .jira=${jira} .retrying=${this.retrying} .quiet=${this.large}></desk-jira-links>` : nothing}`;
  }

  #bars() {
    return this.figures.tags.slice(0, 7).map(({ tag, count, usual }) => ({
      id: tag.id,
      label: tag.name,
      hue: tag.hue,
      value: count,
      usual,
      ...(this.large ? {} : { href: `/supervise/closed?tag=${tag.id}` }),
    }));
  }

  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
      }
      :host([large]) {
        zoom: var(--wall-zoom);
      }
      * + ui-chart-card,
      * + desk-jira-links {
        border-block-start: 1px solid var(--desk-line);
      }
      .faces {
        display: flex;
        gap: 12px;
        margin-inline-end: 4px;
        font: 400 12px/16px var(--desk-font);
      }
      .faces > span {
        display: flex;
        gap: 4px;
        align-items: center;
      }
      .pos {
        color: var(--desk-pos);
      }
      .neu {
        color: var(--desk-neu);
      }
      .neg {
        color: var(--desk-neg);
      }
      .empty {
        padding-block-end: 8px;
        font: 400 12.5px/18px var(--desk-font);
        color: var(--desk-text-3);
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-wall-charts': DeskWallCharts;
  }
}
