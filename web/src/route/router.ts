import { Listeners } from '../data/listeners.ts';

/**
 * The address bar as the one truth about where a person is. Plain links are taken over, so a link is written as `<a href>` and works in a
 * new tab too. Places push history; filters replace it.
 */
export class Router {
  readonly onChange = new Listeners<[]>();

  get path(): string {
    return location.pathname;
  }

  get query(): URLSearchParams {
    return new URLSearchParams(location.search);
  }

  start(): void {
    addEventListener('popstate', this.#tell);
    addEventListener('click', this.#follow);
  }

  stop(): void {
    removeEventListener('popstate', this.#tell);
    removeEventListener('click', this.#follow);
  }

  /** Go to a place. `to` is a path with or without a query. */
  go(to: string, options: { replace?: boolean } = {}): void {
    if (to === location.pathname + location.search) return;
    if (options.replace) history.replaceState(null, '', to);
    else history.pushState(null, '', to);
    this.onChange.call();
  }

  /** Sets some values of the query and leaves the others; an empty string or undefined takes one out. */
  setQuery(values: Record<string, string | undefined>): void {
    const next = this.query;
    for (const [name, value] of Object.entries(values)) {
      if (value) next.set(name, value);
      else next.delete(name);
    }
    const text = next.toString();
    this.go(location.pathname + (text ? `?${text}` : ''), { replace: true });
  }

  #tell = (): void => this.onChange.call();

  #follow = (event: MouseEvent): void => {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = event.composedPath().find((target): target is HTMLAnchorElement => target instanceof HTMLAnchorElement);
    if (!link?.href || link.target || link.hasAttribute('download') || link.origin !== location.origin) return;
    if (!isPage(link.pathname)) return;
    event.preventDefault();
    this.go(link.pathname + link.search);
  };
}

const pages = ['/login', '/desk', '/supervise', '/dashboard', '/reports', '/admin'];

/** Whether a path is one of ours: anything else (the demo shop, the API's page) is left to the browser. */
export function isPage(path: string): boolean {
  return path === '/' || pages.some((page) => path === page || path.startsWith(`${page}/`));
}
