import type { LitElement, ReactiveController } from 'lit';

/**
 * Keeps the focus in a list whose focused row goes away or becomes another one: it goes to what stands in its place then, and where that was the last row to
 * `otherwise`, or to the row before. Rows and `otherwise` are selectors.
 */
export class RowFocusController implements ReactiveController {
  readonly #host: LitElement;
  readonly #row: string;
  readonly #otherwise: string | undefined;
  #at = -1;

  constructor(host: LitElement, row: string, otherwise?: string) {
    this.#host = host;
    this.#row = row;
    this.#otherwise = otherwise;
    host.addController(this);
  }

  hostUpdate(): void {
    const active = this.#active();
    this.#at = active ? this.#rows().findIndex((row) => row.contains(active)) : -1;
  }

  hostUpdated(): void {
    if (this.#at < 0 || this.#active()) return;
    const rows = this.#rows();
    const row = rows[this.#at] ?? (this.#otherwise ? undefined : rows.at(-1));
    // Of a row of several parts the first that takes the focus.
    const target = row ? (row.querySelector<HTMLElement>('ui-button, ui-menu') ?? row) : this.#find(this.#otherwise);
    void this.#focus(target);
  }

  /** A row that has just come takes the focus only once it is drawn. */
  async #focus(target: (HTMLElement & Partial<LitElement>) | null): Promise<void> {
    await target?.updateComplete;
    if (!this.#active()) target?.focus();
  }

  #rows(): HTMLElement[] {
    return [...this.#host.renderRoot.querySelectorAll<HTMLElement>(this.#row)];
  }

  #find(selector: string | undefined): HTMLElement | null {
    return selector ? this.#host.renderRoot.querySelector<HTMLElement>(selector) : null;
  }

  #active(): Element | null {
    return (this.#host.renderRoot as ShadowRoot).activeElement ?? null;
  }
}
