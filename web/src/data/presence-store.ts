import type { ServerFrame, Viewer } from '@desk/protocol/socket';
import { Listeners } from './listeners.ts';

const typingMs = 6_000;

/** Who types, who looks and who is here. All of it is news of the moment: nothing is kept, and silence ends it. */
export class PresenceStore {
  readonly onChange = new Listeners<[]>();
  viewers: readonly Viewer[] = [];
  online: ReadonlySet<string> = new Set();
  #typing = new Map<string, { name: string; timer: ReturnType<typeof setTimeout> }>();

  take(frame: ServerFrame): void {
    if (frame.type === 'presence') {
      this.viewers = frame.viewers;
      this.online = new Set(frame.online);
      this.onChange.call();
    } else if (frame.type === 'typing' && frame.who.kind === 'customer') {
      clearTimeout(this.#typing.get(frame.chatId)?.timer);
      const timer = setTimeout(() => this.stopTyping(frame.chatId), typingMs);
      this.#typing.set(frame.chatId, { name: frame.who.name, timer });
      this.onChange.call();
    }
  }

  /** Whether the customer of this chat is writing just now. */
  isTyping(chatId: string): boolean {
    return this.#typing.has(chatId);
  }

  /** Their message arrived, or nothing was heard for six seconds. */
  stopTyping(chatId: string): void {
    const typing = this.#typing.get(chatId);
    if (!typing) return;
    clearTimeout(typing.timer);
    this.#typing.delete(chatId);
    this.onChange.call();
  }

  /** Colleagues who have this chat open. */
  viewersOf(chatId: string, exceptUserId: string): Viewer[] {
    return this.viewers.filter((viewer) => viewer.chatId === chatId && viewer.userId !== exceptUserId);
  }
}
