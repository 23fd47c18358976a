import type { DraftMode } from '@desk/protocol/note';
import { serverNow } from '../clock/server-clock.ts';
import { readDraft, saveDraft } from './drafts-api.ts';
import { Listeners } from './listeners.ts';

export type DraftBody = Record<string, unknown>;
export type DraftState = 'none' | 'typing' | 'kept' | 'kept-here';

interface Shadow {
  body: DraftBody;
  at: string;
  isSaved: boolean;
}

const localMs = 300;
const serverMs = 1_500;

/**
 * What an agent typed and did not send: per agent, chat and mode. A copy on this device after 300 ms of rest, on the server after 1.5 s,
 * so that a crash, a reload and another device all find it. An empty body drops the draft. What goes to the server goes one after another
 * per draft: a text that was sent must not be kept after it was dropped.
 */
export class Drafts {
  /** The draft of this chat and mode changed in another tab: what it is now, empty where it was dropped there, and what it was before. */
  readonly onOutside = new Listeners<[chatId: string, mode: DraftMode, body: DraftBody, before: DraftBody]>();
  /** The draft of this chat and mode is no longer needed: whoever shows it may clear it. */
  readonly onDrop = new Listeners<[chatId: string, mode: DraftMode]>();
  readonly onChange = new Listeners<[]>();
  readonly #prefix: string;
  #states = new Map<string, DraftState>();
  #pending = new Map<string, { body: DraftBody; local: Timer; server: Timer }>();
  /** The last save of each draft; it never rejects. */
  #saves = new Map<string, Promise<unknown>>();

  constructor(userId: string) {
    this.#prefix = `desk.draft.${userId}.`;
    addEventListener('storage', this.#heard);
    addEventListener('pagehide', this.flush);
  }

  stop(): void {
    this.flush();
    for (const { local, server } of this.#pending.values()) {
      clearTimeout(local);
      clearTimeout(server);
    }
    removeEventListener('storage', this.#heard);
    removeEventListener('pagehide', this.flush);
  }

  state(chatId: string, mode: DraftMode): DraftState {
    return this.#states.get(nameOf(chatId, mode)) ?? 'none';
  }

  /** What this device holds, at once. */
  peek(chatId: string, mode: DraftMode): DraftBody | undefined {
    const name = nameOf(chatId, mode);
    return this.#pending.get(name)?.body ?? this.#readShadow(name)?.body;
  }

  /** The newer of this device's copy and the server's; undefined when there is none. */
  async load(chatId: string, mode: DraftMode): Promise<DraftBody | undefined> {
    const name = nameOf(chatId, mode);
    const lastSave = this.#saves.get(name);
    await lastSave;
    const remote = await readDraft(chatId, mode).catch(() => null);
    if (this.#pending.has(name) || this.#saves.get(name) !== lastSave) return this.peek(chatId, mode);
    const shadow = this.#readShadow(name);
    const isNewer = remote && Object.keys(remote.body).length > 0 && (!shadow || (shadow.isSaved && remote.updatedAt > shadow.at));
    if (isNewer) this.#writeShadow(name, { body: remote.body, at: remote.updatedAt, isSaved: true });
    const body = isNewer ? remote.body : shadow?.body;
    if (body) this.#become(name, shadow?.isSaved === false && !isNewer ? 'kept-here' : 'kept');
    return body;
  }

  keep(chatId: string, mode: DraftMode, body: DraftBody): void {
    const name = nameOf(chatId, mode);
    const old = this.#pending.get(name);
    clearTimeout(old?.local);
    clearTimeout(old?.server);
    this.#pending.set(name, {
      body,
      local: setTimeout(() => this.#keepHere(name, body), localMs),
      server: setTimeout(() => void this.#keepThere(chatId, mode, body), serverMs),
    });
    this.#become(name, 'typing');
  }

  /** The draft has served: it was sent, saved or thrown away. */
  drop(chatId: string, mode: DraftMode): void {
    const name = nameOf(chatId, mode);
    const pending = this.#pending.get(name);
    clearTimeout(pending?.local);
    clearTimeout(pending?.server);
    const wasKept = this.#readShadow(name) !== undefined || this.#states.has(name);
    this.#pending.delete(name);
    this.#writeShadow(name, undefined);
    this.#become(name, 'none');
    this.onDrop.call(chatId, mode);
    if (wasKept) void this.#save(chatId, mode, null).catch(() => undefined);
  }

  /** Writes what is not written yet, when the page goes away. */
  flush = (): void => {
    for (const [name, { body }] of this.#pending) this.#writeShadow(name, { body, at: new Date().toISOString(), isSaved: false });
  };

  #keepHere(name: string, body: DraftBody): void {
    this.#writeShadow(name, { body, at: new Date().toISOString(), isSaved: false });
    this.#become(name, navigator.onLine ? 'kept' : 'kept-here');
  }

  async #keepThere(chatId: string, mode: DraftMode, body: DraftBody): Promise<void> {
    const name = nameOf(chatId, mode);
    const isLatest = () => this.#pending.get(name)?.body === body;
    try {
      await this.#save(chatId, mode, Object.keys(body).length ? body : null);
      if (!isLatest()) return;
      this.#pending.delete(name);
      this.#writeShadow(name, { body, at: new Date(serverNow()).toISOString(), isSaved: true });
      this.#become(name, 'kept');
    } catch {
      if (!isLatest()) return;
      this.#pending.delete(name);
      this.#become(name, 'kept-here');
    }
  }

  async #save(chatId: string, mode: DraftMode, body: DraftBody | null): Promise<void> {
    const name = nameOf(chatId, mode);
    const before = this.#saves.get(name);
    const save = (async () => {
      await before;
      await saveDraft(chatId, mode, body);
    })();
    this.#saves.set(
      name,
      save.catch(() => undefined),
    );
    await save;
  }

  #become(name: string, state: DraftState): void {
    if (this.#states.get(name) === state) return;
    this.#states.set(name, state);
    this.onChange.call();
  }

  #heard = (event: StorageEvent): void => {
    if (!event.key?.startsWith(this.#prefix)) return;
    const [chatId, mode] = event.key.slice(this.#prefix.length).split('.') as [string, DraftMode];
    const [body, before] = [bodyOf(event.newValue), bodyOf(event.oldValue)];
    if (!event.newValue) this.#droppedOutside(nameOf(chatId, mode), before);
    this.onOutside.call(chatId, mode, body, before);
  };

  /** What served in another tab must not be kept again by this one. What was typed here since is another draft. */
  #droppedOutside(name: string, before: DraftBody): void {
    const pending = this.#pending.get(name);
    if (pending && JSON.stringify(pending.body) !== JSON.stringify(before)) return;
    clearTimeout(pending?.local);
    clearTimeout(pending?.server);
    this.#pending.delete(name);
    this.#become(name, 'none');
  }

  #readShadow(name: string): Shadow | undefined {
    try {
      const text = localStorage.getItem(this.#prefix + name);
      return text === null ? undefined : (JSON.parse(text) as Shadow);
    } catch {
      return undefined;
    }
  }

  #writeShadow(name: string, shadow: Shadow | undefined): void {
    try {
      if (shadow && Object.keys(shadow.body).length > 0) localStorage.setItem(this.#prefix + name, JSON.stringify(shadow));
      else localStorage.removeItem(this.#prefix + name);
    } catch {
      // no storage: the server's copy is the only one
    }
  }
}

type Timer = ReturnType<typeof setTimeout>;

const bodyOf = (shadow: string | null): DraftBody => (shadow ? (JSON.parse(shadow) as Shadow).body : {});

const nameOf = (chatId: string, mode: DraftMode): string => `${chatId}.${mode}`;
