import { css, html, LitElement } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { baseStyles } from './base-styles.ts';
import { floatingStyles, openerStyles } from './floating-styles.ts';
import type { IconName } from './icon-paths.ts';
import { rove } from './roving.ts';
import type { SelectOption } from './ui-select.ts';
import { ValueChanged } from './value-changed.ts';
import './ui-icon.ts';

/**
 * Some of many, or none, which means all of them: a button that says what is chosen, and a menu of check boxes that stays open while one chooses.
 * Emits `ValueChanged<string[]>` for each change, in the order of the options.
 */
@customElement('ui-many-select')
export class UiManySelect extends LitElement {
  /** What the button is for, to a screen reader. */
  @property() label = '';
  /** What it says when nothing is chosen. */
  @property() all = 'All';
  /** The plural that follows a number: `3 departments`. */
  @property() many = 'chosen';
  @property() icon?: IconName;
  @property({ attribute: false }) options: readonly SelectOption[] = [];
  @property({ attribute: false }) value: readonly string[] = [];
  @state() private open = false;
  @query('.opener') private opener!: HTMLElement;
  @query('[role=menu]') private menu!: HTMLElement;

  override render() {
    const words = this.#words();
    return html`<button
        type="button"
        class="opener"
        aria-label="${this.label}: ${words}"
        aria-haspopup="menu"
        aria-expanded=${this.open ? 'true' : 'false'}
        @click=${this.#toggle}
        @keydown=${this.#opening}
      >
        ${this.icon ? html`<ui-icon name=${this.icon}></ui-icon>` : ''}<span class="ell">${words}</span><ui-icon name="chevron-down" size="14"></ui-icon>
      </button>
      <div popover="auto" role="menu" aria-label=${this.label} @keydown=${this.#move} @toggle=${this.#toggled}>
        ${this.#item('', this.all, this.value.length === 0)} ${this.options.map(({ value, label }) => this.#item(value, label, this.value.includes(value)))}
      </div>`;
  }

  #item(value: string, label: string, isChecked: boolean) {
    return html`<button type="button" role="menuitemcheckbox" aria-checked=${isChecked ? 'true' : 'false'} tabindex="-1" @click=${() => this.#turn(value)}>
      <i aria-hidden="true">${isChecked ? html`<ui-icon name="check" size="12"></ui-icon>` : ''}</i><span class="ell">${label}</span>
    </button>`;
  }

  #words(): string {
    if (this.value.length === 0) return this.all;
    if (this.value.length > 1) return `${this.value.length} ${this.many}`;
    return this.options.find(({ value }) => value === this.value[0])?.label ?? `1 of ${this.options.length}`;
  }

  #turn(value: string): void {
    const isOn = this.value.includes(value);
    const next =
      value === '' ? [] : this.options.map((option) => option.value).filter((each) => (each === value ? !isOn : this.value.includes(each)));
    this.value = next.length === this.options.length ? [] : next;
    this.dispatchEvent(new ValueChanged<string[]>([...this.value]));
  }

  #toggle(): void {
    this.menu.togglePopover();
    if (this.menu.matches(':popover-open')) this.#place();
  }

  #opening(event: KeyboardEvent): void {
    if (event.key !== 'ArrowDown' || this.open) return;
    event.preventDefault();
    event.stopPropagation();
    this.#toggle();
  }

  #place(): void {
    const anchor = this.opener.getBoundingClientRect();
    const box = this.menu.getBoundingClientRect();
    this.menu.style.left = `${Math.max(6, Math.min(anchor.left, innerWidth - box.width - 6))}px`;
    this.menu.style.top = `${anchor.bottom + 4}px`;
    this.menu.style.maxBlockSize = `${innerHeight - anchor.bottom - 12}px`;
    (this.menu.querySelector<HTMLElement>('[aria-checked=true]') ?? this.menu.querySelector('button'))?.focus();
  }

  #toggled(event: ToggleEvent): void {
    this.open = event.newState === 'open';
  }

  #move(event: KeyboardEvent): void {
    if (event.key === 'Escape' || event.key === 'Tab') {
      event.preventDefault();
      event.stopPropagation();
      this.menu.hidePopover();
      this.opener.focus();
      return;
    }
    const items = [...this.menu.querySelectorAll('button')];
    const next = rove(event.key, items.indexOf(this.shadowRoot!.activeElement as HTMLButtonElement), items.length);
    if (next === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    items[next]!.focus();
  }

  static override styles = [
    baseStyles,
    openerStyles,
    floatingStyles,
    css`
      [role='menu'] {
        min-inline-size: 200px;
        max-inline-size: 320px;
      }
      [role='menu'] button {
        display: flex;
        align-items: center;
        gap: 9px;
        inline-size: 100%;
        min-block-size: 30px;
        padding: 0 8px;
        border-radius: var(--desk-r-2);
        text-align: start;
      }
      [role='menu'] button:first-child {
        margin-block-end: 1px;
      }
      [role='menu'] button:hover,
      [role='menu'] button:focus-visible {
        background: var(--desk-hover);
      }
      [role='menu'] button:focus-visible {
        box-shadow: inset 0 0 0 2px var(--desk-focus);
      }
      i {
        display: grid;
        flex: none;
        place-items: center;
        inline-size: 15px;
        block-size: 15px;
        border: 1px solid var(--desk-control);
        border-radius: 4px;
      }
      [aria-checked='true'] i {
        border-color: var(--desk-accent-solid);
        background: var(--desk-accent-solid);
      }
      [aria-checked='true'] i ui-icon {
        color: var(--desk-on-accent);
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'ui-many-select': UiManySelect;
  }
}
