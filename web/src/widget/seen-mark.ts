import type { VisitMemory } from './visit-memory.ts';
import { unreadCount, type VisitState } from './visit-state.ts';

/** Remembers how far the visitor has read the chat, for all tabs and across reloads. */
export class SeenMark {
  /** Whether the visitor is looking right now: what is there then is seen. */
  isAttentive = false;
  readonly #memory: VisitMemory;
  readonly #onMoved: () => void;

  constructor(memory: VisitMemory, onMoved: () => void) {
    this.#memory = memory;
    this.#onMoved = onMoved;
  }

  /** The same state with its count of unread messages; moves the mark when somebody is looking. */
  applied(state: VisitState): VisitState {
    const { chat, messages } = state;
    if (chat === null) return { ...state, unread: 0 };
    const stored = this.#memory.read('seen');
    const seen = stored?.chatId === chat.id ? stored.version : 0;
    if (!this.isAttentive) return { ...state, unread: unreadCount(messages, seen) };
    const latest = messages.at(-1)?.version ?? 0;
    if (latest > seen) {
      this.#memory.write('seen', { chatId: chat.id, version: latest });
      this.#onMoved();
    }
    return { ...state, unread: 0 };
  }
}
