import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { announce } from './announce.ts';
import { baseStyles } from './base-styles.ts';
import { floatingStyles } from './floating-styles.ts';
import type { IconName } from './icon-paths.ts';
import { ItemChosen } from './item-chosen.ts';
import { rove } from './roving.ts';
import './ui-icon.ts';
import './ui-kbd.ts';

export interface MenuItem {
  id: string;
  label: string;
  icon?: IconName;
  keys?: string;
  /** Draws a tick; such an item is a radio of its menu. */
  checked?: boolean;
  danger?: boolean;
  /** Why it cannot be chosen now; empty: it can. */
  refusal?: string;
}

/**
 * A button that opens a menu in a native popover, at the button's edge and inside the window. Arrows move, Enter chooses, Escape closes;
 * focus returns to the button. Emits `ItemChosen`. The slot takes what the button shows instead of `icon`.
 */
@customElement('ui-menu')
export class UiMenu extends LitElement {
  @property() label = '';
  @property() icon: IconName = 'more';
  @property({ type: Number, attribute: 'icon-size' }) iconSize = 16;
  @property({ attribute: false }) items: readonly MenuItem[] = [];
  @property({ reflect: true }) side: 'below' | 'above' | 'end' = 'below';
  @state() private open = false;

  @query('.opener') opener!: HTMLElement;
  @query('[role=menu]') menu!: HTMLElement;

  override render() {
    return html`<button
        type="button"
        class="opener"
        title=${this.label}
        aria-label=${this.label}
        aria-haspopup="menu"
        aria-expanded=${this.open ? 'true' : 'false'}
        @click=${this.#toggle}
      >
        <slot><ui-icon name=${this.icon} size=${this.iconSize}></ui-icon></slot>
      </button>
      <div popover="auto" role="menu" aria-label=${this.label} @keydown=${this.#move} @toggle=${this.#toggled}>
        ${this.items.map(
          (item) => html`<button
            type="button"
            role=${item.checked === undefined ? 'menuitem' : 'menuitemradio'}
            aria-checked=${item.checked === undefined ? nothing : item.checked ? 'true' : 'false'}
            class=${item.danger ? 'danger' : ''}
            tabindex="-1"
            aria-disabled=${item.refusal ? 'true' : nothing}
            title=${item.refusal || nothing}
            @click=${() => this.#choose(item)}
          >
            ${item.icon ? html`<ui-icon name=${item.icon}></ui-icon>` : nothing}<span class="grow">${item.label}</span>
            ${item.keys ? html`<ui-kbd keys=${item.keys}></ui-kbd>` : nothing}
            ${item.checked === undefined ? nothing : html`<ui-icon class="tick" name="check" size="14" ?hidden=${!item.checked}></ui-icon>`}
          </button>`,
        )}
      </div>`;
  }

  #toggle(): void {
    this.menu.togglePopover();
    if (!this.open && this.menu.matches(':popover-open')) this.#place();
  }

  #place(): void {
    const anchor = this.opener.getBoundingClientRect();
    const box = this.menu.getBoundingClientRect();
    const left = this.side === 'end' ? anchor.right + 6 : anchor.right - box.width;
    const top =
      this.side === 'below' ? anchor.bottom + 4 : this.side === 'above' ? anchor.top - box.height - 4 : anchor.bottom - box.height;
    this.menu.style.left = `${Math.max(6, Math.min(left, innerWidth - box.width - 6))}px`;
    this.menu.style.top = `${Math.max(6, Math.min(top, innerHeight - box.height - 6))}px`;
    const items = this.#buttons();
    (items.find((item) => item.getAttribute('aria-checked') === 'true') ?? items[0])?.focus();
  }

  #toggled(event: ToggleEvent): void {
    this.open = event.newState === 'open';
  }

  #buttons(): HTMLButtonElement[] {
    return [...this.menu.querySelectorAll('button')];
  }

  #move(event: KeyboardEvent): void {
    if (event.key === 'Escape' || event.key === 'Tab') {
      event.preventDefault();
      event.stopPropagation();
      this.#close();
      return;
    }
    const items = this.#buttons();
    const next = rove(event.key, items.indexOf(this.shadowRoot!.activeElement as HTMLButtonElement), items.length);
    if (next === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    items[next]!.focus();
  }

  #choose({ id, refusal }: MenuItem): void {
    if (refusal) {
      announce(refusal, { urgent: true });
      return;
    }
    this.#close();
    this.dispatchEvent(new ItemChosen(id));
  }

  #close(): void {
    this.menu.hidePopover();
    this.opener.focus();
  }

  static override styles = [
    baseStyles,
    floatingStyles,
    css`
      :host {
        display: inline-flex;
      }
      .opener {
        display: inline-grid;
        place-items: center;
        inline-size: var(--menu-opener-size, 28px);
        block-size: var(--menu-opener-size, 28px);
        border-radius: var(--menu-opener-radius, var(--desk-r-2));
        color: var(--menu-opener-color, var(--desk-text-3));
        background: var(--menu-opener-bg, none);
      }
      .opener:hover,
      .opener[aria-expanded='true'] {
        background: var(--menu-opener-hover, var(--desk-hover));
        color: var(--menu-opener-color, var(--desk-text));
      }
      [role='menu'] {
        max-block-size: min(420px, 70vh);
        overflow-y: auto;
        scrollbar-width: thin;
        min-inline-size: 190px;
      }
      [role='menu'] button {
        display: flex;
        align-items: center;
        gap: 10px;
        inline-size: 100%;
        block-size: 30px;
        padding: 0 8px;
        border-radius: var(--desk-r-2);
        text-align: start;
      }
      [role='menu'] button:hover,
      [role='menu'] button:focus-visible {
        background: var(--desk-hover);
      }
      [role='menu'] button:focus-visible {
        box-shadow: inset 0 0 0 2px var(--desk-focus);
      }
      [role='menu'] ui-icon {
        color: var(--desk-text-3);
      }
      .tick {
        color: var(--desk-accent) !important;
      }
      [role='menu'] [aria-disabled] {
        opacity: 0.5;
      }
      .danger,
      .danger ui-icon {
        color: var(--desk-neg) !important;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'ui-menu': UiMenu;
  }
}
