import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { baseStyles } from '../ui/base-styles.ts';
import { ChartElement, type ChartTable, chartStyles } from './chart-element.ts';
import { countText, shareText } from './figure-text.ts';
import type { SharePart } from './ui-share-bar.ts';
import './ui-share-bar.ts';
import '../ui/ui-tag.ts';

/** One line: its parts, and behind it the share of one part. `aside` stands at the end and may lead to chats of its own. */
export type ShareRow = {
  id: string;
  label: string;
  hue?: number;
  href?: string;
  parts: readonly SharePart[];
  aside: string;
  asideHref?: string;
};

/** Shares of several wholes one under the other, with the share that matters in numbers. `alarm` is the share from which it is red. */
@customElement('ui-share-list')
export class UiShareList extends ChartElement {
  @property({ attribute: false }) rows: readonly ShareRow[] = [];
  /** The name of the part whose share is written behind each bar. */
  @property({ attribute: 'part-name' }) partName = 'Negative';
  @property({ type: Number }) alarm = 0.3;
  @property({ attribute: 'aside-name' }) asideName = 'All';

  protected override drawing() {
    return html`<ul aria-label=${this.summary}>${repeat(
      this.rows,
      (row) => row.id,
      (row) => html`<li>${this.#row(row)}</li>`,
    )}</ul>`;
  }

  protected override table(): ChartTable {
    const names = this.rows[0]?.parts.map((part) => part.name) ?? [];
    const rows = this.rows.map((row) => [
      { text: row.label, href: row.href },
      ...row.parts.map((part) => ({ text: countText(part.value), href: part.href })),
      shareText(partValue(row, this.partName), wholeOf(row)),
      { text: row.aside, href: row.asideHref },
    ]);
    return { head: ['Name', ...names, `Share ${this.partName.toLowerCase()}`, this.asideName], rows };
  }

  #row(row: ShareRow) {
    const whole = wholeOf(row);
    const part = row.parts.find(({ name }) => name === this.partName);
    const share = whole > 0 ? (part?.value ?? 0) / whole : 0;
    const label =
      row.hue === undefined
        ? html`<span class="plain ell">${row.label}</span>`
        : html`<ui-tag .name=${row.label} .hue=${row.hue}></ui-tag>`;
    return html`<span class="label">${row.href ? html`<a href=${row.href}>${label}</a>` : label}</span>
      ${whole > 0 ? html`<ui-share-bar .parts=${row.parts} summary="${row.label}: ${wordsOf(row, whole)}"></ui-share-bar>` : html`<span class="none hint">none rated</span>`}
      <span class="share num ${whole > 0 && share >= this.alarm ? 'alarm' : ''}">${part?.href && part.value > 0 ? html`<a href=${part.href}>${shareText(part.value, whole)}</a>` : shareText(part?.value ?? 0, whole)}</span>
      ${row.aside ? html`<span class="aside num">${row.asideHref ? html`<a href=${row.asideHref}>${row.aside}</a>` : row.aside}</span>` : nothing}`;
  }

  static override styles = [
    baseStyles,
    chartStyles,
    css`
      li {
        display: grid;
        grid-template-columns: var(--label, 124px) minmax(0, 1fr) 40px minmax(var(--aside, 44px), auto);
        column-gap: 10px;
        align-items: center;
        block-size: 25px;
      }
      .label {
        overflow: hidden;
        display: flex;
      }
      .label a {
        max-inline-size: 100%;
        display: flex;
        border-radius: var(--desk-r-1);
      }
      .label a:hover {
        filter: brightness(0.95);
      }
      .plain {
        font: 400 12px/16px var(--desk-font);
        color: var(--desk-text-2);
      }
      .share,
      .aside {
        text-align: end;
        font: 400 12px/16px var(--desk-font);
        color: var(--desk-text-2);
      }
      .aside {
        color: var(--desk-text-3);
      }
      :is(.share, .aside) a:hover {
        text-decoration: underline;
        text-underline-offset: 2px;
      }
      .alarm {
        color: var(--desk-neg);
        font-weight: 600;
      }
    `,
  ];
}

function wholeOf(row: ShareRow): number {
  return row.parts.reduce((sum, part) => sum + part.value, 0);
}

function partValue(row: ShareRow, name: string): number {
  return row.parts.find((part) => part.name === name)?.value ?? 0;
}

function wordsOf(row: ShareRow, whole: number): string {
  return row.parts.map((part) => `${shareText(part.value, whole)} ${part.name.toLowerCase()}`).join(', ');
}

declare global {
  interface HTMLElementTagNameMap {
    'ui-share-list': UiShareList;
  }
}
