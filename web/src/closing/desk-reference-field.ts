import type { IssueName } from '@desk/protocol/jira-issue';
import { type JiraSite, parseReferences, passedOver, type Reference, type Refused } from '@desk/protocol/references';
import { referenceText } from '@desk/protocol/references-format';
import { consume } from '@lit/context';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { issuesContext } from '../data/contexts.ts';
import type { IssueStore } from '../data/issue-store.ts';
import { baseStyles } from '../ui/base-styles.ts';
import { fieldStyles } from '../ui/field-styles.ts';
import { referenceLimit } from './close-form.ts';
import { deskReferenceFieldStyles } from './desk-reference-field.styles.ts';
import type { IssueChosen } from './issue-chosen.ts';
import { IssuesController } from './issues-controller.ts';
import { chipText, issueNameOf, passedOverWords, referenceFate, referenceIcons, refusedWords } from './reference-words.ts';
import { ReferencesChanged } from './references-changed.ts';
import './desk-issue-finder.ts';
import '../ui/ui-chip.ts';
import '../ui/ui-icon.ts';

const mostFates = 4;
const KEY_LIKE = /^[A-Z][A-Z\d]{1,9}-[1-9]\d{0,8}$/i;

/**
 * JIRA keys, links and ticket numbers in any mix. Enter, comma, space or a paste make chips of what the parser takes; what it refuses or
 * passes over stays as text with its reason. Backspace in the empty field takes the last chip back into text. Emits `ReferencesChanged`.
 * What JIRA says of an issue is shown when it is known; nothing waits for it.
 */
@customElement('desk-reference-field')
export class DeskReferenceField extends LitElement {
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true };

  @property({ attribute: false }) references: readonly string[] = [];
  @property() typed = '';
  @property({ attribute: false }) sites: readonly JiraSite[] = [];
  @property() error = '';
  /** Which chat a new issue would be made from, and what it would be called. */
  @property({ attribute: 'chat-id' }) chatId = '';
  @property() summary = '';
  @state() private refused: readonly Refused[] = [];
  /** Words that became no chip, as they stand in the field until they are changed. */
  @state() private passed: readonly string[] = [];
  @state() private flashed = '';

  @consume({ context: issuesContext }) private issues: IssueStore | undefined;

  @query('input') input!: HTMLInputElement;
  #isPressed = false;
  #issues = new IssuesController(
    this,
    () => this.issues,
    () => this.#names(),
  );

  override render() {
    const chips = this.references.map((text) => ({ text, reference: this.#read(text) }));
    const kept = this.passed.length ? passedOverWords(this.passed) : '';
    const problem = this.error || (this.refused[0] ? refusedWords(this.refused[0]) : kept);
    return html`<div class="lbl">
        <label for="entry">JIRA links and ticket numbers</label><span class="opt">paste keys, links or numbers</span>
      </div>
      <div class=${this.error ? 'box bad' : 'box'} @mousedown=${this.#reach}>
        ${repeat(
          chips,
          ({ text }) => text,
          ({ text, reference }) => this.#chip(text, reference),
        )}
        <input
          id="entry"
          autocomplete="off"
          spellcheck="false"
          placeholder=${chips.length ? 'Add another' : 'NET-2381, INC-77120, https://…'}
          aria-describedby="below"
          aria-invalid=${this.error ? 'true' : 'false'}
          .value=${this.typed}
          @input=${this.#type}
          @keydown=${this.#keys}
          @paste=${this.#paste}
          @blur=${this.#left}
        />
      </div>
      <div id="below">
        ${problem ? html`<div class=${this.error ? 'err' : 'err soft'}><ui-icon name="warning" size="12"></ui-icon>${problem}</div>` : nothing}
        <div class="fates">${chips.slice(0, mostFates).map(({ reference }) => (reference ? this.#fate(reference) : nothing))}</div>
        ${chips.length > mostFates ? html`<div class="fate">and ${chips.length - mostFates} more</div>` : nothing}
      </div>
      <desk-issue-finder .sites=${this.sites} chat-id=${this.chatId} summary=${this.summary} @desk-issue-chosen=${({ url }: IssueChosen) => this.take(url)}></desk-issue-finder>`;
  }

  #chip(text: string, reference: Reference | undefined): TemplateResult {
    const name = reference ? chipText(reference) : text;
    return html`<ui-chip
      size="l"
      class=${this.flashed === text ? 'flash' : ''}
      tone=${reference?.kind === 'jira' ? 'accent' : 'neu'}
      icon=${referenceIcons[reference?.kind ?? 'ticket']}
      title=${text}
      name=${name}
      removable
      @ui-item-removed=${() => this.#remove(text)}
      ><span class="ell">${name}</span></ui-chip
    >`;
  }

  #fate(reference: Reference): TemplateResult {
    const name = issueNameOf(reference);
    const { icon, tone, words, aside } = referenceFate(reference, name && this.#issues.get(name));
    return html`<div class="fate">
      <ui-icon class=${tone} name=${icon} size="14"></ui-icon>
      <span class="grow"><b>${chipText(reference)}</b> ${words}</span>
      ${aside ? html`<span class="status">${aside}</span>` : nothing}
    </div>`;
  }

  /** The issues among the chips. */
  #names(): IssueName[] {
    return this.references.flatMap((text) => {
      const reference = this.#read(text);
      if (reference?.kind === 'ticket') return this.#maybeKeys(reference.text);
      return (reference && issueNameOf(reference)) ?? [];
    });
  }

  /** A ticket number may be a key of a project that is new in JIRA: asked for, so that the desk reads the projects anew. */
  #maybeKeys(text: string): IssueName[] {
    return KEY_LIKE.test(text) ? this.sites.map(({ id }) => ({ site: id as never, name: text.toUpperCase() })) : [];
  }

  /** Makes chips of what is typed. False when something of it stays as text. Text that stayed and is taken once more is meant as a ticket number. */
  take(text = this.typed): boolean {
    this.passed = passedOver(text, [...this.sites]);
    if (!text.trim()) {
      this.refused = [];
      return true;
    }
    const { references, refused } = parseReferences(text, [...this.sites]);
    const texts = references.map((reference) => referenceText(reference, [...this.sites]));
    const known = texts.find((each) => this.references.includes(each));
    if (known) this.#flash(known);
    const all = [...new Set([...this.references, ...texts])];
    const kept = all.slice(0, referenceLimit);
    this.refused = all.length > referenceLimit ? [...refused, { raw: '', reason: 'too_many' }] : refused;
    const left = [...this.passed, ...refused.map((each) => each.raw), ...all.slice(referenceLimit)].join(' ');
    this.#emit(kept, left);
    return left === '' && this.refused.length === 0;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('pointerdown', this.#pressed, { capture: true });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('pointerdown', this.#pressed, { capture: true });
  }

  #pressed = (): void => {
    this.#isPressed = true;
    const end = () => {
      this.#isPressed = false;
    };
    for (const name of ['pointerup', 'pointercancel']) addEventListener(name, end, { capture: true, once: true });
  };

  /** Chips are made once the press that left the field is over: a button that moved meanwhile would miss its click. */
  #left(): void {
    if (this.passed.length > 0) return;
    if (this.#isPressed) addEventListener('pointerup', () => setTimeout(() => this.take()), { once: true });
    else this.take();
  }

  #read(text: string): Reference | undefined {
    return parseReferences(text, [...this.sites]).references[0];
  }

  /** A press beside the chips reaches the text. */
  #reach(event: MouseEvent): void {
    if (event.target !== event.currentTarget) return;
    event.preventDefault();
    this.input.focus();
  }

  #type(): void {
    this.refused = [];
    this.passed = [];
    this.#emit(this.references, this.input.value);
  }

  #keys(event: KeyboardEvent): void {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Backspace' && !this.typed && this.references.length > 0) {
      event.preventDefault();
      const last = this.references.at(-1)!;
      this.#emit(this.references.slice(0, -1), last);
    } else if (event.key === 'Enter' || event.key === ',' || event.key === ';') {
      event.preventDefault();
      this.take();
    } else if (event.key === ' ' && this.#isWhole()) {
      event.preventDefault();
      if (!this.take()) this.#emit(this.references, `${this.typed} `);
    }
  }

  /** A space ends a key, an address or a number, but not the first word of a phrase. */
  #isWhole(): boolean {
    const { references } = parseReferences(this.typed, [...this.sites]);
    return references.length > 0 && references.every((reference) => reference.kind !== 'ticket' || /\d/.test(reference.text));
  }

  #paste(event: ClipboardEvent): void {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (!text.trim()) return;
    event.preventDefault();
    this.take([this.typed, text].filter(Boolean).join(' '));
  }

  #remove(text: string): void {
    this.#emit(
      this.references.filter((each) => each !== text),
      this.typed,
    );
    this.input.focus();
  }

  #flash(text: string): void {
    this.flashed = text;
    setTimeout(() => {
      this.flashed = '';
    }, 600);
  }

  #emit(references: readonly string[], typed: string): void {
    this.references = references;
    this.typed = typed;
    this.dispatchEvent(new ReferencesChanged(references, typed));
  }

  static override styles = [baseStyles, fieldStyles, deskReferenceFieldStyles];
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-reference-field': DeskReferenceField;
  }
}
