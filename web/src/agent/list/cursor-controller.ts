import type { Chat } from '@desk/protocol/chat';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { deepActiveElement } from '../../ui/deep-active-element.ts';
import type { DeskChatRow } from './desk-chat-row.ts';

export interface CursorWiring {
  /** The open chat; empty when there is none. */
  chatId(): string;
  /** Shows a chat. `replace`: without a step to come back to. */
  go(href: string, replace: boolean): void;
}

const restMs = 120;

/**
 * The selection of a list: J, K and the arrows move it with the focus, and the chat is shown once it rests. When the open chat leaves, the
 * row that took its place is next.
 */
export class CursorController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #wiring: CursorWiring;
  #rest: ReturnType<typeof setTimeout> | undefined;
  #restingOn = '';
  #open = '';
  /** Where the chat stood that was open before; -1 when there was none. */
  #place = -1;

  constructor(host: ReactiveControllerHost & HTMLElement, wiring: CursorWiring) {
    this.#host = host;
    this.#wiring = wiring;
    host.addController(this);
  }

  hostConnected(): void {}

  hostDisconnected(): void {
    clearTimeout(this.#rest);
  }

  /** Remembers the place of the open chat, as long as it is among these rows (ids from the top). */
  keepPlace(ids: readonly string[]): void {
    const chatId = this.#wiring.chatId();
    const at = ids.indexOf(chatId || this.#open);
    if (at >= 0) this.#place = at;
    else if (chatId) this.#place = -1;
    if (chatId) this.#open = chatId;
  }

  /** The one tab stop of the list: the open chat, else the row that took its place, else the first. */
  stopOf(ids: readonly string[]): string | undefined {
    const chatId = this.#wiring.chatId();
    if (ids.includes(chatId)) return chatId;
    return ids[Math.min(Math.max(this.#place, 0), ids.length - 1)];
  }

  /** The row with the focus, in it or on it. */
  get focused(): DeskChatRow | undefined {
    return this.rows.find((row) => row.shadowRoot?.contains(deepActiveElement()));
  }

  /** The rows on the screen that can be chosen, from the top. */
  get rows(): DeskChatRow[] {
    return [...(this.#host.shadowRoot?.querySelectorAll<DeskChatRow>('desk-chat-row:not([has-left])') ?? [])];
  }

  /** Moves the selection; the chat is shown once it rests. Focus goes along, unless somebody is writing. */
  move(step: 1 | -1, takeFocus = true): DeskChatRow | undefined {
    const { rows, focused } = this;
    const from = focused ? rows.indexOf(focused) : rows.findIndex((row) => row.chat.id === this.#wiring.chatId());
    const next = rows[Math.min(Math.max(from + step, 0), rows.length - 1)];
    if (!next) return undefined;
    if (takeFocus) next.focus();
    next.scrollIntoView({ block: 'nearest' });
    clearTimeout(this.#rest);
    this.#restingOn = next.href;
    this.#rest = setTimeout(() => this.settle(), restMs);
    return next;
  }

  /** To the first row or the last. */
  jump(toEnd: boolean): void {
    this.rows.at(toEnd ? -1 : 0)?.focus();
  }

  /** Shows at once what the selection has moved to, or the row in focus when nothing is open: something is to be done with it. */
  settle(): void {
    clearTimeout(this.#rest);
    const href = this.#next;
    this.#restingOn = '';
    if (href) this.#wiring.go(href, this.#wiring.chatId() !== '');
  }

  /** There is a chat that `settle` would show. */
  get hasNext(): boolean {
    return this.#next !== '';
  }

  /** The chat that `settle` would show. */
  get next(): Chat | undefined {
    const href = this.#next;
    return href ? this.rows.find((row) => row.href === href)?.chat : undefined;
  }

  get #next(): string {
    return this.#restingOn || (this.#wiring.chatId() === '' ? (this.focused?.href ?? '') : '');
  }

  /** Opens a row on purpose. */
  open(row: DeskChatRow): void {
    clearTimeout(this.#rest);
    this.#restingOn = '';
    this.#wiring.go(row.href, false);
  }
}
