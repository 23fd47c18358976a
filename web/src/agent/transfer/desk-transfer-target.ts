import type { TransferTarget, TransferTargets } from '@desk/protocol/transfer';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { classMap } from 'lit/directives/class-map.js';
import { baseStyles } from '../../ui/base-styles.ts';
import { fieldStyles } from '../../ui/field-styles.ts';
import { rove } from '../../ui/roving.ts';
import { ValueChanged } from '../../ui/value-changed.ts';
import { deskTransferTargetStyles } from './desk-transfer-target.styles.ts';
import { type TargetEntry, targetEntries } from './target-entries.ts';
import '../../ui/ui-avatar.ts';
import '../../ui/ui-icon.ts';
import '../../ui/ui-kbd.ts';

const headings = { department: 'Departments', agent: 'People' } as const;

/**
 * To whom a chat is offered: departments and people in a list that is always open, with words to find them above it; a combobox by role. Who cannot be
 * chosen is there and says why. What was read anew shows once nobody points at the list, so nothing moves under the pointer. The slot takes what stands
 * beside the field. Emits `ValueChanged<TransferTarget>`. [C15]
 */
@customElement('desk-transfer-target')
export class DeskTransferTarget extends LitElement {
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true };

  /** Undefined: not read yet. */
  @property({ attribute: false }) targets: TransferTargets | undefined;
  @property({ attribute: false }) value: TransferTarget | undefined;
  @property() error = '';
  /** Said where nobody is listed. */
  @property() empty = '';
  @state() private shown: TransferTargets | undefined;
  /** Why the one that was just wanted cannot be chosen. */
  @state() private refused = '';
  @state() private filter = '';
  @state() private active = '';
  @query('input') input!: HTMLInputElement;
  @query('[role=listbox]') list!: HTMLElement;
  #isPointedAt = false;

  constructor() {
    super();
    this.addEventListener('pointermove', () => {
      this.#isPointedAt = true;
    });
    this.addEventListener('pointerleave', () => {
      this.#isPointedAt = false;
      this.shown = this.targets;
    });
  }

  override willUpdate(changed: PropertyValues): void {
    if (changed.has('targets') && !(this.#isPointedAt && this.shown)) this.shown = this.targets;
  }

  override render() {
    const fault = this.refused || this.error;
    const entries = this.#entries;
    const active = entries.findIndex((entry) => keyOf(entry.to) === this.active);
    return html`<div class="lbl"><label for="filter">To</label>${this.value ? html`<span class="ell">${this.value.name}</span>` : nothing}</div>
      <div class="row">
        <div class=${this.error ? 'box bad' : 'box'}>
          <ui-icon name="search" size="14"></ui-icon>
          <input
            id="filter"
            role="combobox"
            aria-label="To"
            aria-expanded="true"
            aria-controls="targets"
            aria-autocomplete="list"
            aria-activedescendant=${active >= 0 ? `option-${active}` : nothing}
            aria-describedby="below"
            aria-required="true"
            aria-invalid=${fault ? 'true' : 'false'}
            placeholder="A person or a department"
            autocomplete="off"
            spellcheck="false"
            .value=${this.filter}
            @input=${this.#typed}
            @keydown=${this.#keys}
          />
        </div>
        <slot></slot>
      </div>
      <div id="below" role="status">${fault ? html`<div class="err"><ui-icon name="warning" size="12"></ui-icon>${fault}</div>` : nothing}</div>
      <div id="targets" class="scroll" role="listbox" tabindex="0" aria-label="To" @keydown=${this.#keys} @click=${this.#press}>
        ${this.#groups(entries, active)}
      </div>`;
  }

  /** What is chosen is in sight when the list is whole again, or comes back with a choice. */
  override updated(changed: PropertyValues): void {
    if (!this.filter && ['value', 'filter', 'shown'].some((what) => changed.has(what)) && !this.#isPointedAt)
      this.list.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }

  #groups(entries: readonly TargetEntry[], active: number): TemplateResult | TemplateResult[] {
    if (entries.length === 0) {
      const words = this.filter.trim() ? `Nobody called “${this.filter.trim()}” is available.` : this.empty;
      return html`<p class="none">${words}</p>`;
    }
    return (['department', 'agent'] as const).flatMap((kind) => {
      const from = entries.findIndex(({ to }) => to.kind === kind);
      if (from < 0) return [];
      return [
        html`<div role="group" aria-labelledby=${kind}>
          <div id=${kind} class="group">${headings[kind]}</div>
          ${entries.filter(({ to }) => to.kind === kind).map((entry, index) => this.#option(entry, from + index, active))}
        </div>`,
      ];
    });
  }

  #option({ to, more, refusal, start, end }: TargetEntry, index: number, active: number): TemplateResult {
    const isChosen = this.value !== undefined && keyOf(this.value) === keyOf(to);
    return html`<div
      id="option-${index}"
      role="option"
      class=${classMap({ act: index === active })}
      aria-selected=${isChosen ? 'true' : 'false'}
      aria-disabled=${refusal ? 'true' : nothing}
    >
      ${to.kind === 'agent' ? html`<ui-avatar size="s" name=${to.name} key=${to.id}></ui-avatar>` : html`<ui-icon name="people"></ui-icon>`}
      <span class="name ell">${to.name.slice(0, start)}${end > start ? html`<b>${to.name.slice(start, end)}</b>` : nothing}${to.name.slice(end)}</span>
      <span class="more ell">${more}</span>
      <span class="mark">${refusal ? html`<span class="why">${refusal}</span>` : isChosen ? html`<ui-icon name="check" size="14"></ui-icon>` : index === active ? html`<ui-kbd keys="Enter"></ui-kbd>` : nothing}</span>
    </div>`;
  }

  get #entries(): TargetEntry[] {
    return this.shown ? targetEntries(this.shown, this.filter) : [];
  }

  #typed(): void {
    this.filter = this.input.value;
    this.refused = '';
    const first = this.filter.trim() ? this.#entries.find(({ refusal }) => !refusal) : undefined;
    this.active = first ? keyOf(first.to) : '';
  }

  #keys(event: KeyboardEvent): void {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const entries = this.#entries;
    if (event.key === 'Escape' && this.filter) this.#clear();
    else if (event.key === 'Enter')
      this.#choose(entries.find(({ to }) => keyOf(to) === this.active) ?? (this.filter.trim() ? entries[0] : undefined));
    else if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') return;
    else {
      const from = entries.findIndex(({ to }) => keyOf(to) === this.active);
      const next = rove(event.key, from, entries.length);
      if (next === undefined) return;
      this.active = keyOf(entries[next]!.to);
      void this.updateComplete.then(() => this.list.querySelector('.act')?.scrollIntoView({ block: 'nearest' }));
    }
    event.preventDefault();
    event.stopPropagation();
  }

  #press(event: MouseEvent): void {
    const option = (event.target as Element).closest('[role=option]');
    if (option) this.#choose(this.#entries[Number(option.id.replace('option-', ''))]);
  }

  #clear(): void {
    this.filter = '';
    this.active = '';
  }

  #choose(entry: TargetEntry | undefined): void {
    this.refused = entry?.refusal ? `${entry.to.name}: ${entry.refusal}. Choose somebody else.` : '';
    if (!entry || entry.refusal) return;
    this.value = entry.to;
    this.active = keyOf(entry.to);
    this.filter = '';
    this.dispatchEvent(new ValueChanged(entry.to));
  }

  static override styles = [baseStyles, fieldStyles, deskTransferTargetStyles];
}

function keyOf({ kind, id }: TransferTarget): string {
  return `${kind} ${id}`;
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-transfer-target': DeskTransferTarget;
  }
}
