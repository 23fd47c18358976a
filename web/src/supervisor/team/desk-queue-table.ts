import type { Figures, QueueHealth } from '@desk/protocol/report';
import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { runningTime } from '../../clock/time-words.ts';
import { baseStyles } from '../../ui/base-styles.ts';
import { takeTurn } from '../panes/frame-turns.ts';
import { paneStyles } from '../panes/pane-styles.ts';

/** Every department with who waits there, how long against the target, who serves it, and how much was answered in time. */
@customElement('desk-queue-table')
export class DeskQueueTable extends LitElement {
  @property({ attribute: false }) figures!: Figures;
  @property({ type: Number }) now = 0;

  protected override scheduleUpdate(): Promise<void> | undefined {
    return takeTurn(5, () => super.scheduleUpdate());
  }

  override render() {
    const target = this.figures.targets.replySeconds;
    const queues = [...this.figures.queues].sort((a, b) => this.#wait(b) - this.#wait(a));
    return html`<section aria-labelledby="heading">
      <header><h2 id="heading">Queues</h2><span class="grow"></span><span class="hint">longest wait against ${runningTime(target * 1000)}</span></header>
      <table aria-labelledby="heading">
        <thead>
          <tr><th scope="col">Department</th><th scope="col" class="r">Waiting</th><th scope="col">Longest</th><th scope="col" class="r">Agents</th><th scope="col" class="r">In target</th></tr>
        </thead>
        <tbody>${queues.map((queue) => this.#row(queue, target))}</tbody>
      </table>
    </section>`;
  }

  #row(queue: QueueHealth, target: number) {
    const name = queue.department?.name ?? 'No department';
    const wait = this.#wait(queue);
    const share = Math.min(1, wait / target);
    const late = share >= 1 ? 'neg' : share >= 0.75 ? 'warn' : '';
    const isUnder = queue.inTarget !== null && queue.inTarget < this.figures.targets.inTarget * 0.9;
    return html`<tr>
      <th scope="row" title=${name}>${name}</th>
      <td class="r">${queue.waiting}</td>
      <td>
        <div class="longest">
          <span class="track" aria-hidden="true"><span class="fill ${late}" style="transform:scaleX(${share})"></span></span>
          <span class="num ${late}">${runningTime(wait * 1000)}</span>
        </div>
      </td>
      <td class="r">${queue.agents}</td>
      <td class="r ${isUnder ? 'neg' : ''}">${queue.inTarget === null ? '–' : `${Math.round(queue.inTarget * 100)}%`}</td>
    </tr>`;
  }

  #wait(queue: QueueHealth): number {
    return queue.longestWaitSince ? Math.max(0, (this.now - Date.parse(queue.longestWaitSince)) / 1000) : 0;
  }

  static override styles = [
    baseStyles,
    paneStyles,
    css`
      /* The table gives way before it is cut: names end in dots, and where that is not enough the bar goes. */
      :host {
        container-type: inline-size;
      }
      tbody th {
        max-inline-size: 0;
        inline-size: 100%;
        overflow: hidden;
        text-overflow: ellipsis;
      }
      @container (max-width: 460px) {
        .longest .track {
          inline-size: 20px;
        }
      }
      @container (max-width: 404px) {
        .track {
          display: none;
        }
        .hint {
          overflow: hidden;
          text-overflow: ellipsis;
          white-space: nowrap;
        }
      }
      .longest {
        display: flex;
        align-items: center;
        gap: 8px;
      }
      .track {
        inline-size: 40px;
        block-size: 6px;
        border-radius: 3px;
        background: var(--desk-sunken);
        box-shadow: inset 0 0 0 1px var(--desk-line);
        overflow: hidden;
      }
      .fill {
        display: block;
        block-size: 100%;
        border-radius: 3px;
        background: var(--desk-data-1);
        transform-origin: left;
      }
      .fill.warn {
        background: var(--desk-warn-fill);
      }
      .fill.neg {
        background: var(--desk-neg-fill);
      }
      .num.neg {
        font-weight: 600;
      }
      td.neg {
        font-weight: 550;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-queue-table': DeskQueueTable;
  }
}
