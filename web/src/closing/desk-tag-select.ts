import type { Tag, TagRef } from '@desk/protocol/tag';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { baseStyles } from '../ui/base-styles.ts';
import { fieldStyles } from '../ui/field-styles.ts';
import { rove } from '../ui/roving.ts';
import { ValueChanged } from '../ui/value-changed.ts';
import { deskTagSelectStyles } from './desk-tag-select.styles.ts';
import { type TagEntry, tagEntries, tagSections } from './tag-entries.ts';
import { bestHit, filterTags, type TagHit } from './tag-filter.ts';
import { tagOption } from './tag-option.ts';
import '../ui/ui-icon.ts';
import '../ui/ui-kbd.ts';
import '../ui/ui-tag.ts';

/**
 * Tags A to Z in a list that is always open, with a filter above it: a combobox by role. With `max` 1 the first entry is "No tag"; with more,
 * entries toggle and the chosen stand above the list. Up to three proposals may stand above all others, marked as such and never chosen. The list
 * follows changes of the tags only when the filter changes, and takes proposals only while nobody points at it, so nothing moves under the
 * pointer. Emits `ValueChanged<string[]>` with tag ids.
 */
@customElement('desk-tag-select')
export class DeskTagSelect extends LitElement {
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true };

  @property({ attribute: false }) tags: readonly Tag[] = [];
  @property({ attribute: false }) value: readonly string[] = [];
  @property({ type: Number }) max = 1;
  @property() error = '';
  @property({ type: Boolean }) required = false;
  @property({ attribute: false }) proposed: readonly TagRef[] = [];
  @state() private shownProposals: readonly TagRef[] = [];
  @state() private filter = '';
  @state() private active = -1;
  @state() private hits: readonly TagHit[] = [];

  @query('input') input!: HTMLInputElement;
  @query('[role=listbox]') list!: HTMLElement;
  #isPointedAt = false;

  constructor() {
    super();
    // A form that opens under a pointer at rest is not pointed at: only a move says that somebody aims.
    this.addEventListener('pointermove', () => {
      this.#isPointedAt = true;
    });
    this.addEventListener('pointerleave', () => {
      this.#isPointedAt = false;
      this.#takeProposals();
    });
  }

  override willUpdate(changed: PropertyValues): void {
    if (changed.has('filter') || this.hits.length === 0) this.hits = filterTags(this.tags, this.filter);
    if (changed.has('proposed') && !this.#isPointedAt) this.#takeProposals();
  }

  #takeProposals = (): void => {
    if (this.active < 0) this.shownProposals = this.proposed;
  };

  override render() {
    return html`<div class="head">
        <div class="lbl">
          <label for="filter">Tag</label>${this.max > 1 ? html`<span class="opt">up to ${this.max}</span>` : nothing}${
            this.required ? html`<span class=${this.error ? 'need' : 'opt'}>required</span>` : nothing
          }
        </div>
        <div class=${this.error ? 'box bad' : 'box'}>
          <ui-icon name="search" size="14"></ui-icon>
          <input
            id="filter"
            role="combobox"
            aria-label="Tag"
            aria-expanded="true"
            aria-controls="tags"
            aria-autocomplete="list"
            aria-activedescendant=${this.active >= 0 ? `option-${this.active}` : nothing}
            aria-describedby="below"
            aria-required=${this.required ? 'true' : 'false'}
            aria-invalid=${this.error ? 'true' : 'false'}
            placeholder=${`Filter ${this.tags.length} tags`}
            autocomplete="off"
            spellcheck="false"
            .value=${this.filter}
            @input=${this.#typed}
            @keydown=${this.#keys}
          />
          <ui-kbd keys="/"></ui-kbd>
        </div>
        <div id="below">${this.error ? html`<div class="err"><ui-icon name="warning" size="12"></ui-icon>${this.error}</div>` : nothing}</div>
        ${this.max > 1 && this.value.length > 0 ? this.#chosen() : nothing}
      </div>
      <div id="tags" class="scroll" role="listbox" tabindex="0" aria-label="Tags" aria-multiselectable=${this.max > 1 ? 'true' : 'false'} @keydown=${this.#keys} @click=${this.#press}>
        ${this.#options()}
      </div>`;
  }

  #options(): TemplateResult {
    if (this.hits.length === 0) return html`<p class="none">No tag called “${this.filter.trim()}”. Ask a supervisor to add it.</p>`;
    const entries = this.#entries;
    const option = (entry: TagEntry, index: number) =>
      tagOption(entry, index, { isActive: this.active === index, isChosen: this.#isChosen(entry) });
    const proposals = entries.filter((entry) => entry.kind === 'proposed');
    return html`${
      proposals.length
        ? html`<div role="group" aria-labelledby="proposals">
            <div id="proposals" class="group"><span class="grow">From this chat</span><span class="opt">proposed</span></div>
            ${proposals.map(option)}
          </div>`
        : nothing
    }${tagSections(entries.slice(proposals.length), proposals.length).map(({ group, entries: lines, from }, place) => {
      const options = lines.map((entry, index) => option(entry, from + index));
      if (!group) return options;
      return html`<div role="group" aria-labelledby="group-${place}">
        <div id="group-${place}" class="group">${group}</div>
        ${options}
      </div>`;
    })}`;
  }

  /** What can be chosen, from top to bottom. */
  get #entries(): TagEntry[] {
    const isFiltered = this.filter.trim() !== '';
    return tagEntries(this.hits, isFiltered ? [] : this.shownProposals, this.max === 1 && !isFiltered);
  }

  #isChosen(entry: TagEntry): boolean {
    return entry.kind === 'none' ? this.value.length === 0 : this.value.includes(entry.tag.id);
  }

  #chosen(): TemplateResult {
    const chosen = this.value.map((id) => this.tags.find((tag) => tag.id === id)).filter((tag) => tag !== undefined);
    return html`<div class="chosen">
      ${chosen.map((tag) => html`<ui-tag removable name=${tag.name} hue=${tag.hue} @ui-item-removed=${() => this.#set(this.value.filter((id) => id !== tag.id))}></ui-tag>`)}
    </div>`;
  }

  #typed(): void {
    this.filter = this.input.value;
    this.active = this.filter.trim() ? bestHit(filterTags(this.tags, this.filter)) : -1;
  }

  #keys(event: KeyboardEvent): void {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape' && this.filter) this.#clearFilter();
    else if (event.key === 'Backspace' && !this.filter && this.value.length > 0) this.#set(this.value.slice(0, -1));
    else if (event.key === 'Enter') this.#choose(this.active);
    else if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') return;
    else {
      const next = rove(event.key, this.active, this.#entries.length);
      if (next === undefined) return;
      this.active = next;
      void this.updateComplete.then(() => this.list.querySelector('.act')?.scrollIntoView({ block: 'nearest' }));
    }
    event.preventDefault();
    event.stopPropagation();
  }

  #press(event: MouseEvent): void {
    const option = (event.target as Element).closest('[role=option]');
    if (option) this.#choose(Number(option.id.replace('option-', '')));
  }

  #clearFilter(): void {
    this.filter = '';
    this.active = -1;
  }

  #choose(index: number): void {
    const entry = this.#entries[index];
    if (!entry) return;
    if (entry.kind === 'none') this.#set([]);
    else this.#set(this.max === 1 ? [entry.tag.id] : this.#toggled(entry.tag.id));
    this.#clearFilter();
    void this.updateComplete.then(() => this.list.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' }));
  }

  #toggled(id: string): string[] {
    if (this.value.includes(id)) return this.value.filter((each) => each !== id);
    return this.value.length < this.max ? [...this.value, id] : [...this.value];
  }

  #set(value: readonly string[]): void {
    this.value = value;
    this.dispatchEvent(new ValueChanged(value));
  }

  static override styles = [baseStyles, fieldStyles, deskTagSelectStyles];
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-tag-select': DeskTagSelect;
  }
}
