import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { HotkeysController } from '../../hotkeys/hotkeys-controller.ts';
import { announce } from '../../ui/announce.ts';
import type { PickToggled } from './pick-toggled.ts';
import { keepPicks, noPicks, PICK_LIMIT, type Picks, pickAll, pickRange, togglePick } from './picks.ts';

export interface PickWiring {
  /** The heading of its keys on the sheet of shortcuts. */
  group: string;
  /** Whether this person may act on several chats here. */
  mayPick(): boolean;
  /** The rows that can be ticked, from the top. */
  order(): readonly string[];
  /** The row that has the focus. */
  focused(): string | undefined;
  /** What is ticked is to be closed. */
  close(): void;
}

/** Which rows of a list are ticked: by tick box, by X and Shift+X on the focused row, or all at once. Rows that leave are let go. [K12] */
export class PickController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #wiring: PickWiring;
  #picks: Picks = noPicks;

  constructor(host: ReactiveControllerHost, wiring: PickWiring) {
    this.#host = host;
    this.#wiring = wiring;
    host.addController(this);
    const { group } = wiring;
    const when = () => wiring.mayPick();
    new HotkeysController(host, [
      { keys: 'X', words: 'Tick this chat', group, when, run: () => this.#atFocus(false) },
      { keys: 'Shift+X', words: 'Tick all chats up to this one', group, when, run: () => this.#atFocus(true) },
      { keys: 'E', words: 'Close the ticked chats', group, when: () => this.#picks.ids.size > 0, run: () => wiring.close() },
      { keys: 'Escape', words: 'Take all ticks away', group, when: () => this.#picks.ids.size > 0, run: this.clear },
    ]);
  }

  hostUpdate(): void {
    this.#picks = keepPicks(this.#picks, this.#wiring.mayPick() ? this.#wiring.order() : []);
  }

  get ids(): ReadonlySet<string> {
    return this.#picks.ids;
  }

  has(id: string): boolean {
    return this.#picks.ids.has(id);
  }

  readonly toggled = (event: PickToggled): void => {
    this.#toggle(event.chatId, event.isRange);
  };

  /** Ticks a row, or takes its tick away; with `isRange` everything up to it. */
  toggle(id: string, isRange: boolean): void {
    if (this.#wiring.mayPick()) this.#toggle(id, isRange);
  }

  readonly all = (): void => {
    this.#become(pickAll(this.#picks, this.#wiring.order()));
  };

  readonly clear = (): void => {
    this.#become(noPicks);
  };

  #atFocus(isRange: boolean): void {
    const id = this.#wiring.focused();
    if (id) this.#toggle(id, isRange);
  }

  #toggle(id: string, isRange: boolean): void {
    const wasFull = this.ids.size >= PICK_LIMIT && !this.has(id);
    this.#become(isRange ? pickRange(this.#picks, this.#wiring.order(), id) : togglePick(this.#picks, id));
    if (wasFull) announce(`At most ${PICK_LIMIT} chats at once`, { urgent: true });
  }

  #become(picks: Picks): void {
    if (picks.ids.size !== this.#picks.ids.size) announce(picks.ids.size === 0 ? 'No chat ticked' : `${picks.ids.size} ticked`);
    this.#picks = picks;
    this.#host.requestUpdate();
  }
}
