import { consume } from '@lit/context';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { ChatLists } from '../data/chat-lists.ts';
import type { ChatStore } from '../data/chat-store.ts';
import { chatsContext, listsContext, sessionContext } from '../data/contexts.ts';
import type { Session } from '../data/session.ts';
import { StoreController } from '../data/store-controller.ts';
import { type Hotkey, presentHotkeys } from '../hotkeys/hotkeys.ts';
import type { Router } from '../route/router.ts';
import { routerContext } from '../route/router-context.ts';
import { baseStyles } from '../ui/base-styles.ts';
import { rove } from '../ui/roving.ts';
import { chatEntries } from './chat-entries.ts';
import { deskPaletteStyles } from './desk-palette.styles.ts';
import { PaletteChosen } from './palette-chosen.ts';
import type { PaletteEntry, PaletteSection } from './palette-entry.ts';
import { paletteSections } from './palette-sections.ts';
import '../ui/ui-avatar.ts';
import '../ui/ui-dialog.ts';
import '../ui/ui-icon.ts';
import '../ui/ui-kbd.ts';

const restMs = 200;

/**
 * Everything that can be done from here, every place, and chats and customers, found by typing. A combobox whose list is always open. Emits
 * `PaletteChosen` with what to run once the palette is gone: keys and focus belong to the page again by then.
 */
@customElement('desk-palette')
export class DeskPalette extends LitElement {
  @property({ attribute: false }) places: readonly PaletteEntry[] = [];
  @state() private typed = '';
  @state() private active = 0;

  @consume({ context: chatsContext }) private chats!: ChatStore;
  @consume({ context: listsContext }) private lists!: ChatLists;
  @consume({ context: sessionContext }) private session!: Session;
  @consume({ context: routerContext }) private router!: Router;
  @query('input') input!: HTMLInputElement;
  @query('.act') private activeLine!: HTMLElement | null;
  /** What acted on the page when the palette came up over it. */
  readonly #hotkeys: readonly Hotkey[] = presentHotkeys().filter(({ keys, when }) => keys !== 'Mod+K' && (when?.() ?? true));
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    new StoreController(
      this,
      () => this.chats,
      (chats) => chats.all(),
    );
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  override render() {
    const sections = this.#sections;
    const count = sections.reduce((sum, { entries }) => sum + entries.length, 0);
    return html`<ui-dialog open bare width="600" heading="Commands" .initialFocus=${() => this.input}>
      <div class="field">
        <ui-icon name="search" size="16"></ui-icon>
        <input
          role="combobox"
          aria-label="Search commands, places, chats and customers"
          aria-expanded="true"
          aria-controls="found"
          aria-autocomplete="list"
          aria-activedescendant=${count > 0 ? `entry-${this.active}` : nothing}
          placeholder="Search or run a command"
          autocomplete="off"
          spellcheck="false"
          .value=${this.typed}
          @input=${this.#heard}
          @keydown=${this.#keys}
        />
      </div>
      <div id="found" class="scroll" role="listbox" aria-label="Commands" tabindex="-1" @keydown=${this.#keys} @click=${this.#press}>
        ${count > 0 ? this.#list(sections) : html`<p class="none">Nothing called “${this.typed.trim()}” here.</p>`}
      </div>
      <p slot="footer" class="keys" aria-hidden="true">
        <ui-kbd keys="ArrowUp"></ui-kbd><ui-kbd keys="ArrowDown"></ui-kbd><span>choose</span><ui-kbd keys="Enter"></ui-kbd><span>run</span>
        <span class="grow"></span><ui-kbd keys="?"></ui-kbd><span>all shortcuts</span>
      </p>
    </ui-dialog>`;
  }

  #list(sections: readonly PaletteSection[]): TemplateResult[] {
    let index = 0;
    return sections.map(
      ({ heading, entries }, place) => html`<div role="group" aria-labelledby="heading-${place}">
        <div id="heading-${place}" class="heading">${heading}</div>
        ${entries.map((entry) => this.#line(entry, index++))}
      </div>`,
    );
  }

  #line(entry: PaletteEntry, index: number): TemplateResult {
    const isActive = index === this.active;
    return html`<div id="entry-${index}" role="option" class=${isActive ? 'act' : ''} aria-selected=${isActive ? 'true' : 'false'}>
      ${
        entry.person
          ? html`<ui-avatar size="xs" name=${entry.person.name} key=${entry.person.id}></ui-avatar>`
          : html`<ui-icon name=${entry.icon ?? 'chevron-right'} size="16"></ui-icon>`
      }
      <span class="ell" dir="auto">${marked(entry)}${entry.more ? html` <span class="t3">${entry.more}</span>` : nothing}</span>
      <span class="caps">${entry.keys?.split(' ').map((keys) => html`<ui-kbd keys=${keys}></ui-kbd>`)}</span>
    </div>`;
  }

  get #sections(): PaletteSection[] {
    const chats = chatEntries(this.chats.all(), this.typed, this.session.me!, (path) => this.router.go(path));
    return paletteSections(this.typed, this.#hotkeys, this.places, chats);
  }

  #heard(): void {
    this.typed = this.input.value;
    this.active = 0;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.lists.search(this.typed), restMs);
  }

  #keys(event: KeyboardEvent): void {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const entries = this.#sections.flatMap((section) => section.entries);
    if (event.key === 'Enter') this.#choose(entries[this.active]);
    else if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      this.active = rove(event.key, this.active, entries.length) ?? 0;
      void this.updateComplete.then(() => this.activeLine?.scrollIntoView({ block: 'nearest' }));
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  #press(event: MouseEvent): void {
    const line = (event.target as Element).closest('[role=option]');
    if (line) this.#choose(this.#sections.flatMap((section) => section.entries)[Number(line.id.replace('entry-', ''))]);
  }

  #choose(entry: PaletteEntry | undefined): void {
    if (entry) this.dispatchEvent(new PaletteChosen(entry.run));
  }

  static override styles = [baseStyles, deskPaletteStyles];
}

/** The part that was typed is set off. */
function marked({ label, match }: PaletteEntry) {
  if (!match) return label;
  return html`${label.slice(0, match.start)}<mark>${label.slice(match.start, match.end)}</mark>${label.slice(match.end)}`;
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-palette': DeskPalette;
  }
}
