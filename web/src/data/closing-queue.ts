import type { Chat } from '@desk/protocol/chat';
import type { CloseChatInput } from '@desk/protocol/closure';
import { DeskError } from '@desk/protocol/errors';
import { serverNow } from '../clock/server-clock.ts';
import { beginIntent, type CloseIntent, isTakenBack, isUnanswered, type SavedIntent, troubleOf } from './close-intent.ts';
import { isTransient, newKey } from './http.ts';
import { Listeners } from './listeners.ts';
import { SavedList } from './saved-list.ts';

export interface ClosingWiring {
  userId: string;
  close(chatId: string, input: CloseChatInput, key: string): Promise<Chat>;
  undo(chatId: string, key: string): Promise<Chat>;
  onChat(chat: Chat): void;
  /** The window to undo has passed: nothing needs the draft of the form any more. */
  onSettled(chatId: string): void;
}

const unconfirmedMs = 10_000;
const lateMs = 6_000;
const retryMs = [1_000, 2_000, 4_000, 8_000, 16_000, 30_000];

/** Closes that are on their way, just done, or refused. What the undo dock shows, and what a reopened form reads its refusal from. */
export class ClosingQueue {
  readonly onChange = new Listeners<[]>();
  readonly onRefused = new Listeners<[CloseIntent]>();
  readonly #wiring: ClosingWiring;
  readonly #saved: SavedList<SavedIntent>;
  #intents: CloseIntent[] = [];
  #ended = new Set<string>();
  #isHeld = false;

  constructor(wiring: ClosingWiring) {
    this.#wiring = wiring;
    this.#saved = new SavedList(`desk.closing.${wiring.userId}`);
    for (const { isCancelled, ...saved } of this.#saved.read()) {
      this.#begin(beginIntent(saved, isCancelled ? 'cancelling' : 'unconfirmed'));
    }
  }

  /** Newest last. */
  get intents(): readonly CloseIntent[] {
    return this.#intents;
  }

  /** Chats that should look closed although no answer came yet. */
  isLeaving(chatId: string): boolean {
    return this.#intents.some((intent) => intent.chatId === chatId && isUnanswered(intent));
  }

  /** The close of this chat that the desk refused, until it is asked for again or dismissed. */
  refused(chatId: string): (CloseIntent & { refusal: DeskError }) | undefined {
    const last = this.#intents.findLast((intent) => intent.chatId === chatId);
    return last?.phase === 'refused' && last.refusal ? { ...last, refusal: last.refusal } : undefined;
  }

  close(chatId: string, name: string, input: CloseChatInput): void {
    this.dismiss(chatId);
    const intent = beginIntent({ id: newKey(), chatId, name, input, key: newKey(), undoKey: newKey() }, 'sending');
    this.#save(intent, false);
    this.#begin(intent);
  }

  /** Takes an accepted close back, if the server's window is still open. */
  async undo(chatId: string): Promise<void> {
    const intent = this.#intents.findLast((each) => each.chatId === chatId && each.phase === 'closed');
    if (!intent) return;
    this.#change(intent, { phase: 'undoing' });
    if (await this.#takeBack(intent)) return;
    this.#change(intent, { phase: 'closed' });
    this.#endWhenOver(intent);
  }

  /** Gives up a close that was not answered yet. What was sent cannot be called back, so the answer decides. */
  cancel(chatId: string): void {
    for (const intent of this.#intents.filter((each) => each.chatId === chatId && isUnanswered(each))) {
      this.#save(intent, true);
      this.#change(intent, { phase: 'cancelling' });
    }
  }

  /** The chat is open again without us: the customer wrote inside the window, or a supervisor undid it. */
  heardReopened(chatId: string): void {
    const intent = this.#intents.findLast((each) => each.chatId === chatId && (each.phase === 'closed' || each.phase === 'undoing'));
    if (intent) this.#end(intent, { phase: 'undone' });
  }

  /** While the pointer or the focus is on what has ended, it stays. The desk's clock goes on. */
  hold(on: boolean): void {
    this.#isHeld = on;
    this.#letGo();
  }

  /** Lets go of what has ended for this chat. What is on its way cannot be forgotten. */
  dismiss(chatId: string): void {
    const ended = this.#intents.filter((each) => each.chatId === chatId && !isUnanswered(each) && !isTakenBack(each));
    for (const { id, phase } of ended) {
      this.#saved.remove(id);
      if (phase === 'closed') this.#wiring.onSettled(chatId);
    }
    this.#intents = this.#intents.filter((each) => !ended.includes(each));
    this.onChange.call();
  }

  #begin(intent: CloseIntent): void {
    this.#intents = [...this.#intents, intent];
    this.onChange.call();
    void this.#try(intent.id, 0);
  }

  async #try(id: string, attempt: number): Promise<void> {
    const intent = this.#intents.find((each) => each.id === id);
    if (!intent) return;
    // An earlier close of this chat is being taken back: this one comes after that.
    if (this.#intents.some((each) => each.chatId === intent.chatId && each.id !== id && isTakenBack(each)))
      return this.#again(intent, attempt);
    try {
      const chat = await this.#wiring.close(intent.chatId, intent.input, intent.key);
      if (this.#isCancelled(id)) return await this.#undoCancelled(intent, attempt);
      this.#wiring.onChat(chat);
      this.#closed(intent, chat);
    } catch (error) {
      if (isTransient(error)) return this.#again(intent, attempt, error);
      this.#saved.remove(id);
      const refusal = error instanceof DeskError ? error : new DeskError('internal', 'Something went wrong on this page.');
      if (this.#isCancelled(id))
        return this.#end(intent, refusal.code === 'already-closed' ? { phase: 'over', refusal } : { phase: 'undone' });
      this.#change(intent, { phase: 'refused', refusal });
      this.onRefused.call({ ...intent, phase: 'refused', refusal });
    }
  }

  async #undoCancelled(intent: CloseIntent, attempt: number): Promise<void> {
    if (!(await this.#takeBack(intent))) this.#again(intent, attempt);
  }

  /** True when it is settled, one way or the other; false when nothing answered, so that it may be tried again with the same key. */
  async #takeBack(intent: CloseIntent): Promise<boolean> {
    try {
      this.#wiring.onChat(await this.#wiring.undo(intent.chatId, intent.undoKey));
      if (this.#isTakingBack(intent.id)) this.#end(intent, { phase: 'undone' });
    } catch (error) {
      if (!this.#isTakingBack(intent.id)) return true; // it was heard meanwhile that the chat is open again
      if (isTransient(error)) return false;
      const isOpen = error instanceof DeskError && error.code === 'not-open';
      this.#end(intent, isOpen ? { phase: 'undone' } : { phase: 'over', refusal: error instanceof DeskError ? error : null });
    }
    return true;
  }

  #isCancelled(id: string): boolean {
    return this.#intents.find((each) => each.id === id)?.phase === 'cancelling';
  }

  #isTakingBack(id: string): boolean {
    return this.#intents.some((each) => each.id === id && isTakenBack(each));
  }

  #save({ id, chatId, name, input, key, undoKey }: CloseIntent, isCancelled: boolean): void {
    this.#saved.put({ id, chatId, name, input, key, undoKey, isCancelled });
  }

  /** Tries once more after a while. Somebody is told when it takes long, or when the desk itself said that it cannot now. */
  #again(intent: CloseIntent, attempt: number, error?: unknown): void {
    const trouble = troubleOf(error);
    const isTold = trouble.kind !== 'cut' || Date.now() - intent.askedAt > unconfirmedMs || !navigator.onLine;
    if (!this.#isCancelled(intent.id)) this.#change(intent, isTold ? { phase: 'unconfirmed', trouble } : { trouble });
    const waitMs = retryMs[Math.min(attempt, retryMs.length - 1)]!;
    setTimeout(() => void this.#try(intent.id, attempt + 1), trouble.kind === 'busy' ? trouble.againAt - Date.now() : waitMs);
  }

  #closed(intent: CloseIntent, chat: Chat): void {
    const { undoUntil, closedAt } = chat.closure ?? { undoUntil: null, closedAt: null };
    const undoMs = undoUntil && closedAt ? Date.parse(undoUntil) - Date.parse(closedAt) : 0;
    this.#change(intent, { phase: 'closed', trouble: null, undoUntil, undoMs });
    // It was asked for anew after a reload, and nobody was here when its window ended.
    if (undoUntil && undoMs > 0 && Date.parse(undoUntil) < serverNow() - lateMs) this.dismiss(intent.chatId);
    else this.#endWhenOver({ ...intent, undoUntil });
  }

  #endWhenOver({ id, chatId, undoUntil }: CloseIntent): void {
    const end = () => {
      const now = this.#intents.find((each) => each.id === id);
      if (now?.phase !== 'closed') return;
      this.#wiring.onSettled(chatId);
      this.#end(now, { phase: 'over' });
    };
    setTimeout(end, Math.max(undoUntil ? Date.parse(undoUntil) - serverNow() : 0, 0));
  }

  /** Shows the end for six seconds, and longer while somebody looks at it, then lets go of it. */
  #end(intent: CloseIntent, change: Partial<CloseIntent>): void {
    this.#saved.remove(intent.id);
    this.#change(intent, change);
    setTimeout(() => {
      this.#ended.add(intent.id);
      this.#letGo();
    }, lateMs);
  }

  #letGo(): void {
    if (this.#isHeld || this.#ended.size === 0) return;
    this.#intents = this.#intents.filter((each) => !this.#ended.has(each.id));
    this.#ended.clear();
    this.onChange.call();
  }

  #change(intent: CloseIntent, change: Partial<CloseIntent>): void {
    this.#intents = this.#intents.map((each) => (each.id === intent.id ? { ...each, ...change } : each));
    this.onChange.call();
  }
}
