import type { Chat } from '@desk/protocol/chat';
import type { Proposed } from '@desk/protocol/closure';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { type CloseErrors, closeErrors, errorsFrom, errorWords, toInput } from '../../closing/close-form.ts';
import type { ClosingQueue } from '../../data/closing-queue.ts';
import type { Drafts } from '../../data/drafts.ts';
import type { Outbox } from '../../data/outbox.ts';
import { announce } from '../../ui/announce.ts';
import { deepActiveElement, takesText } from '../../ui/deep-active-element.ts';
import type { CloseDraftController } from './close-draft-controller.ts';
import type { CloseFacts } from './close-facts.ts';
import type { CustomerNewsController } from './customer-news-controller.ts';
import { chooseOpensNext, opensNext } from './then-open.ts';

export interface CloseActWiring {
  facts: CloseFacts;
  draft: CloseDraftController;
  news: CustomerNewsController;
  /** What the desk suggested, if anything. */
  proposed(): Proposed | undefined;
  drafts(): Drafts;
  outbox(): Outbox;
  closing(): ClosingQueue;
  /** Makes chips of what is typed; false when something is refused. */
  takeReferences(): boolean;
  focusError(): void;
  /** The close is on its way: go on to the next chat, or to the list. */
  done(next: Chat | undefined): void;
  /** Back to the chat; entries are kept. */
  back(): void;
}

/** What the buttons and keys of the close form do. Nothing here reads "the current chat": the wiring names the one it was opened for. */
export class CloseActController implements ReactiveController {
  errors: CloseErrors = {};
  problem = '';
  isBusy = false;
  /** An attempt was refused, here or by the desk: errors follow the form from then on. */
  hasFailed = false;
  /** The reply that would stay behind, once closing was asked for. */
  unsent = '';
  opensNext = opensNext();
  readonly #host: ReactiveControllerHost;
  readonly #wiring: CloseActWiring;
  #mayLeaveReply = false;
  /** Ends the wait for a reply that is on its way. */
  #stopWaiting: (() => void) | undefined;
  /** Closing was asked for before it was known what the customer had written. */
  #isWanted = false;

  constructor(host: ReactiveControllerHost, wiring: CloseActWiring) {
    this.#host = host;
    this.#wiring = wiring;
    host.addController(this);
  }

  /** The form comes back with what the desk said to it. */
  hostConnected(): void {
    const refused = this.#wiring.closing().refused(this.#wiring.facts.chat.id);
    if (!refused) return;
    this.hasFailed = true;
    this.errors = errorsFrom(refused.refusal.details.errors ?? []);
    this.#wiring.news.begin(refused.input.seenVersion);
  }

  /** Whoever left the form has not closed anything, and is not led anywhere from here. */
  hostDisconnected(): void {
    this.#giveUpWaiting();
  }

  hostUpdated(): void {
    if (!this.#isWanted || !this.#wiring.facts.messages) return;
    this.#giveUpWaiting();
    this.close();
  }

  /** What is on offer changed. A chosen tag that went out of use is said at once, where it can be mended, but no word typed is interrupted. */
  heardTags(): void {
    const { form } = this.#wiring.draft;
    const { limits } = this.#wiring.facts;
    const isGone = (id: string) => !limits.offered.some((tag) => tag.id === id) && !limits.stored.includes(id);
    const { tag } = closeErrors(form, limits);
    if (!tag || this.errors.tag || !form.tagIds.some(isGone)) {
      this.recheck();
      return;
    }
    this.errors = { ...this.errors, tag };
    announce(tag, { urgent: true });
    if (!takesText(deepActiveElement())) this.#wiring.focusError();
    this.#host.requestUpdate();
  }

  /** The form changed: what was marked wrong may be right now. */
  recheck(): void {
    const errors = closeErrors(this.#wiring.draft.form, this.#wiring.facts.limits);
    if (this.hasFailed) this.errors = errors;
    else if (this.errors.tag) this.errors = errors.tag ? { tag: errors.tag } : {};
  }

  /** Checks, then hands the close to the queue: its answer is awaited by the dock, not by the person. */
  close = (): void => {
    const { kind } = this.#wiring.facts.situation;
    if (this.isBusy || ['ended', 'closed', 'not-mine', 'gone'].includes(kind)) return;
    if (!this.#wiring.facts.messages) this.#waitForMessages();
    else if (this.#wiring.news.isGuarding) this.#wiring.news.remind();
    else if (kind === 'unsent') this.sendThenClose();
    else if (this.#isValid() && !this.#asksAboutReply()) this.#whenSent();
    this.#host.requestUpdate();
  };

  closeWithout = (): void => {
    this.#mayLeaveReply = true;
    this.unsent = '';
    this.close();
  };

  sendThenClose = (): void => {
    if (this.isBusy || this.#wiring.news.isGuarding) return;
    const text = this.#reply();
    const { id } = this.#wiring.facts.chat;
    if (text && this.#wiring.outbox().add(id, text)) this.#wiring.drafts().drop(id, 'reply');
    this.closeWithout();
  };

  cancel = (): void => {
    this.#giveUpWaiting();
    if (!this.unsent) this.#wiring.back();
    this.unsent = '';
    this.#host.requestUpdate();
  };

  thenOpen = (on: boolean): void => {
    this.opensNext = on;
    chooseOpensNext(on);
  };

  #isValid(): boolean {
    const typed = this.#wiring.takeReferences();
    this.errors = closeErrors(this.#wiring.draft.form, this.#wiring.facts.limits);
    if (!typed) this.errors = { ...this.errors, references: 'Mend or remove what still stands there as text' };
    if (Object.keys(this.errors).length === 0) return true;
    this.hasFailed = true;
    announce(errorWords(this.errors), { urgent: true });
    this.#wiring.focusError();
    return false;
  }

  #reply(): string {
    const text = this.#wiring.drafts().peek(this.#wiring.facts.chat.id, 'reply')?.text;
    return typeof text === 'string' ? text.trim() : '';
  }

  #asksAboutReply(): boolean {
    if (!this.#mayLeaveReply) this.unsent = this.#reply();
    return this.unsent !== '';
  }

  /** A message on its way must be accepted first: it would find the chat closed. */
  #whenSent(): void {
    const outbox = this.#wiring.outbox();
    const waiting = outbox.of(this.#wiring.facts.chat.id);
    const refused = waiting.find((each) => each.refusal);
    this.isBusy = waiting.length > 0 && !refused;
    this.problem = refused ? `A reply was not sent: ${refused.refusal}` : '';
    this.#host.requestUpdate();
    if (waiting.length === 0) this.#finish();
    if (!this.isBusy) return;
    this.#stopWaiting = outbox.onChange.add(() => {
      this.#giveUpWaiting();
      this.#whenSent();
    });
  }

  /** What the customer said is still being read: nobody can have seen it, so the close waits for it instead of being refused. */
  #waitForMessages(): void {
    this.#isWanted = true;
    this.isBusy = true;
  }

  #giveUpWaiting(): void {
    if (!this.#stopWaiting && !this.#isWanted) return;
    this.#stopWaiting?.();
    this.#stopWaiting = undefined;
    this.#isWanted = false;
    this.isBusy = false;
  }

  #finish(): void {
    const { draft, news } = this.#wiring;
    const chat = this.#wiring.facts.chat;
    const next = this.opensNext ? this.#wiring.facts.next : undefined;
    this.#wiring
      .closing()
      .close(chat.id, chat.customer.name, toInput(draft.form, news.seenVersion, this.#wiring.facts.limits, this.#wiring.proposed()));
    this.#wiring.done(next);
  }
}
