import type { Chat } from '@desk/protocol/chat';
import { DeskError } from '@desk/protocol/errors';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { serverNow } from '../../clock/server-clock.ts';
import { bulkClose, bulkUndo } from '../../data/bulk-api.ts';
import { isTransient, newKey, sentenceOf } from '../../data/http.ts';
import { announce } from '../../ui/announce.ts';
import { type CloseErrors, type CloseForm, closeErrors, errorsFrom, errorWords } from '../close-form.ts';
import type { CloseLimits } from '../close-limits.ts';
import { afterUndo, type BulkRow, bulkRows, bulkSummary, countOf, undoSummary } from './bulk-outcome.ts';

export interface BulkCloseWiring {
  /** The chats as they were when the form was opened. */
  asked(): readonly Chat[];
  limits(): CloseLimits;
  /** The workspace's window to undo, in seconds. */
  undoSeconds(): number;
  /** Until when the desk takes this chat back, once that is known. */
  undoUntilOf(chatId: string): string | undefined;
}

/** The act of closing several chats: asks once for each intent, keeps what became of each, and takes back what still can be. [K12] */
export class BulkCloseController implements ReactiveController {
  errors: CloseErrors = {};
  problem = '';
  isBusy = false;
  /** What became of each chat, once the desk has said it. */
  rows: readonly BulkRow[] | undefined;
  /** What the undo did, in words. */
  undone = '';
  readonly #host: ReactiveControllerHost;
  readonly #wiring: BulkCloseWiring;
  #key = newKey();
  #answeredAt = 0;

  constructor(host: ReactiveControllerHost, wiring: BulkCloseWiring) {
    this.#host = host;
    this.#wiring = wiring;
    host.addController(this);
  }

  hostConnected(): void {}

  /** Milliseconds in which something can still be taken back. */
  get undoMs(): number {
    const closed = (this.rows ?? []).filter(({ state }) => state === 'closed');
    if (closed.length === 0 || this.undone) return 0;
    const fallback = this.#answeredAt + this.#wiring.undoSeconds() * 1000;
    const untils = closed.map(({ chat }) => this.#wiring.undoUntilOf(chat.id)).map((at) => (at ? Date.parse(at) : fallback));
    return Math.max(0, Math.max(...untils) - serverNow());
  }

  /** The form changed: that is another intent. */
  changed(): void {
    this.errors = {};
    this.problem = '';
    this.#key = newKey();
    this.#host.requestUpdate();
  }

  /** Closes them. True when the desk has said what became of each; else the host shows why not. */
  async close(form: CloseForm): Promise<boolean> {
    if (this.isBusy || this.rows) return false;
    this.errors = closeErrors(form, this.#wiring.limits());
    const isFine = Object.keys(this.errors).length === 0;
    this.problem = isFine ? '' : errorWords(this.errors);
    this.#host.requestUpdate();
    return isFine && this.#act(() => this.#send(form));
  }

  /** Takes back those that are still inside their window. */
  async undo(): Promise<boolean> {
    const { rows } = this;
    if (this.isBusy || !rows || this.undoMs === 0) return false;
    return this.#act(async () => {
      const closed = rows.filter(({ state }) => state === 'closed').map(({ chat }) => chat.id);
      this.rows = afterUndo(rows, (await bulkUndo(closed)).results);
      this.undone = undoSummary(this.rows);
      announce(this.undone);
    });
  }

  /** How many are closed and not taken back. */
  get closedCount(): number {
    return countOf(this.rows ?? [], 'closed');
  }

  async #send(form: CloseForm): Promise<void> {
    const asked = this.#wiring.asked();
    const { has } = this.#wiring.limits();
    const note = form.note.trim();
    const { results } = await bulkClose(
      {
        chatIds: asked.map(({ id }) => id),
        seenVersions: Object.fromEntries(asked.map(({ id, version }) => [id, version])),
        ...(note && has.note ? { note } : {}),
        tagIds: has.tag ? form.tagIds : [],
        references: form.references,
      },
      this.#key,
    );
    this.#answeredAt = serverNow();
    this.rows = bulkRows(asked, results);
    announce(bulkSummary(this.rows));
  }

  async #act(act: () => Promise<void>): Promise<boolean> {
    this.isBusy = true;
    this.problem = '';
    this.#host.requestUpdate();
    try {
      await act();
      return true;
    } catch (error) {
      this.errors = errorsFrom(error instanceof DeskError ? (error.details.errors ?? []) : []);
      this.problem = isTransient(error) ? `${sentenceOf(error)} Try again: nothing happens twice.` : sentenceOf(error);
      return false;
    } finally {
      this.isBusy = false;
      this.#host.requestUpdate();
    }
  }
}
