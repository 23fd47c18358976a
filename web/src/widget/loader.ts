import { createLauncher } from './launcher.ts';
import type { MountPanel, Panel } from './panel-contract.ts';

/**
 * `<script src="https://desk.example/widget/v1/loader.js" data-key="demo" defer></script>` puts the launcher on a customer's page. Nothing is
 * asked of the desk before the visitor's first click; after it, the tab remembers that a chat goes on and shows it again on the next page. Who has
 * chatted here before sees on the button what was written to them since.
 * Attributes: `data-key` (required), `data-title`, `data-department`, `data-privacy` (URL), `data-theme` (`light` or `dark`), `data-hue` (0-360).
 * Any element of the page with `data-desk-chat` opens the chat when it is clicked.
 */

/** File name of the panel chunk beside this script; the build writes it in. */
declare const __WIDGET_PANEL__: string;

const script = document.currentScript;
if (script instanceof HTMLScriptElement && script.dataset.key && document.querySelector('desk-chat') === null) {
  const { src, dataset } = script;
  if (document.body) start(src, dataset);
  else document.addEventListener('DOMContentLoaded', () => start(src, dataset));
}

function start(src: string, settings: DOMStringMap): void {
  const key = settings.key ?? '';
  const visit = `desk.widget.${key}.panel`;
  const host = document.createElement('desk-chat');
  const launcher = createLauncher(host.attachShadow({ mode: 'open' }), () => (isOpen ? loaded?.minimise() : open(true)));
  const { wrapper } = launcher;
  if (settings.theme) wrapper.dataset.theme = settings.theme;
  if (settings.hue && Number.isFinite(Number(settings.hue))) wrapper.style.setProperty('--w-hue', String(Number(settings.hue)));
  document.body.append(host);

  let isOpen = false;
  let loaded: Panel | null = null;
  let loading: Promise<Panel> | null = null;
  let attempts = 0;

  const load = () => {
    loading ??= importPanel(src, attempts++).then((mountPanel) => {
      loaded = mountPanel({
        base: new URL(src).origin,
        key,
        title: settings.title ?? '',
        department: settings.department ?? null,
        privacyUrl: settings.privacy ?? null,
        parent: wrapper,
        onUnread: launcher.setUnread,
        onMinimised: (active) => {
          isOpen = false;
          launcher.setOpen(false);
          launcher.focus();
          remember(visit, active ? 'minimised' : null);
        },
      });
      return loaded;
    });
    return loading;
  };

  const open = async (focus: boolean) => {
    launcher.setTrouble(null);
    launcher.setBusy(true);
    try {
      (await load()).open({ focus });
      isOpen = true;
      launcher.setOpen(true);
      remember(visit, 'open');
    } catch (error) {
      loading = null;
      if (error instanceof BlockedByPage) {
        host.remove();
        // biome-ignore lint/suspicious/noConsole: the page's owner is told, the visitor sees nothing
        console.warn('Desk chat: the content security policy of this page does not allow the widget.');
      } else launcher.setTrouble('The chat did not load. Check your connection and try again.');
    } finally {
      launcher.setBusy(false);
    }
  };

  document.addEventListener('click', (event) => {
    if (event.target instanceof Element && event.target.closest('[data-desk-chat]')) {
      event.preventDefault();
      void open(true);
    }
  });

  const before = recall(visit);
  if (before === 'open') void open(false);
  else if (before === 'minimised' || hasChatted(key)) load().catch(() => (loading = null));
}

/** The panel's memory (`visit-memory.ts`) holds a session: somebody may have written since. */
function hasChatted(key: string): boolean {
  try {
    return localStorage.getItem(`desk.widget.${key}.token`) !== null;
  } catch {
    return false;
  }
}

class BlockedByPage extends Error {}

async function importPanel(src: string, attempt: number): Promise<MountPanel> {
  const address = new URL(__WIDGET_PANEL__, src);
  if (attempt > 0) address.search = `again=${attempt}`; // some browsers remember a module that failed to load
  let blocked = false;
  const notice = (event: SecurityPolicyViolationEvent) => {
    blocked ||= event.blockedURI.startsWith(address.origin);
  };
  document.addEventListener('securitypolicyviolation', notice);
  try {
    const module: { mountPanel: MountPanel } = await import(/* @vite-ignore */ address.href);
    return module.mountPanel;
  } catch (error) {
    await new Promise((next) => setTimeout(next)); // a violation is reported in a task of its own
    throw blocked ? new BlockedByPage() : error;
  } finally {
    document.removeEventListener('securitypolicyviolation', notice);
  }
}

function remember(name: string, value: string | null): void {
  try {
    if (value === null) sessionStorage.removeItem(name);
    else sessionStorage.setItem(name, value);
  } catch {} // storage may be blocked; then a reload starts with the launcher
}

function recall(name: string): string | null {
  try {
    return sessionStorage.getItem(name);
  } catch {
    return null;
  }
}
