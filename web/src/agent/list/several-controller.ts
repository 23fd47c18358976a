import type { Chat } from '@desk/protocol/chat';
import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { PickController } from '../../closing/bulk/pick-controller.ts';
import type { ItemChosen } from '../../ui/item-chosen.ts';
import '../../closing/bulk/desk-pick-bar.ts';

export interface SeveralWiring {
  mayPick(): boolean;
  /** The chats whose rows can be chosen, from the top. */
  present(): readonly Chat[];
  /** The chat whose row has the focus. */
  focused(): string | undefined;
  /** The form is gone: somebody has to get the focus. */
  done(): void;
}

/** Closing several chats of the agent's list with one form: which are ticked, the bar that says so, and the form. [K12] */
export class SeveralController {
  readonly picks: PickController;
  readonly #host: ReactiveControllerHost;
  readonly #wiring: SeveralWiring;
  /** The chats as they were when the form was opened; what comes later is not what was ticked. */
  #asked: readonly Chat[] = [];

  constructor(host: ReactiveControllerHost, wiring: SeveralWiring) {
    this.#host = host;
    this.#wiring = wiring;
    this.picks = new PickController(host, {
      group: 'List',
      mayPick: () => wiring.mayPick(),
      order: () => wiring.present().map((chat) => chat.id),
      focused: () => wiring.focused(),
      close: () => this.#open(),
    });
  }

  get isPicking(): boolean {
    return this.picks.ids.size > 0;
  }

  /** Ticks both ends of a step through the list that was made with Shift. */
  passed(from: Chat, to: Chat): void {
    for (const { id } of [from, to]) if (!this.picks.has(id)) this.picks.toggle(id, false);
  }

  bar(): TemplateResult | typeof nothing {
    if (!this.isPicking) return nothing;
    return html`<desk-pick-bar .count=${this.picks.ids.size} .total=${this.#wiring.present().length} @ui-item-chosen=${this.#acted}></desk-pick-bar>`;
  }

  form(): TemplateResult | typeof nothing {
    if (this.#asked.length === 0) return nothing;
    return html`<desk-bulk-close base="/desk" .asked=${this.#asked} @ui-dismiss-requested=${this.#dismissed}></desk-bulk-close>`;
  }

  #open(): void {
    void import('../../closing/bulk/desk-bulk-close.ts');
    this.#asked = this.#wiring.present().filter((chat) => this.picks.has(chat.id));
    this.#host.requestUpdate();
  }

  readonly #acted = (event: ItemChosen): void => {
    if (event.item === 'close') this.#open();
    else if (event.item === 'all') this.picks.all();
    else this.picks.clear();
  };

  readonly #dismissed = async (): Promise<void> => {
    this.#asked = [];
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#wiring.done();
  };
}
