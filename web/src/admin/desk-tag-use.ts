import type { Tag } from '@desk/protocol/tag';
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { countText, plural } from '../charts/figure-text.ts';
import { tallyTotal } from '../charts/stack-column.ts';
import { serverNow } from '../clock/server-clock.ts';
import { readSentimentReport } from '../data/reports-api.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../charts/ui-spark.ts';

const WEEKS = 12;
const WEEK_MS = 7 * 86_400_000;

/** How often a tag was used in each of the last twelve weeks. Without an answer only the number of the last 30 days stands there. */
@customElement('desk-tag-use')
export class DeskTagUse extends LitElement {
  @property({ attribute: false }) tag!: Tag;
  @state() private weeks: readonly number[] = [];
  #askedFor = '';

  protected override willUpdate(_changed: PropertyValues<this>): void {
    if (this.tag.id === this.#askedFor) return;
    this.#askedFor = this.tag.id;
    this.weeks = [];
    void this.#load(this.tag.id);
  }

  override render() {
    return html`<div class="head">
        <span>Use, last 12 weeks</span>
        <a class="hint num" href="/supervise/closed?tag=${this.tag.id}">${countText(this.tag.uses)} in 30 days</a>
      </div>
      ${
        this.weeks.length > 0
          ? html`<ui-spark .values=${this.weeks} summary="Chats closed with ${this.tag.name} a week. Last week ${plural(this.weeks.at(-1)!, 'chat')}."></ui-spark>`
          : nothing
      }`;
  }

  async #load(id: string): Promise<void> {
    const to = serverNow();
    try {
      const report = await readSentimentReport({
        from: new Date(to - WEEKS * WEEK_MS).toISOString(),
        to: new Date(to).toISOString(),
        by: 'week',
        tag: id,
      });
      if (id === this.#askedFor) this.weeks = report.buckets.map(tallyTotal);
    } catch {
      // the line is a help, not a need
    }
  }

  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
        min-block-size: 64px;
      }
      .head {
        display: flex;
        justify-content: space-between;
        align-items: baseline;
        margin-block-end: 4px;
        font: 550 12px/16px var(--desk-font);
      }
      a:hover {
        text-decoration: underline;
        text-underline-offset: 2px;
      }
      ui-spark {
        block-size: 46px;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-tag-use': DeskTagUse;
  }
}
