import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { type CloseForm, emptyForm, formOf, isEmptyForm } from '../../closing/close-form.ts';
import type { Drafts } from '../../data/drafts.ts';
import type { CloseFacts } from './close-facts.ts';

/**
 * The form of one chat and its draft: there at once from this device, then the newer one of the server, unless the agent has begun to
 * change something. Another tab of the same agent shows its changes here as long as this page is not the one being used.
 */
export class CloseDraftController implements ReactiveController {
  form: CloseForm = emptyForm;
  readonly #host: ReactiveControllerHost;
  readonly #drafts: () => Drafts;
  readonly #facts: CloseFacts;
  readonly #chatId: () => string;
  #isTouched = false;
  #stop: (() => void) | undefined;

  constructor(host: ReactiveControllerHost, drafts: () => Drafts, facts: CloseFacts, chatId: () => string) {
    this.#host = host;
    this.#drafts = drafts;
    this.#facts = facts;
    this.#chatId = chatId;
    host.addController(this);
  }

  hostUpdate(): void {
    if (this.#stop) return;
    const drafts = this.#drafts();
    const chatId = this.#chatId();
    this.form = this.#facts.begin(formOf(drafts.peek(chatId, 'close')));
    this.#stop = drafts.onOutside.add((id, mode, body) => {
      if (id === chatId && mode === 'close' && !document.hasFocus()) this.#show(this.#facts.begin(formOf(body)));
    });
    void drafts.load(chatId, 'close').then((body) => {
      if (body && !this.#isTouched) this.#show(this.#facts.begin(formOf(body)));
    });
  }

  hostDisconnected(): void {
    this.#stop?.();
    this.#stop = undefined;
  }

  change(form: CloseForm): void {
    this.#isTouched = true;
    this.#show(form);
    if (this.#facts.isUndoable) return;
    const chatId = this.#chatId();
    if (isEmptyForm(form)) this.#drafts().drop(chatId, 'close');
    else this.#drafts().keep(chatId, 'close', { ...form });
  }

  /** Throws the form away for good. */
  drop(): void {
    if (!this.#facts.isUndoable) this.#drafts().drop(this.#chatId(), 'close');
  }

  #show(form: CloseForm): void {
    this.form = form;
    this.#host.requestUpdate();
  }
}
