import type { ExportFormat, ExportKind, ExportView } from '@desk/protocol/export';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { countText, plural, shareText } from '../charts/figure-text.ts';
import { clockTime, shortDay } from '../clock/time-words.ts';
import { askExport, listExports } from '../data/exports-api.ts';
import { sentenceOf } from '../data/http.ts';
import { baseStyles } from '../ui/base-styles.ts';
import type { ValueChanged } from '../ui/value-changed.ts';
import { filterText } from './export-words.ts';
import { reportStyles } from './report-frame.ts';
import type { ReportScope } from './report-scope.ts';
import { rowQuery } from './row-query.ts';
import { tableStyles } from './table-styles.ts';
import '../charts/ui-chart-card.ts';
import '../ui/ui-button.ts';
import '../ui/ui-segmented.ts';

const kinds: readonly { kind: ExportKind; name: string; what: string }[] = [
  { kind: 'closures', name: 'Closures', what: 'one line per close: who, when, sentiment, tags, note, references, CSAT and NPS' },
  { kind: 'chats', name: 'Chats', what: 'one line per chat that was opened: state, people, times' },
  { kind: 'agents-per-day', name: 'Agents per day', what: 'one line per agent and day: counts, sentiment, medians' },
  { kind: 'tags', name: 'Tags', what: 'one line per tag: counts by sentiment' },
];
const formats = [
  { value: 'csv', label: 'CSV' },
  { value: 'jsonl', label: 'JSON Lines' },
];
const POLL_MS = 1_000;

/** What leaves the desk: files of the period and department above, their progress, and who asked for which. */
@customElement('desk-export-report')
export class DeskExportReport extends LitElement {
  @property({ attribute: false }) scope!: ReportScope;
  @state() private format: ExportFormat = 'csv';
  @state() private items: readonly ExportView[] | undefined;
  @state() private error = '';
  @state() private told = '';
  @state() private asking: ExportKind | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#read();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  override render() {
    return html`<div class="report">
      <ui-chart-card heading="Export ${this.scope.words}${this.scope.departmentName ? `, ${this.scope.departmentName}` : ''}">
        <ui-segmented slot="head" label="Format" .options=${formats} .value=${this.format} @ui-value-changed=${this.#chosen}></ui-segmented>
        <ul>
          ${kinds.map(
            ({ kind, name, what }) => html`<li>
              <span class="name">${name}</span><span class="hint grow">${what}</span>
              <ui-button size="s" icon="download" ?busy=${this.asking === kind} @click=${() => this.#ask(kind)}>Export ${name.toLowerCase()}</ui-button>
            </li>`,
          )}
        </ul>
        <p class="hint">${
          this.format === 'csv'
            ? 'UTF-8 with a byte order mark, times in UTC. A cell that starts like a formula carries an apostrophe; JSON Lines keep every character.'
            : 'One JSON object a line, every character as it was typed, times in UTC.'
        }</p>
        <p class="hint">
          A file knows nothing of what was opened, assigned, answered or closed, or closed and taken back, after it was asked for. Who has a chat, its department,
          whether an open one is live or pending, and what was corrected on a closure are as they stand when the file is written.
        </p>
        <p role="alert" class="bad">${this.error}</p>
        <p role="status">${this.told}</p>
      </ui-chart-card>
      <ui-chart-card heading="Exports" hint="what there was when each was asked for; files go after an hour, large ones after a day">${this.#list()}</ui-chart-card>
    </div>`;
  }

  #list() {
    if (!this.items) return nothing;
    if (this.items.length === 0) return html`<p class="hint">Nothing was exported yet.</p>`;
    return html`<table>
      <caption class="sr">Exports, newest first</caption>
      <thead><tr><th scope="col">What</th><th scope="col">Days</th><th scope="col">Only</th><th scope="col">By</th><th scope="col">When</th><th scope="col" class="r">Rows</th><th scope="col">File</th></tr></thead>
      <tbody>${repeat(
        this.items,
        ({ id }) => id,
        (item) => this.#row(item),
      )}</tbody>
    </table>`;
  }

  #row(item: ExportView) {
    const at = new Date(item.at);
    return html`<tr>
      <th scope="row">${nameOf(item)} <span class="hint">${item.format === 'csv' ? 'CSV' : 'JSON Lines'}</span></th>
      <td>${daysOf(item)}</td>
      <td class="only">${filterText(item.filters) || html`<span class="none">everything</span>`}</td>
      <td class="by" title=${item.by.name}>${item.by.name}</td>
      <td class="num">${shortDay(at, new Date())}, ${clockTime(at)}</td>
      <td class="r num">${countText(item.rowsTotal)}</td>
      <td>${this.#file(item)}</td>
    </tr>`;
  }

  #file(item: ExportView) {
    const { state, href, rowsDone, rowsTotal } = item;
    if (href)
      return html`<a class="file" href=${href} download aria-label="Download ${nameOf(item).toLowerCase()}, ${daysOf(item)}">Download</a>`;
    if (state === 'running' || state === 'waiting')
      return html`<progress max=${Math.max(1, rowsTotal)} .value=${rowsDone} aria-label="Being built"></progress> <span class="hint num">${shareText(rowsDone, rowsTotal)}</span>`;
    return html`<span class="hint">${state === 'failed' ? 'not built: ask again' : 'gone'}</span>`;
  }

  async #ask(kind: ExportKind): Promise<void> {
    this.asking = kind;
    this.error = '';
    this.told = '';
    try {
      const view = await askExport({ kind, format: this.format, filter: rowQuery(this.scope) });
      // It is in the list before that is read again: what is ready by then was asked for, and is told.
      this.items = [view, ...(this.items ?? [])];
      if (view.href) this.#download(view.href);
      else this.told = `${plural(view.rowsTotal, 'row')}: built in the background. You are told here when the file is ready.`;
      await this.#read();
    } catch (error) {
      this.error = sentenceOf(error);
    }
    this.asking = undefined;
  }

  #download(href: string): void {
    const link = Object.assign(document.createElement('a'), { href, download: '' });
    this.renderRoot.append(link);
    link.click();
    link.remove();
  }

  /** Reads the list, and again as long as something is being built. */
  async #read(): Promise<void> {
    clearTimeout(this.#timer);
    const building = this.items?.filter(isBuilding) ?? [];
    try {
      this.items = (await listExports()).items;
      const ready = this.items.find(({ id, href }) => href && building.some((item) => item.id === id));
      if (ready) this.told = `${nameOf(ready)}, ${daysOf(ready)}: ready to download.`;
    } catch (error) {
      this.error = sentenceOf(error);
    }
    if (this.items?.some(isBuilding) && this.isConnected) this.#timer = setTimeout(() => void this.#read(), POLL_MS);
  }

  #chosen(event: ValueChanged): void {
    this.format = event.value as ExportFormat;
  }

  static override styles = [
    baseStyles,
    tableStyles,
    reportStyles,
    css`
      li {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px 12px;
        min-block-size: 40px;
        border-block-end: 1px solid var(--desk-line);
      }
      .name {
        inline-size: 110px;
        font: 550 13px/18px var(--desk-font);
      }
      p {
        margin-block: 8px 0;
      }
      table {
        inline-size: calc(100% + 40px);
        margin-inline: -20px;
      }
      .only {
        white-space: normal;
      }
      .by {
        max-inline-size: 150px;
        overflow: hidden;
        text-overflow: ellipsis;
      }
      .file {
        color: var(--desk-accent);
        text-decoration: underline;
        text-underline-offset: 2px;
      }
      progress {
        inline-size: 90px;
        accent-color: var(--desk-accent);
      }
    `,
  ];
}

function nameOf({ kind }: ExportView): string {
  return kinds.find((each) => each.kind === kind)?.name ?? kind;
}

function daysOf({ from, firstDay, lastDay }: ExportView): string {
  if (from.startsWith('1970')) return 'all';
  const day = (text: string) => shortDay(new Date(`${text}T12:00:00`), new Date());
  return firstDay === lastDay ? day(firstDay) : `${day(firstDay)} to ${day(lastDay)}`;
}

function isBuilding({ state }: ExportView): boolean {
  return state === 'waiting' || state === 'running';
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-export-report': DeskExportReport;
  }
}
