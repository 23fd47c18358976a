import type { ChangeView, SavedView } from '@desk/protocol/saved-view';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { changeView, deleteView, listViews, saveView } from '../data/views-api.ts';

/**
 * My saved views of a page, or of all pages beneath it: read when the host appears, and kept true as they are changed here. Each act throws the
 * server's refusal. [V1]
 */
export class ViewsController implements ReactiveController {
  views: readonly SavedView[] = [];
  error: unknown;
  isLoaded = false;
  readonly #host: ReactiveControllerHost;
  readonly #page: () => string;
  #read: Promise<unknown> | undefined;

  constructor(host: ReactiveControllerHost, page: () => string) {
    this.#host = host;
    this.#page = page;
    host.addController(this);
  }

  hostConnected(): void {
    // Properties of the host are set once its first update is due.
    this.#read = Promise.resolve().then(() => this.load());
  }

  /** The view with which a page opens that was asked for without filters. */
  async opening(page: string): Promise<SavedView | undefined> {
    await this.#read;
    return this.views.find((view) => view.isDefault && view.page === page);
  }

  async load(): Promise<void> {
    try {
      this.views = (await listViews(this.#page())).items;
      this.error = undefined;
      this.isLoaded = true;
    } catch (error) {
      this.error = error;
    }
    this.#host.requestUpdate();
  }

  /** `page`: the one beneath that is looked at. */
  async save(name: string, query: string, page = this.#page()): Promise<void> {
    this.#put(await saveView({ page, name, query }));
  }

  async change(id: string, change: ChangeView): Promise<void> {
    const view = await changeView(id, change);
    if (view.isDefault) this.views = this.views.map((each) => (each.page === view.page ? { ...each, isDefault: false } : each));
    this.#put(view);
  }

  async remove(id: string): Promise<void> {
    await deleteView(id);
    this.views = this.views.filter((view) => view.id !== id);
    this.#host.requestUpdate();
  }

  #put(view: SavedView): void {
    const others = this.views.filter(({ id }) => id !== view.id);
    this.views = [...others, view].sort((a, b) => a.name.localeCompare(b.name));
    this.#host.requestUpdate();
  }
}
