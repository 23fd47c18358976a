import type { Chat } from '@desk/protocol/chat';
import type { AmendClosure, Closure } from '@desk/protocol/closure';
import { DeskError, type FieldError } from '@desk/protocol/errors';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { type CloseErrors, closeErrors, errorsFrom, errorWords } from '../../closing/close-form.ts';
import { amendClosure } from '../../data/chats-api.ts';
import { addNote } from '../../data/customers-api.ts';
import { newKey, sentenceOf } from '../../data/http.ts';
import { announce } from '../../ui/announce.ts';
import type { CloseDraftController } from './close-draft-controller.ts';
import type { CloseFacts } from './close-facts.ts';
import { leftoverText } from './close-leftover.ts';
import { detailsPatch, isEmptyPatch } from './details-patch.ts';

export interface DetailsWiring {
  facts: CloseFacts;
  draft: CloseDraftController;
  takeReferences(): boolean;
  focusError(): void;
  /** The desk's answer, or the chat as it is after a refusal. */
  onChat(chat: Chat): void;
  /** The desk sees this chat otherwise than this page does. */
  onStale(): void;
  /** Nothing is left to do here: the draft goes, and the form with it. */
  done(): void;
}

/** What can be done with a form whose chat has ended: its details are added to the closure, kept as a note, copied or thrown away. [K10] */
export class DetailsController implements ReactiveController {
  errors: CloseErrors = {};
  problem = '';
  isBusy = false;
  hasFailed = false;
  readonly #host: ReactiveControllerHost;
  readonly #wiring: DetailsWiring;
  #base: Closure | undefined;
  #intent = { said: '', key: '' };

  constructor(host: ReactiveControllerHost, wiring: DetailsWiring) {
    this.#host = host;
    this.#wiring = wiring;
    host.addController(this);
  }

  /** What is on record while this form is open, from the first that was seen: what changes from there on was not this person. */
  hostUpdate(): void {
    const situation = this.#wiring.facts.situation;
    this.#base = situation.kind === 'ended' || situation.kind === 'closed' ? (this.#base ?? situation.closure ?? undefined) : undefined;
  }

  /** What saving would add to the closure. */
  get patch(): AmendClosure {
    const situation = this.#wiring.facts.situation;
    if (!this.#base || (situation.kind !== 'ended' && situation.kind !== 'closed') || !situation.closure) return {};
    return detailsPatch(this.#wiring.draft.form, this.#base, situation.closure, this.#wiring.facts.limits.has);
  }

  recheck(): void {
    if (this.hasFailed) this.errors = closeErrors(this.#wiring.draft.form, this.#wiring.facts.limits);
  }

  save = async (): Promise<void> => {
    if (this.isBusy || !this.#isValid()) return;
    const { patch } = this;
    if (isEmptyPatch(patch)) this.#say('There is nothing to save yet. Add something first.');
    else
      await this.#send(
        async (key) => this.#wiring.onChat(await amendClosure(this.#wiring.facts.chat.id, patch, key)),
        patch,
        'Details saved',
      );
  };

  /** Somebody else closed the chat: what fits beside theirs is added to it, and where it cannot be, kept as a note of the customer. */
  addMine = async (): Promise<void> => {
    const { patch } = this;
    if (!isEmptyPatch(patch)) return this.save();
    const { customer, id } = this.#wiring.facts.chat;
    const note = { text: leftoverText(this.#wiring.draft.form), chatId: id };
    await this.#send((key) => addNote(customer.id, note, key), note, 'Added as a note');
  };

  copyMine = async (): Promise<void> => {
    await navigator.clipboard.writeText(leftoverText(this.#wiring.draft.form));
    announce('Copied');
  };

  discardMine = (): void => this.#wiring.done();

  #isValid(): boolean {
    const typed = this.#wiring.takeReferences();
    this.errors = closeErrors(this.#wiring.draft.form, this.#wiring.facts.limits);
    if (!typed) this.errors = { ...this.errors, references: 'Mend or remove what still stands there as text' };
    if (Object.keys(this.errors).length > 0) this.#mark();
    return Object.keys(this.errors).length === 0;
  }

  /** One key for one intent: pressed again after an answer got lost, the same details are stored once. */
  async #send(act: (key: string) => Promise<unknown>, what: unknown, done: string): Promise<void> {
    const said = JSON.stringify(what);
    if (this.#intent.said !== said) this.#intent = { said, key: newKey() };
    this.problem = '';
    this.isBusy = true;
    this.#host.requestUpdate();
    try {
      await act(this.#intent.key);
      announce(done);
      this.#wiring.done();
    } catch (error) {
      this.#refused(error);
    } finally {
      this.isBusy = false;
      this.#host.requestUpdate();
    }
  }

  #refused(error: unknown): void {
    const code = error instanceof DeskError ? error.code : '';
    if (['not-yours', 'not-allowed', 'not-open', 'conflict'].includes(code)) this.#wiring.onStale();
    this.errors = code === 'invalid' && this.#wiring.facts.situation.kind === 'ended' ? errorsFrom(fieldErrors(error)) : {};
    if (Object.keys(this.errors).length > 0) this.#mark();
    else this.#say(`Not saved. ${sentenceOf(error)}`);
  }

  #mark(): void {
    this.hasFailed = true;
    announce(errorWords(this.errors), { urgent: true });
    this.#host.requestUpdate();
    this.#wiring.focusError();
  }

  #say(problem: string): void {
    this.problem = problem;
    announce(problem, { urgent: true });
    this.#host.requestUpdate();
  }
}

function fieldErrors(error: unknown): FieldError[] {
  return (error instanceof DeskError && (error.details.errors as FieldError[] | undefined)) || [];
}
