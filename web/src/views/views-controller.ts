import type { ChangeView, SavedView } from '@desk/protocol/saved-view';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { changeView, deleteView, listViews, saveView } from '../data/views-api.ts';

/** My saved views of one page: read when the host appears, and kept true as they are changed here. Each act throws the server's refusal. */
export class ViewsController implements ReactiveController {
  views: readonly SavedView[] = [];
  error: unknown;
  isLoaded = false;
  readonly #host: ReactiveControllerHost;
  readonly #page: () => string;

  constructor(host: ReactiveControllerHost, page: () => string) {
    this.#host = host;
    this.#page = page;
    host.addController(this);
  }

  hostConnected(): void {
    // Properties of the host are set once its first update is due.
    queueMicrotask(() => void this.load());
  }

  async load(): Promise<readonly SavedView[]> {
    try {
      this.views = (await listViews(this.#page())).items;
      this.error = undefined;
      this.isLoaded = true;
    } catch (error) {
      this.error = error;
    }
    this.#host.requestUpdate();
    return this.views;
  }

  async save(name: string, query: string): Promise<SavedView> {
    const view = await saveView({ page: this.#page(), name, query });
    this.#put(view);
    return view;
  }

  async change(id: string, change: ChangeView): Promise<void> {
    const view = await changeView(id, change);
    if (view.isDefault) this.views = this.views.map((each) => ({ ...each, isDefault: false }));
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
