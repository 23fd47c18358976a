import { css, html, LitElement } from 'lit';
import { customElement } from 'lit/decorators.js';
import { baseStyles } from '../../ui/base-styles.ts';

/** The wall before its first figures, in its own geometry. Nothing shows for the first 300 ms, and nothing shimmers. */
@customElement('desk-wall-skeleton')
export class DeskWallSkeleton extends LitElement {
  override render() {
    const rows = (count: number, shape: string) => Array.from({ length: count }, () => html`<i class=${shape}></i>`);
    return html`<div class="late" aria-hidden="true">
        <div class="figures">${Array.from({ length: 6 }, () => html`<div><i class="word"></i><i class="number"></i><i class="word thin"></i></div>`)}</div>
        <div class="columns"><div>${rows(11, 'closure')}</div><div>${rows(14, 'line')}</div><div><i class="chart"></i>${rows(10, 'line')}</div></div>
      </div>
      <span class="sr" role="status">Loading the wall</span>`;
  }

  static override styles = [
    baseStyles,
    css`
      :host,
      .late {
        display: flex;
        flex-direction: column;
        flex: 1;
        min-block-size: 0;
        overflow: hidden;
      }
      .late {
        animation: late 0s 300ms both;
      }
      @keyframes late {
        from {
          visibility: hidden;
        }
      }
      i {
        display: block;
        border-radius: 5px;
        background: var(--desk-press);
      }
      .figures {
        display: grid;
        grid-template-columns: repeat(6, minmax(0, 1fr));
        border-block-end: 1px solid var(--desk-line);
      }
      .figures > div {
        display: grid;
        gap: 10px;
        padding: 16px 16px 14px 20px;
      }
      .figures > * + *,
      .columns > * + * {
        border-inline-start: 1px solid var(--desk-line);
      }
      .word {
        inline-size: 84px;
        block-size: 8px;
      }
      .number {
        inline-size: 56px;
        block-size: 20px;
      }
      .thin {
        inline-size: 116px;
        opacity: 0.6;
      }
      .columns {
        display: grid;
        grid-template-columns: minmax(0, 1fr) 412px 388px;
        flex: 1;
        min-block-size: 0;
      }
      .columns > div {
        padding: 54px 20px 0;
      }
      .closure {
        block-size: 26px;
        margin-block-end: 26px;
        opacity: 0.6;
      }
      .line {
        block-size: 9px;
        margin-block-end: 22px;
        opacity: 0.7;
      }
      @media (max-width: 1199px) {
        .figures {
          grid-template-columns: repeat(3, minmax(0, 1fr));
          overflow: hidden;
        }
        .columns {
          grid-template-columns: minmax(0, 1fr);
        }
        .columns > * + * {
          display: none;
        }
      }
      .chart {
        block-size: 104px;
        margin-block-end: 40px;
        opacity: 0.5;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-wall-skeleton': DeskWallSkeleton;
  }
}
