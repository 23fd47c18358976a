import type { ClosureReference, ClosureRow } from '@desk/protocol/closure';
import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { serverNow } from '../../clock/server-clock.ts';
import { clockSeconds, clockTime, fullStamp, runningTime, shortDay } from '../../clock/time-words.ts';
import { referenceMark } from '../../closing/reference-mark.ts';
import { answersOf, surveyNames } from '../../data/survey-words.ts';
import { baseStyles } from '../../ui/base-styles.ts';
import { takeTurn } from '../panes/frame-turns.ts';
import { closerName, endingWords, wallName } from './closure-words.ts';
import { closureRowStyles } from './desk-closure-row.styles.ts';
import '../../ui/ui-chip.ts';
import '../../ui/ui-face.ts';
import '../../ui/ui-icon.ts';
import '../../ui/ui-tag.ts';

const CHIPS = 2;

/**
 * One closed chat on two lines of 18 px; the height never changes, so an update in place moves nothing. `href` opens the chat to read.
 * `fresh` tints a row that has just come in. `discreet` hides the customer's name, the link and what was noted, for a wall in the open.
 */
@customElement('desk-closure-row')
export class DeskClosureRow extends LitElement {
  @property({ attribute: false }) row!: ClosureRow;
  @property() href = '';
  @property({ type: Boolean, reflect: true }) fresh = false;
  @property({ type: Boolean, reflect: true }) selected = false;
  @property({ type: Boolean, reflect: true }) discreet = false;
  @property({ type: Boolean }) dated = false;
  /** In a replay: what has changed since, in words; undefined outside of one. */
  @property({ attribute: false }) since: readonly string[] | undefined;
  @property({ type: Number }) stop: 0 | -1 = -1;

  /** Many rows that change at once share out the frames. */
  protected override scheduleUpdate(): Promise<void> | undefined {
    return takeTurn(1, () => super.scheduleUpdate());
  }

  override render() {
    const row = this.row;
    this.toggleAttribute('undone', row.undoneAt !== null);
    return html`<ui-face .sentiment=${row.sentiment} .size=${this.discreet ? 26 : 18}></ui-face>
      <div class="who">
        ${this.#name()}<span class="t3">by</span><span class="by ell">${closerName(row)}</span>
        ${row.department ? html`<span class="t3 dept" title=${row.department.name}><span class="ell">· ${row.department.name}</span></span>` : nothing}
      </div>
      <div class="when num">
        ${this.#scores()}
        <span title="Time with the agent">${runningTime(row.handledSeconds * 1000)}</span>
        ${this.#closed(new Date(row.closedAt))}
      </div>
      <div class="second">
        <div class="note ell">${this.#note()}</div>
        <div class="marks">${this.#marks()}</div>
      </div>`;
  }

  override focus(): void {
    if (this.hasUpdated) this.renderRoot.querySelector('a')?.focus();
    else void this.updateComplete.then(() => this.renderRoot.querySelector('a')?.focus());
  }

  #name() {
    if (this.discreet) return html`<b>${wallName(this.row)}</b>`;
    return html`<a class="open" href=${this.href} tabindex=${this.stop} aria-current=${this.selected ? 'true' : nothing}
      ><b>${this.row.customer.name}</b></a
    >`;
  }

  /** What the customer answered, small; their words are in the title. A narrow stream has room for one score, a wall in the open has none. */
  #scores() {
    if (this.discreet) return nothing;
    const answers = answersOf(this.row.survey);
    const title = answers.map(({ kind, text, comment }) => [`${surveyNames[kind]} ${text}`, comment].filter(Boolean).join(': ')).join('\n');
    return answers.slice(0, this.dated ? 2 : 1).map(
      ({ kind, text, tone }) =>
        html`<span class="score ${tone}" title=${title}
          >${kind === 'csat' ? html`<ui-icon name="star" size="11"></ui-icon><span class="sr">CSAT </span>` : 'NPS '}${text}</span
        >`,
    );
  }

  #closed(at: Date) {
    const words = this.dated ? `${shortDay(at, new Date(serverNow()))}, ${clockTime(at)}` : clockSeconds(at);
    return html`<time datetime=${this.row.closedAt} title=${fullStamp(at)}>${words}</time>`;
  }

  #note() {
    if (this.row.undoneAt) return html`<span class="t3">Undone, the chat goes on</span>`;
    if (this.row.note && !this.discreet) return html`<span dir="auto">${this.row.note}</span>`;
    const isQuiet = this.row.note !== null || (this.discreet && this.row.reason === 'resolved');
    return html`<span class="t3">${isQuiet ? '' : endingWords(this.row)}</span>`;
  }

  #marks() {
    if (this.row.undoneAt) return html`<ui-chip size=${this.#chipSize()} tone="line" icon="undo">undone</ui-chip>`;
    const jira = this.row.references.filter((reference) => reference.kind === 'jira');
    const others = this.row.references.length - jira.length;
    const hidden = Math.max(0, jira.length - CHIPS) + others;
    return html`${this.#since()}${jira.slice(0, CHIPS).map((reference) => this.#jira(reference))}
      ${hidden > 0 ? html`<span class="more num" title="More references">+${hidden}</span>` : nothing}
      ${this.row.tags.slice(0, CHIPS).map((tag) => html`<ui-tag size=${this.#chipSize()} .name=${tag.name} .hue=${tag.hue}></ui-tag>`)}
      ${this.row.tags.length > CHIPS ? html`<span class="more num" title="More tags">+${this.row.tags.length - CHIPS}</span>` : nothing}`;
  }

  #since() {
    const [first, ...more] = this.since ?? [];
    if (!first) return nothing;
    return html`<span title="Since then: ${this.since?.join(', ')}"
      ><ui-chip size=${this.#chipSize()} tone="warn" icon="history"><span class="sr">Since then: </span>${first}${more.length > 0 ? `, +${more.length}` : ''}</ui-chip></span
    >`;
  }

  #chipSize(): 's' | 'm' {
    return this.discreet ? 'm' : 's';
  }

  #jira(reference: ClosureReference) {
    const mark = referenceMark(reference);
    const key = reference.key ?? reference.text;
    const title = [`JIRA ${key}, ${mark.words}`, reference.summary, reference.reason].filter(Boolean).join('. ');
    const chip = html`<ui-chip size=${this.#chipSize()} .tone=${mark.tone} .icon=${mark.icon}>${key}<span class="sr">, ${mark.words}</span></ui-chip>`;
    return reference.url && !this.discreet
      ? html`<a class="jira" href=${reference.url} target="_blank" rel="noreferrer" tabindex=${this.stop} title=${title}>${chip}</a>`
      : html`<span title=${title}>${chip}</span>`;
  }

  static override styles = [baseStyles, closureRowStyles];
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-closure-row': DeskClosureRow;
  }
}
