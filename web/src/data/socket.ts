import type { ClientFrame, ServerFrame, Topic } from '@desk/protocol/socket';
import { CLOSE, PROTOCOL } from '@desk/protocol/wire';
import { setServerTime } from '../clock/server-clock.ts';
import { backoffMs } from './backoff.ts';
import { Listeners } from './listeners.ts';
import { Pulse } from './pulse.ts';

/**
 * Where the line stands. `since` is when it was lost, by this machine's clock (ms); `nextTryAt` likewise. `isHeldUp`: the server answers, and
 * itself hears no news right now.
 */
export type LineState =
  | { at: 'connecting' }
  | { at: 'live'; isHeldUp: boolean }
  | { at: 'reconnecting' | 'offline'; since: number; nextTryAt: number }
  | { at: 'stopped'; why: 'signed-out' | 'reload' | 'closed' };

const offlineAfterMs = 30_000;
const askAgainMs = 2_000;
/** How often lists are read while the server hears no news. */
const listsEveryMs = 10_000;

/**
 * The one socket of this page. It says hello with the last cursor, watches topics (counted, so that several elements may want the same one),
 * pings, notices a machine that slept, and comes back by itself. What goes up may be lost; what comes down is handed to `onFrame`.
 * Whatever is read before a watch counts may miss what happens in between, so that is what the server's `watching` is waited for.
 */
export class DeskSocket {
  readonly onFrame = new Listeners<[ServerFrame]>();
  readonly onState = new Listeners<[LineState]>();
  /** Lists must be read anew: the watch of a new line counts now, the server cannot tell what was missed, or it hears no news at all. */
  readonly onResync = new Listeners<[]>();
  /** The line came back and everything that was missed has been told. */
  readonly onResumed = new Listeners<[]>();
  /** No line came about: whether the session still holds can only be asked by HTTP. */
  readonly onRefused = new Listeners<[]>();
  /** These topics count from now on, while the others went on: what they lead to must be read after this. */
  readonly onWatched = new Listeners<[readonly Topic[]]>();
  state: LineState = { at: 'connecting' };

  readonly #url: string;
  #socket: WebSocket | undefined;
  #cursor: string | undefined;
  #topics = new Map<Topic, number>();
  #attempt = 0;
  #lostAt = 0;
  #retry: ReturnType<typeof setTimeout> | undefined;
  readonly #pulse = new Pulse({ ask: () => this.send({ type: 'ping' }), onLost: () => this.#lost() });
  #listsAskedAt = Number.NEGATIVE_INFINITY;
  #told = false;
  /** The topics that count on this line; undefined before the first `watching`. */
  #counted: ReadonlySet<Topic> | undefined;
  #owesLists = false;
  /** Chats that were refused once on this line, and asked for again. */
  #askedAgain = new Set<Topic>();
  #nextAsk: ReturnType<typeof setTimeout> | undefined;

  constructor(url = `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/api/socket`) {
    this.#url = url;
  }

  start(): void {
    addEventListener('online', this.retryNow);
    addEventListener('offline', this.#doubt);
    document.addEventListener('visibilitychange', this.#doubt);
    this.#connect();
  }

  stop(why: 'signed-out' | 'reload' | 'closed' = 'closed'): void {
    removeEventListener('online', this.retryNow);
    removeEventListener('offline', this.#doubt);
    document.removeEventListener('visibilitychange', this.#doubt);
    clearTimeout(this.#retry);
    this.#drop();
    this.#become({ at: 'stopped', why });
  }

  /** Sends a frame when the line is live; otherwise it is lost, which is allowed for everything that goes up. */
  send(frame: ClientFrame): void {
    if (this.state.at === 'live') this.#socket?.send(JSON.stringify(frame));
  }

  /** Watch a topic until the returned function is called. */
  watch(topic: Topic): () => void {
    this.#topics.set(topic, (this.#topics.get(topic) ?? 0) + 1);
    this.#tellTopics();
    let held = true;
    return () => {
      if (!held) return;
      held = false;
      const left = this.#topics.get(topic)! - 1;
      if (left) this.#topics.set(topic, left);
      else this.#topics.delete(topic);
      this.#tellTopics();
    };
  }

  /** Whether anything here wants this topic. */
  isWanted(topic: Topic): boolean {
    return this.#topics.has(topic);
  }

  /** The line is asked each second, not each ten, until the returned function is called: the page shows what must not be taken for live when it is not. */
  watchClosely(): () => void {
    return this.#pulse.watchClosely();
  }

  retryNow = (): void => {
    if (this.state.at === 'reconnecting' || this.state.at === 'offline') this.#connect();
  };

  #connect(): void {
    clearTimeout(this.#retry);
    this.#drop();
    const socket = new WebSocket(this.#url);
    this.#socket = socket;
    this.#pulse.expectGreeting();
    socket.onopen = () => {
      const hello: ClientFrame = { type: 'hello', protocol: PROTOCOL, ...(this.#cursor === undefined ? {} : { since: this.#cursor }) };
      socket.send(JSON.stringify(hello));
    };
    socket.onmessage = (message) => this.#take(JSON.parse(String(message.data)) as ServerFrame);
    socket.onclose = (event) => this.#closed(event.code);
  }

  #take(frame: ServerFrame): void {
    this.#pulse.answered();
    if (frame.type === 'welcome') this.#welcomed(frame);
    if (frame.type === 'watching') this.#watching(frame);
    if (frame.type === 'pong') this.#ponged(frame);
    if (frame.type === 'events') this.#cursor = frame.cursor;
    if (frame.type === 'resync') this.#missed();
    this.onFrame.call(frame);
  }

  #welcomed(frame: Extract<ServerFrame, { type: 'welcome' }>): void {
    setServerTime(frame.now);
    this.#cursor = frame.cursor;
    this.#counted = undefined;
    this.#owesLists = !frame.resumed;
    this.#askedAgain.clear();
    this.#attempt = 0;
    this.#lostAt = 0;
    this.#become({ at: 'live', isHeldUp: frame.bus === false });
    this.#pulse.begin();
    this.#tellTopics();
  }

  #watching({ topics, refused }: Extract<ServerFrame, { type: 'watching' }>): void {
    this.#askAgain(refused);
    const before = this.#counted;
    this.#counted = new Set(topics);
    if (!before) (this.#owesLists ? this.onResync : this.onResumed).call();
    else this.onWatched.call(topics.filter((topic) => !before.has(topic)));
  }

  /** A chat that is opened in the moment of its making may not be known to the server yet. */
  #askAgain(refused: readonly Topic[]): void {
    const chats = refused.filter((topic) => topic.startsWith('chat:') && this.#topics.has(topic) && !this.#askedAgain.has(topic));
    if (chats.length === 0) return;
    for (const topic of chats) this.#askedAgain.add(topic);
    clearTimeout(this.#nextAsk);
    this.#nextAsk = setTimeout(() => this.#tellTopics(), askAgainMs);
  }

  #missed(): void {
    if (this.#counted) this.onResync.call();
    else this.#owesLists = true;
  }

  /** While the server hears nothing, an answer to the heartbeat is the time to read the lists, once in ten seconds, and once more when it hears again. */
  #ponged(frame: Extract<ServerFrame, { type: 'pong' }>): void {
    setServerTime(frame.now);
    if (this.state.at !== 'live') return;
    const { isHeldUp: wasHeldUp } = this.state;
    const isHeldUp = frame.bus === false;
    if (isHeldUp !== wasHeldUp) this.#become({ at: 'live', isHeldUp });
    if (isHeldUp === wasHeldUp && (!isHeldUp || Date.now() - this.#listsAskedAt < listsEveryMs)) return;
    this.#listsAskedAt = Date.now();
    this.onResync.call();
  }

  /** The line may be dead without knowing: after sleep, after a change of network, when the page comes back into view. */
  #doubt = (): void => {
    if (!navigator.onLine) this.#lost();
    else if (!document.hidden && this.state.at === 'live') this.#pulse.ask();
    else if (!document.hidden) this.retryNow();
  };

  #tellTopics(): void {
    if (this.#told || this.state.at !== 'live') return;
    this.#told = true;
    queueMicrotask(() => {
      this.#told = false;
      this.send({ type: 'watch', topics: [...this.#topics.keys()] });
    });
  }

  #closed(code: number): void {
    if (code === CLOSE.signIn.code) this.stop('signed-out');
    else if (code === CLOSE.reload.code) this.stop('reload');
    else this.#lost();
  }

  #lost(): void {
    const isRefused = this.state.at === 'reconnecting' || this.state.at === 'offline';
    if (this.state.at === 'stopped') return;
    this.#drop();
    this.#lostAt ||= Date.now();
    const wait = backoffMs(this.#attempt++);
    const isOffline = !navigator.onLine || Date.now() - this.#lostAt >= offlineAfterMs;
    this.#become({ at: isOffline ? 'offline' : 'reconnecting', since: this.#lostAt, nextTryAt: Date.now() + wait });
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => this.#connect(), wait);
    if (isRefused && navigator.onLine) this.onRefused.call();
  }

  #drop(): void {
    this.#pulse.end();
    clearTimeout(this.#nextAsk);
    const socket = this.#socket;
    this.#socket = undefined;
    if (!socket) return;
    socket.onopen = socket.onmessage = socket.onclose = null;
    socket.close();
  }

  #become(state: LineState): void {
    this.state = state;
    this.onState.call(state);
  }
}
