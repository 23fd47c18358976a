import { DeskError } from '@desk/protocol/errors';
import type { SavedView } from '@desk/protocol/saved-view';
import { consume } from '@lit/context';
import { html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { sentenceOf } from '../data/http.ts';
import { RouteController } from '../route/route-controller.ts';
import type { Router } from '../route/router.ts';
import { routerContext } from '../route/router-context.ts';
import { announce } from '../ui/announce.ts';
import { baseStyles } from '../ui/base-styles.ts';
import { floatingStyles, openerStyles } from '../ui/floating-styles.ts';
import type { ValueChanged } from '../ui/value-changed.ts';
import { viewMenuStyles } from './desk-view-menu.styles.ts';
import { viewLink } from './saved-views.ts';
import { ViewsController } from './views-controller.ts';
import '../ui/ui-button.ts';
import '../ui/ui-icon.ts';
import '../ui/ui-icon-button.ts';
import '../ui/ui-text.ts';

/** What of an address is where one looks for a moment, and no filter. */
const PASSING = ['wall', 'at'];

/**
 * One's own views of a page, each a link: a button that opens them, with the ways to keep the present filters under a name, to rename and
 * delete a view, and to let one open the page. A page that is opened without filters gets the default's. [V1]
 */
@customElement('desk-view-menu')
export class DeskViewMenu extends LitElement {
  @consume({ context: routerContext })
  private router!: Router;
  /** The page by its path without the first slash. */
  @property() page = '';
  /** Another path of the same page. */
  @property() alias = '';
  /** The name that is being typed: for the present filters (`id` empty) or for the view of this id. */
  @state() private typed: { id: string; name: string } | undefined;
  @state() private error = '';
  /** The view that has the name which was typed. */
  @state() private taken: SavedView | undefined;
  @state() private open = false;
  @query('.opener') private opener!: HTMLElement;
  @query('[popover]') private panel!: HTMLElement;

  readonly #views = new ViewsController(this, () => this.page);

  constructor() {
    super();
    new RouteController(this, () => this.router);
  }

  protected override firstUpdated(): void {
    if (this.#isBare()) void this.#openWithDefault();
  }

  override render() {
    const here = this.#query();
    const current = this.#views.views.find((view) => view.query === here);
    return html`<button type="button" class="opener" aria-haspopup="dialog" aria-expanded=${this.open ? 'true' : 'false'} @click=${() => this.panel.togglePopover()}>
        <ui-icon name="bookmark" size="14"></ui-icon><span class="ell">${current?.name ?? 'Views'}</span><ui-icon name="chevron-down" size="14"></ui-icon>
      </button>
      <div popover="auto" role="dialog" aria-label="Saved views" @toggle=${this.#toggled} @keydown=${this.#pressed}>
        ${this.#list(current)} ${this.#foot(here)}
      </div>`;
  }

  #list(current: SavedView | undefined) {
    const { views, error, isLoaded } = this.#views;
    if (error && !isLoaded)
      return html`<p class="hint">${sentenceOf(error)} <ui-button size="s" @click=${() => this.#views.load()}>Try again</ui-button></p>`;
    if (views.length === 0) return html`<p class="hint">Filters that you come back to can be kept here. Each view is a link.</p>`;
    return html`<ul aria-label="Saved views">${repeat(
      views,
      (view) => view.id,
      (view) => html`<li>${this.typed?.id === view.id ? this.#naming('Rename') : this.#view(view, view === current)}</li>`,
    )}</ul>`;
  }

  #view(view: SavedView, isHere: boolean) {
    return html`<a href=${viewLink(view)} aria-current=${isHere ? 'true' : nothing} @click=${() => this.panel.hidePopover()}
        ><span class="ell">${view.name}</span></a
      >
      <ui-icon-button
        class=${view.isDefault ? 'on' : ''}
        pressed=${view.isDefault ? 'true' : 'false'}
        icon="star"
        .size=${24}
        .iconSize=${13}
        label="Open this page with “${view.name}”"
        @click=${() => this.#do(() => this.#views.change(view.id, { isDefault: !view.isDefault }))}
      ></ui-icon-button>
      <ui-icon-button icon="pencil" .size=${24} .iconSize=${13} label="Rename “${view.name}”" @click=${() => this.#type(view.id, view.name)}></ui-icon-button>
      <ui-icon-button icon="x" .size=${24} .iconSize=${12} label="Delete “${view.name}”" @click=${() => this.#delete(view)}></ui-icon-button>`;
  }

  #foot(here: string) {
    if (this.typed?.id === '') return html`<div class="foot">${this.#naming('Save')}</div>`;
    return html`<div class="foot">
      ${this.error ? html`<p class="error" role="alert">${this.error}</p>` : nothing}
      <ui-button variant="ghost" size="s" icon="plus" @click=${() => this.#type('', '')}>${here ? 'Save these filters' : 'Save this page without filters'}</ui-button>
    </div>`;
  }

  #naming(verb: string) {
    return html`<form @submit=${this.#keep}>
      <ui-text hidden-label="Name of the view" placeholder="Name of the view" .value=${this.typed?.name ?? ''} error=${this.error} @ui-value-changed=${this.#named}></ui-text>
      <ui-button size="s" variant="primary" type="submit">${verb}</ui-button>
      ${this.taken && this.typed?.id === '' ? html`<ui-button size="s" @click=${this.#replace}>Replace it</ui-button>` : nothing}
    </form>`;
  }

  async #openWithDefault(): Promise<void> {
    const view = await this.#views.opening(this.page);
    if (view?.query && this.isConnected && this.#isBare()) this.router.go(viewLink(view), { replace: true });
  }

  #isBare(): boolean {
    return location.search === '' && [`/${this.page}`, this.alias].includes(location.pathname);
  }

  /** What the address asks for now, in the form in which the server keeps it. */
  #query(): string {
    const here = this.router.query;
    for (const name of PASSING) here.delete(name);
    return here.toString();
  }

  #type(id: string, name: string): void {
    this.typed = { id, name };
    this.error = '';
    this.taken = undefined;
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('ui-text')?.focus());
  }

  #named(event: ValueChanged): void {
    if (this.typed) this.typed = { ...this.typed, name: event.value };
    this.error = '';
    this.taken = undefined;
  }

  readonly #keep = (event: Event): Promise<void> => {
    event.preventDefault();
    const { id = '', name = '' } = this.typed ?? {};
    return this.#do(async () => {
      if (id) await this.#views.change(id, { name });
      else await this.#views.save(name, this.#query());
      announce(id ? `Renamed to ${name.trim()}` : `View ${name.trim()} saved`);
      this.typed = undefined;
    });
  };

  readonly #replace = (): Promise<void> => {
    const { id = '' } = this.taken ?? {};
    return this.#do(async () => {
      await this.#views.change(id, { query: this.#query() });
      this.typed = undefined;
    });
  };

  #delete(view: SavedView): Promise<void> {
    return this.#do(async () => {
      await this.#views.remove(view.id);
      announce(`View ${view.name} deleted`);
      await this.updateComplete;
      this.renderRoot.querySelector<HTMLElement>('li a, .foot ui-button')?.focus();
    });
  }

  /** A refusal is said where the person is, and what was typed stays. */
  async #do(act: () => Promise<void>): Promise<void> {
    this.error = '';
    this.taken = undefined;
    try {
      await act();
    } catch (error) {
      this.error = sentenceOf(error);
      if (error instanceof DeskError && error.code === 'already-exists') this.taken = error.details.view as SavedView;
    }
  }

  #toggled(event: ToggleEvent): void {
    this.open = event.newState === 'open';
    if (this.open) this.#place();
    else this.typed = undefined;
    this.error = '';
  }

  /** Escape leaves the name first, then the panel. */
  #pressed(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    if (this.typed) this.typed = undefined;
    else this.panel.hidePopover();
    this.opener.focus();
  }

  #place(): void {
    const anchor = this.opener.getBoundingClientRect();
    const { width } = this.panel.getBoundingClientRect();
    this.panel.style.left = `${Math.max(6, Math.min(anchor.right - width, innerWidth - width - 6))}px`;
    this.panel.style.top = `${anchor.bottom + 4}px`;
    this.panel.style.maxBlockSize = `${innerHeight - anchor.bottom - 12}px`;
  }

  static override styles = [baseStyles, openerStyles, floatingStyles, viewMenuStyles];
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-view-menu': DeskViewMenu;
  }
}
