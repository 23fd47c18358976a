import type { Tag } from '@desk/protocol/tag';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { baseStyles } from '../../ui/base-styles.ts';
import { fieldStyles } from '../../ui/field-styles.ts';
import { rove } from '../../ui/roving.ts';
import { ValueChanged } from '../../ui/value-changed.ts';
import { deskTagSelectStyles } from './desk-tag-select.styles.ts';
import { bestHit, filterTags, type TagHit } from './tag-filter.ts';
import '../../ui/ui-icon.ts';
import '../../ui/ui-kbd.ts';
import '../../ui/ui-tag.ts';

/**
 * Tags A to Z in a list that is always open, with a filter above it: a combobox by role. With `max` 1 the first entry is "No tag"; with more,
 * entries toggle and the chosen stand above the list. The list follows changes of the tags only when the filter changes, so nothing moves
 * under the pointer. Emits `ValueChanged<string[]>` with tag ids.
 */
@customElement('desk-tag-select')
export class DeskTagSelect extends LitElement {
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true };

  @property({ attribute: false }) tags: readonly Tag[] = [];
  @property({ attribute: false }) value: readonly string[] = [];
  @property({ type: Number }) max = 1;
  @property() error = '';
  @state() private filter = '';
  @state() private active = -1;
  @state() private hits: readonly TagHit[] = [];

  @query('input') input!: HTMLInputElement;
  @query('[role=listbox]') list!: HTMLElement;

  override willUpdate(changed: PropertyValues): void {
    if (changed.has('filter') || this.hits.length === 0) this.hits = filterTags(this.tags, this.filter);
  }

  override render() {
    return html`<div class="head">
        <div class="lbl">
          <label for="filter">Tag</label>${this.max > 1 ? html`<span class="opt">up to ${this.max}</span>` : nothing}${
            this.error ? html`<span class="need">choose another</span>` : nothing
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
    let letter = '';
    return html`${this.#hasNone() ? this.#none() : nothing}${this.hits.map((hit, index) => {
      const first = hit.tag.name.normalize('NFD').charAt(0).toLocaleUpperCase();
      const gutter = first === letter ? '' : first;
      letter = first;
      return this.#option(hit, index + this.#offset(), gutter);
    })}`;
  }

  #none(): TemplateResult {
    return html`<div
      id="option-0"
      role="option"
      class=${this.active === 0 ? 'act' : ''}
      aria-selected=${this.value.length === 0 ? 'true' : 'false'}
    >
      <span></span><span></span><span class="t3">No tag</span>${
        this.value.length === 0
          ? html`<ui-icon name="check" size="14"></ui-icon>`
          : this.active === 0
            ? html`<ui-kbd keys="Enter"></ui-kbd>`
            : html`<span></span>`
      }
    </div>`;
  }

  #option({ tag, start, end }: TagHit, index: number, gutter: string): TemplateResult {
    const isChosen = this.value.includes(tag.id);
    const name = html`${tag.name.slice(0, start)}${end > start ? html`<b>${tag.name.slice(start, end)}</b>` : nothing}${tag.name.slice(end)}`;
    const mark = isChosen
      ? html`<ui-icon name="check" size="14"></ui-icon>`
      : this.active === index
        ? html`<ui-kbd keys="Enter"></ui-kbd>`
        : html`<span></span>`;
    return html`<div
      id="option-${index}"
      role="option"
      class=${this.active === index ? 'act' : ''}
      aria-selected=${isChosen ? 'true' : 'false'}
      title=${tag.meaning || nothing}
    >
      <span class="az" aria-hidden="true">${gutter}</span><i style="--h:${tag.hue}"></i><span class="ell">${name}</span>${mark}
    </div>`;
  }

  #chosen(): TemplateResult {
    const chosen = this.value.map((id) => this.tags.find((tag) => tag.id === id)).filter((tag) => tag !== undefined);
    return html`<div class="chosen">
      ${chosen.map((tag) => html`<ui-tag removable name=${tag.name} hue=${tag.hue} @ui-item-removed=${() => this.#set(this.value.filter((id) => id !== tag.id))}></ui-tag>`)}
    </div>`;
  }

  /** "No tag" is an entry where one tag is chosen and nothing is filtered. */
  #hasNone(): boolean {
    return this.max === 1 && !this.filter.trim();
  }

  #offset(): number {
    return this.#hasNone() ? 1 : 0;
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
      const next = rove(event.key, this.active, this.hits.length + this.#offset());
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
    if (index < 0) return;
    const isNone = this.#hasNone() && index === 0;
    const id = this.hits[index - this.#offset()]?.tag.id;
    if (isNone) this.#set([]);
    else if (id !== undefined) this.#set(this.max === 1 ? [id] : this.#toggled(id));
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
