import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { TableToggled } from './table-toggled.ts';

/** A figure of a table; with `href` it leads to the closures behind it. */
export type ChartCell = string | { text: string; href: string | undefined };

/** The figures of a chart as a table: the first cell of each row names it, the others are numbers. */
export type ChartTable = { head: string[]; rows: ChartCell[][] };

/**
 * What every chart has in common: `summary`, one sentence that stands for the picture, and `as-table`, the same figures as a table.
 * `V` swaps the two while the focus is inside.
 */
export abstract class ChartElement extends LitElement {
  @property() summary = '';
  @property({ type: Boolean, reflect: true, attribute: 'as-table' }) asTable = false;

  protected abstract drawing(): TemplateResult;
  protected abstract table(): ChartTable;

  constructor() {
    super();
    this.addEventListener('keydown', (event) => {
      if (event.key.toLowerCase() !== 'v' || event.metaKey || event.ctrlKey || event.altKey) return;
      event.preventDefault();
      event.stopPropagation();
      this.toggleTable(true);
    });
    this.addEventListener('click', (event) => this.#follow(event));
  }

  /** A link inside a picture is an SVG one, which no router takes for a link. An ordinary one is pressed in its place. */
  #follow(event: MouseEvent): void {
    const drawn = event.composedPath().find((target) => target instanceof SVGAElement);
    if (!drawn || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    const link = document.createElement('a');
    link.href = drawn.href.baseVal;
    this.renderRoot.append(link);
    link.click();
    link.remove();
  }

  /** Swaps picture and table; `refocus` keeps the focus inside the chart, whose parts are new. */
  toggleTable(refocus = false): void {
    this.asTable = !this.asTable;
    this.dispatchEvent(new TableToggled(this.asTable));
    if (refocus) void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('[tabindex="0"]')?.focus());
  }

  override render() {
    return this.asTable ? this.#tableView() : this.drawing();
  }

  #tableView(): TemplateResult {
    const { head, rows } = this.table();
    return html`<div class="table" tabindex="0" role="region" aria-label=${this.summary}>
      <table>
        <caption class="sr">${this.summary}</caption>
        <thead><tr>${head.map((name, i) => html`<th scope="col" class=${i > 0 ? 'r' : ''}>${name}</th>`)}</tr></thead>
        <tbody>${rows.map((row) => html`<tr>${row.map(cell)}</tr>`)}</tbody>
      </table>
    </div>`;
  }
}

function cell(value: ChartCell, at: number): TemplateResult {
  const text = typeof value === 'string' ? value : value.text;
  const href = typeof value === 'string' ? undefined : value.href;
  const content = href ? html`<a href=${href}>${text}</a>` : text;
  return at === 0 ? html`<th scope="row">${content}</th>` : html`<td class="r">${content ?? nothing}</td>`;
}

/** Styles of the table view; every chart lists them after `baseStyles`. */
export const chartStyles = css`
  :host {
    display: block;
    position: relative;
    min-inline-size: 0;
  }
  .table {
    max-block-size: 320px;
    overflow: auto;
    scrollbar-width: thin;
    scrollbar-color: var(--desk-line-2) transparent;
    border-radius: var(--desk-r-2);
  }
  table {
    border-collapse: separate;
    border-spacing: 0;
    inline-size: 100%;
  }
  th {
    text-align: start;
    white-space: nowrap;
  }
  thead th {
    position: sticky;
    inset-block-start: 0;
    background: var(--desk-surface);
    font: 500 11px/16px var(--desk-font);
    color: var(--desk-text-3);
    block-size: 26px;
    padding: 0 8px;
    border-block-end: 1px solid var(--desk-line);
  }
  tbody th,
  td {
    font: 400 12.5px/18px var(--desk-font);
    padding: 0 8px;
    block-size: 28px;
  }
  th:first-child {
    padding-inline-start: 2px;
  }
  .r {
    text-align: end;
    font-variant-numeric: tabular-nums;
  }
  table a {
    color: var(--desk-accent);
    text-decoration: underline;
    text-decoration-color: transparent;
    text-underline-offset: 2px;
  }
  table a:hover {
    text-decoration-color: currentColor;
  }
  svg {
    display: block;
    overflow: visible;
  }
  svg a:focus-visible,
  svg g:focus-visible {
    outline: none;
    box-shadow: none;
  }
  svg a:focus-visible > .hit,
  svg g:focus-visible > .hit {
    fill: var(--desk-hover);
    stroke: var(--desk-focus);
    stroke-width: 2;
  }
  text {
    font: 400 10.5px/1 var(--desk-font);
    fill: var(--desk-text-3);
    font-variant-numeric: tabular-nums;
  }
`;
