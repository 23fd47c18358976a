import type { ClientFrame, VisitorFrame } from '@desk/protocol/socket';
import { CLOSE, PROTOCOL } from '@desk/protocol/wire';
import { setServerTime } from '../clock/server-clock.ts';
import type { LinkState } from './visit-state.ts';

export type VisitLinkOptions = {
  /** Address of the socket; null when there is no session to connect with. */
  url: () => string | null;
  onState: (state: LinkState) => void;
  onChat: (frame: Extract<VisitorFrame, { type: 'chat' }>) => void;
  onTyping: (frame: Extract<VisitorFrame, { type: 'typing' }>) => void;
  /** What is shown may be old: load it anew. Also called when the socket cannot be had, so that HTTP alone still works. */
  onStale: () => void;
  /** The desk does not know this session any more. */
  onRefused: () => void;
};

const PING_MS = 25_000;
const ANSWER_MS = 10_000;
const RETRY_MS = [500, 1_000, 2_000, 4_000, 8_000, 15_000];

/** The visitor's socket: says hello with the last cursor, keeps alive, comes back by itself with growing, jittered pauses. */
export class VisitLink {
  readonly #options: VisitLinkOptions;
  #socket: WebSocket | null = null;
  #cursor: string | undefined;
  #failures = 0;
  #retry = 0;
  #beat = 0;

  constructor(options: VisitLinkOptions) {
    this.#options = options;
  }

  /** Connects at once unless it is connected or about to be. */
  connect(): void {
    clearTimeout(this.#retry);
    if (this.#socket !== null) return;
    const url = this.#options.url();
    if (url === null) {
      this.#options.onState('idle');
      return;
    }
    this.#options.onState(this.#failures === 0 ? 'connecting' : 'lost');
    const socket = new WebSocket(url);
    this.#socket = socket;
    this.#expectWord(socket);
    let hasOpened = false;
    socket.addEventListener('open', () => {
      hasOpened = true;
      this.#say(socket, { type: 'hello', protocol: PROTOCOL, since: this.#cursor });
    });
    socket.addEventListener('message', ({ data }) => {
      if (this.#socket === socket) this.#hear(socket, JSON.parse(String(data)));
    });
    socket.addEventListener('close', ({ code }) => {
      if (this.#socket === socket) this.#lose(code, hasOpened);
    });
  }

  /** Says something that may be lost. */
  send(frame: ClientFrame): void {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#say(this.#socket, frame);
  }

  /** Hangs up without coming back; `forget` also drops the place in the stream, as when the session changes. */
  close({ forget }: { forget: boolean }): void {
    const socket = this.#socket;
    this.#socket = null;
    clearTimeout(this.#retry);
    clearTimeout(this.#beat);
    if (forget) this.#cursor = undefined;
    this.#failures = 0;
    socket?.close(1000);
    this.#options.onState('idle');
  }

  #hear(socket: WebSocket, frame: VisitorFrame): void {
    clearTimeout(this.#beat);
    this.#beat = setTimeout(() => {
      this.#say(socket, { type: 'ping' });
      this.#expectWord(socket);
    }, PING_MS);
    switch (frame.type) {
      case 'welcome':
        this.#failures = 0;
        setServerTime(frame.now);
        this.#cursor = frame.cursor;
        this.#options.onState('open');
        if (!frame.resumed) this.#options.onStale();
        break;
      case 'chat':
        this.#cursor = frame.cursor;
        this.#options.onChat(frame);
        break;
      case 'typing':
        this.#options.onTyping(frame);
        break;
      case 'resync':
        this.#options.onStale();
        break;
      case 'pong':
        setServerTime(frame.now);
        break;
      default:
        frame satisfies never;
    }
  }

  /** A half-dead connection is given up when no word comes in time. */
  #expectWord(socket: WebSocket): void {
    clearTimeout(this.#beat);
    this.#beat = setTimeout(() => {
      if (this.#socket !== socket) return;
      socket.close();
      this.#lose(0, false);
    }, ANSWER_MS);
  }

  #lose(code: number, hadOpened: boolean): void {
    this.#socket = null;
    clearTimeout(this.#beat);
    if (code === CLOSE.signIn.code || code === CLOSE.notYours.code) {
      this.#options.onState('idle');
      this.#options.onRefused();
      return;
    }
    this.#options.onState('lost');
    if (!hadOpened) this.#options.onStale();
    const wait = RETRY_MS[Math.min(this.#failures++, RETRY_MS.length - 1)]!;
    this.#retry = setTimeout(() => this.connect(), wait * (0.75 + Math.random() / 2));
  }

  #say(socket: WebSocket, frame: ClientFrame): void {
    if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(frame));
  }
}
