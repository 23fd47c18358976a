/** A report with its filters under a name of one's own: a link. Kept per person in this browser. */
export type SavedView = { name: string; href: string };

const LONGEST = 60;

export class SavedViews {
  readonly #key: string;

  constructor(userId: string) {
    this.#key = `desk.report-views.${userId}`;
  }

  list(): SavedView[] {
    try {
      const kept: unknown = JSON.parse(localStorage.getItem(this.#key) ?? '[]');
      return Array.isArray(kept) ? kept.filter(isView) : [];
    } catch {
      return [];
    }
  }

  /** Keeps a view; the same name again takes the new address. */
  save(name: string, href: string): void {
    const short = name.trim().slice(0, LONGEST);
    if (short) this.#write([...this.list().filter((view) => view.name !== short), { name: short, href }]);
  }

  remove(name: string): void {
    this.#write(this.list().filter((view) => view.name !== name));
  }

  #write(views: readonly SavedView[]): void {
    try {
      localStorage.setItem(this.#key, JSON.stringify(views));
    } catch {
      // A browser that keeps nothing: the view is still its address.
    }
  }
}

/** Only a report of ours may be kept: what stands in storage could come from anywhere. */
function isView(value: unknown): value is SavedView {
  const { name, href } = (value ?? {}) as Partial<SavedView>;
  return typeof name === 'string' && typeof href === 'string' && /^\/reports(\/|\?|$)/.test(href);
}
