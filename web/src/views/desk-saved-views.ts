import type { SavedView } from '@desk/protocol/saved-view';
import { consume } from '@lit/context';
import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { sentenceOf } from '../data/http.ts';
import { RouteController } from '../route/route-controller.ts';
import type { Router } from '../route/router.ts';
import { routerContext } from '../route/router-context.ts';
import { baseStyles } from '../ui/base-styles.ts';
import type { ItemChosen } from '../ui/item-chosen.ts';
import type { MenuItem } from '../ui/ui-menu.ts';
import type { ValueChanged } from '../ui/value-changed.ts';
import { savedViewsStyles } from './desk-saved-views.styles.ts';
import { handOver, pageOf, viewLink } from './saved-views.ts';
import { ViewsController } from './views-controller.ts';
import '../ui/ui-button.ts';
import '../ui/ui-icon.ts';
import '../ui/ui-menu.ts';
import '../ui/ui-text.ts';

/** What is being named: a new view, or one that gets another name. */
type Naming = { id?: string; name: string };

/** One's own views of reports, on every browser: links with a name, and the way to keep the present one. */
@customElement('desk-saved-views')
export class DeskSavedViews extends LitElement {
  @consume({ context: routerContext })
  private router!: Router;
  @property({ attribute: 'user-id' }) userId = '';
  @state() private naming: Naming | undefined;
  @state() private error = '';

  readonly #views = new ViewsController(this, () => 'reports');

  constructor() {
    super();
    new RouteController(this, () => this.router);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#begin();
  }

  override render() {
    const here = viewLink({ page: pageOf(this.router.path), query: this.router.query.toString() });
    return html`<h3>Saved</h3>
      ${repeat(
        this.#views.views,
        ({ id }) => id,
        (view) => (this.naming?.id === view.id ? this.#form() : this.#view(view, here)),
      )}
      ${
        this.naming && this.naming.id === undefined
          ? this.#form()
          : html`<ui-button variant="ghost" size="s" icon="plus" @click=${() => this.#name({ name: '' })}>Save this view</ui-button>`
      }
      <p class="hint bad" role="alert">${this.error || (this.#views.error ? sentenceOf(this.#views.error) : '')}</p>`;
  }

  #view(view: SavedView, here: string) {
    const href = viewLink(view);
    return html`<div class="view">
      <a href=${href} aria-current=${href === here ? 'true' : nothing}><ui-icon name="bookmark"></ui-icon><span class="ell" title=${view.name}>${view.name}</span>${view.isDefault ? html`<span class="hint">first</span>` : nothing}</a>
      <ui-menu label="Change ${view.name}" .items=${itemsOf(view, href !== here)} @ui-item-chosen=${(event: ItemChosen) => this.#chosen(view, event.item)}></ui-menu>
    </div>`;
  }

  #form() {
    return html`<form @submit=${this.#keep}>
      <ui-text hidden-label="Name of the view" placeholder="Name of the view" .value=${this.naming?.name ?? ''} @ui-value-changed=${this.#typed} @keydown=${this.#pressed}></ui-text>
      <ui-button size="s" variant="primary" type="submit">Save</ui-button>
    </form>`;
  }

  #name(naming: Naming): void {
    this.naming = naming;
    this.error = '';
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('ui-text')?.focus());
  }

  /** A name that is refused stays in its field, with the reason below. */
  readonly #keep = async (event?: Event): Promise<void> => {
    event?.preventDefault();
    const naming = this.naming;
    if (!naming?.name.trim()) return;
    const done = await this.#act(() =>
      naming.id === undefined
        ? this.#views.save(naming.name, this.router.query.toString(), pageOf(this.router.path))
        : this.#views.change(naming.id, { name: naming.name }),
    );
    if (done) this.naming = undefined;
  };

  #chosen(view: SavedView, item: string): void {
    if (item === 'rename') this.#name({ id: view.id, name: view.name });
    if (item === 'update') void this.#act(() => this.#views.change(view.id, { query: this.router.query.toString() }));
    if (item === 'default') void this.#act(() => this.#views.change(view.id, { isDefault: !view.isDefault }));
    if (item === 'delete') void this.#act(() => this.#views.remove(view.id));
  }

  #typed(event: ValueChanged): void {
    if (this.naming) this.naming = { ...this.naming, name: event.value };
  }

  #pressed(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    this.naming = undefined;
    event.stopPropagation();
  }

  async #begin(): Promise<void> {
    const opens = await this.#views.opening(pageOf(this.router.path));
    if (opens && location.search === '') this.router.go(viewLink(opens), { replace: true });
    if (await handOver(this.userId)) await this.#views.load();
  }

  async #act(change: () => Promise<void>): Promise<boolean> {
    try {
      await change();
      this.error = '';
    } catch (error) {
      this.error = sentenceOf(error);
    }
    return this.error === '';
  }

  static override styles = [baseStyles, savedViewsStyles];
}

function itemsOf(view: SavedView, differs: boolean): MenuItem[] {
  return [
    { id: 'rename', label: 'Rename', icon: 'pencil' },
    ...(differs ? [{ id: 'update', label: 'Take what is shown now', icon: 'retry' } as const] : []),
    { id: 'default', label: 'Opens first', checked: view.isDefault },
    { id: 'delete', label: 'Forget', icon: 'x', danger: true },
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-saved-views': DeskSavedViews;
  }
}
