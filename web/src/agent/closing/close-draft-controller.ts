import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { type CloseField, type CloseForm, emptyForm, formOf, isEmptyForm } from '../../closing/close-form.ts';
import { differingFields, mergeForms, withFields } from '../../closing/merge-forms.ts';
import type { DraftBody, Drafts } from '../../data/drafts.ts';
import { announce } from '../../ui/announce.ts';
import type { CloseFacts } from './close-facts.ts';

export interface CloseDraftWiring {
  drafts(): Drafts;
  facts: CloseFacts;
  chatId(): string;
  /** The field that somebody is in on this page, if any. */
  busyField(): CloseField | undefined;
}

/**
 * The form of one chat and its draft: there at once from this device, then the newer one of the server, unless the agent has begun to
 * change something. What another tab of the same agent changes shows here at once, field by field; only the field that somebody is in
 * keeps what stands there, and the other value is offered beside it.
 */
export class CloseDraftController implements ReactiveController {
  form: CloseForm = emptyForm;
  /** Fields that another tab changed while somebody was in them here. */
  offered: readonly CloseField[] = [];
  readonly #host: ReactiveControllerHost;
  readonly #wiring: CloseDraftWiring;
  /** The form as all tabs have it. */
  #base: CloseForm = emptyForm;
  #isTouched = false;
  #stop: (() => void) | undefined;

  constructor(host: ReactiveControllerHost, wiring: CloseDraftWiring) {
    this.#host = host;
    this.#wiring = wiring;
    host.addController(this);
  }

  hostUpdate(): void {
    if (this.#stop) return;
    const drafts = this.#wiring.drafts();
    const chatId = this.#wiring.chatId();
    this.#begin(drafts.peek(chatId, 'close'));
    this.#stop = drafts.onOutside.add((id, mode, body) => {
      // Empty: closed or thrown away there, which the chat itself tells. What stands here is not emptied by it.
      if (id === chatId && mode === 'close' && Object.keys(body).length > 0) this.#heard(body);
    });
    void drafts.load(chatId, 'close').then((body) => {
      if (body && !this.#isTouched) this.#begin(body);
    });
  }

  hostDisconnected(): void {
    this.#stop?.();
    this.#stop = undefined;
  }

  change(form: CloseForm): void {
    this.#isTouched = true;
    const mine = differingFields(form, this.form);
    this.offered = this.offered.filter((field) => !mine.includes(field));
    this.#base = withFields(this.#base, form, mine);
    this.#show(form);
    if (this.#wiring.facts.isUndoable) return;
    const chatId = this.#wiring.chatId();
    if (isEmptyForm(form)) this.#wiring.drafts().drop(chatId, 'close');
    else this.#wiring.drafts().keep(chatId, 'close', { ...form });
  }

  /** Takes for a field what the other tab says. */
  take(field: CloseField): void {
    this.change(withFields(this.form, this.#theirs, [field]));
  }

  /** Throws the form away for good. */
  drop(): void {
    if (!this.#wiring.facts.isUndoable) this.#wiring.drafts().drop(this.#wiring.chatId(), 'close');
  }

  #theirs: CloseForm = emptyForm;

  #heard(body: DraftBody): void {
    this.#theirs = this.#wiring.facts.begin(formOf(body));
    const { form, offered } = mergeForms(this.form, this.#base, this.#theirs, this.#wiring.busyField());
    this.offered = [...new Set([...this.offered, ...offered])];
    if (offered.length > 0) announce('Changed in another tab');
    this.#base = this.#theirs;
    this.#show(form);
  }

  #begin(body: DraftBody | undefined): void {
    this.#base = this.#wiring.facts.begin(formOf(body));
    this.#show(this.#base);
  }

  #show(form: CloseForm): void {
    this.form = form;
    this.#host.requestUpdate();
  }
}
