import { consume } from '@lit/context';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { sessionContext } from '../data/contexts.ts';
import type { Session } from '../data/session.ts';
import { HotkeysController } from '../hotkeys/hotkeys-controller.ts';
import type { PaletteChosen } from '../palette/palette-chosen.ts';
import type { PaletteEntry } from '../palette/palette-entry.ts';
import type { Router } from '../route/router.ts';
import { routerContext } from '../route/router-context.ts';
import { features } from './features.ts';

type Overlay = 'shortcuts' | 'palette';

/** What any screen can call up over itself: the sheet of shortcuts and the palette. Each is loaded when it is first wanted. */
@customElement('desk-overlays')
export class DeskOverlays extends LitElement {
  @consume({ context: sessionContext }) private session!: Session;
  @consume({ context: routerContext }) private router!: Router;
  @state() private shown: Overlay | undefined;

  constructor() {
    super();
    const group = 'Everywhere';
    new HotkeysController(this, [
      { keys: 'Mod+K', words: 'Search or run a command', group, run: () => this.open('palette') },
      { keys: 'Mod+K', words: '', group: '', inDialog: true, when: () => this.shown === 'palette', run: () => this.#close() },
      { keys: '?', words: 'Shortcuts of this screen', group, run: () => this.open('shortcuts') },
      { keys: '?', words: '', group: '', inDialog: true, when: () => this.shown === undefined, run: () => this.open('shortcuts') },
    ]);
  }

  open(overlay: Overlay): void {
    void (overlay === 'palette' ? import('../palette/desk-palette.ts') : import('./desk-shortcuts.ts'));
    this.shown = overlay;
  }

  override render() {
    if (this.shown === 'shortcuts') return html`<desk-shortcuts @ui-dismiss-requested=${this.#close}></desk-shortcuts>`;
    if (this.shown !== 'palette') return nothing;
    return html`<desk-palette .places=${this.#places} @ui-dismiss-requested=${this.#close} @desk-palette-chosen=${this.#chosen}></desk-palette>`;
  }

  get #places(): PaletteEntry[] {
    return features
      .filter(({ roles }) => this.session.hasRole(...roles))
      .flatMap(({ pages, icon }) => pages.map(({ path, label }) => ({ label, icon, run: () => this.router.go(path) })));
  }

  #close(): void {
    this.shown = undefined;
  }

  /** The palette goes first: what was chosen finds the page as it was, with its focus. */
  async #chosen({ run }: PaletteChosen): Promise<void> {
    this.#close();
    await this.updateComplete;
    run();
  }

  /** No box of its own: it would take a row of the page from what is open. */
  static override styles = css`
    :host {
      display: contents;
    }
  `;
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-overlays': DeskOverlays;
  }
}
