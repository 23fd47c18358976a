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
import { reportStyles } from './report-frame.ts';
import type { ReportScope } from './report-scope.ts';
import { rowQuery } from './row-query.ts';
import '../charts/ui-chart-card.ts';
import '../ui/ui-button.ts';
import '../ui/ui-segmented.ts';

const kinds: readonly { kind: ExportKind; name: string; what: string }[] = [
  { kind: 'closures', name: 'Closures', what: 'one line per close: who, when, sentiment, tags, note, references' },
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
        <p role="alert">${this.error}</p>
      </ui-chart-card>
      <ui-chart-card heading="Exports" hint="files go after an hour, large ones after a day">${this.#list()}</ui-chart-card>
    </div>`;
  }

  #list() {
    if (!this.items) return nothing;
    if (this.items.length === 0) return html`<p class="hint">Nothing was exported yet.</p>`;
    return html`<table>
      <caption class="sr">Exports, newest first</caption>
      <thead><tr><th scope="col">What</th><th scope="col">Range</th><th scope="col">By</th><th scope="col">When</th><th scope="col" class="r">Rows</th><th scope="col">File</th></tr></thead>
      <tbody>${repeat(
        this.items,
        ({ id }) => id,
        (item) => this.#row(item),
      )}</tbody>
    </table>`;
  }

  #row(item: ExportView) {
    const at = new Date(item.at);
    const day = (text: string) => shortDay(new Date(`${text}T12:00:00`), new Date());
    return html`<tr>
      <th scope="row">${kinds.find(({ kind }) => kind === item.kind)?.name} <span class="hint">${item.format === 'csv' ? 'CSV' : 'JSON Lines'}</span></th>
      <td>${item.from.startsWith('1970') ? 'all' : `${day(item.firstDay)} to ${day(item.lastDay)}`}</td>
      <td>${item.by.name}</td>
      <td class="num">${shortDay(at, new Date())}, ${clockTime(at)}</td>
      <td class="r num">${countText(item.rowsTotal)}</td>
      <td>${this.#file(item)}</td>
    </tr>`;
  }

  #file({ state, href, rowsDone, rowsTotal }: ExportView) {
    if (href) return html`<a class="file" href=${href} download>Download</a>`;
    if (state === 'running' || state === 'waiting')
      return html`<progress max=${Math.max(1, rowsTotal)} .value=${rowsDone} aria-label="Being built"></progress> <span class="hint num">${shareText(rowsDone, rowsTotal)}</span>`;
    return html`<span class="hint">${state === 'failed' ? 'not built: ask again' : 'gone'}</span>`;
  }

  async #ask(kind: ExportKind): Promise<void> {
    this.asking = kind;
    this.error = '';
    try {
      const view = await askExport({ kind, format: this.format, filter: rowQuery(this.scope) });
      if (view.href) this.#download(view.href);
      else this.error = `${plural(view.rowsTotal, 'row')}: built in the background, the file stands below when it is ready.`;
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
    try {
      this.items = (await listExports()).items;
    } catch (error) {
      this.error = sentenceOf(error);
    }
    const isBuilding = this.items?.some(({ state }) => state === 'waiting' || state === 'running');
    if (isBuilding && this.isConnected) this.#timer = setTimeout(() => void this.#read(), POLL_MS);
  }

  #chosen(event: ValueChanged): void {
    this.format = event.value as ExportFormat;
  }

  static override styles = [
    baseStyles,
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
        inline-size: 100%;
        border-collapse: collapse;
      }
      th,
      td {
        block-size: 32px;
        padding: 0 10px;
        text-align: start;
        font: 400 13px/18px var(--desk-font);
        border-block-end: 1px solid var(--desk-line);
      }
      th:first-child {
        padding-inline-start: 0;
      }
      thead th {
        font: 500 11px/16px var(--desk-font);
        color: var(--desk-text-3);
      }
      .r {
        text-align: end;
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

declare global {
  interface HTMLElementTagNameMap {
    'desk-export-report': DeskExportReport;
  }
}
