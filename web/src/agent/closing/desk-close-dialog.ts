import { consume } from '@lit/context';
import { html, LitElement, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { serverNow } from '../../clock/server-clock.ts';
import { type CloseForm, firstError, isEmptyForm } from '../../closing/close-form.ts';
import type { CloseFormChanged } from '../../closing/close-form-changed.ts';
import type { DeskCloseForm } from '../../closing/desk-close-form.ts';
import type { OutsideTaken } from '../../closing/outside-taken.ts';
import type { Catalogue } from '../../data/catalogue.ts';
import type { ListTab } from '../../data/chat-lists.ts';
import type { ChatStore } from '../../data/chat-store.ts';
import { readChat } from '../../data/chats-api.ts';
import type { ClosingQueue } from '../../data/closing-queue.ts';
import * as contexts from '../../data/contexts.ts';
import type { Drafts } from '../../data/drafts.ts';
import { LineController } from '../../data/line-controller.ts';
import type { Outbox } from '../../data/outbox.ts';
import type { PresenceStore } from '../../data/presence-store.ts';
import type { Session } from '../../data/session.ts';
import type { DeskSocket } from '../../data/socket.ts';
import { HotkeysController } from '../../hotkeys/hotkeys-controller.ts';
import type { Router } from '../../route/router.ts';
import { routerContext } from '../../route/router-context.ts';
import { baseStyles } from '../../ui/base-styles.ts';
import type { UiButton } from '../../ui/ui-button.ts';
import type { UiDialog } from '../../ui/ui-dialog.ts';
import { ComposerWanted } from '../composer-wanted.ts';
import { firstName } from '../line-words.ts';
import { ListWanted } from '../list-wanted.ts';
import { CloseActController } from './close-act-controller.ts';
import { CloseDraftController } from './close-draft-controller.ts';
import { CloseFacts } from './close-facts.ts';
import { CloseFocusController } from './close-focus-controller.ts';
import { type CloseChoices, closeFooter } from './close-footer.ts';
import { closeHeading } from './close-heading.ts';
import { closeHotkeys } from './close-hotkeys.ts';
import { closeLeftover, leftoverOf } from './close-leftover.ts';
import { closeMeta } from './close-meta.ts';
import { closeRecord } from './close-record.ts';
import { closeStrip } from './close-strip.ts';
import { closeSurveyLine } from './close-survey-line.ts';
import { CustomerNewsController } from './customer-news-controller.ts';
import { deskCloseDialogStyles } from './desk-close-dialog.styles.ts';
import { DetailsController } from './details-controller.ts';
import { SuggestionsController } from './suggestions-controller.ts';
import { watchStores } from './watch-stores.ts';
import '../../closing/desk-close-form.ts';
import '../../ui/ui-dialog.ts';

/** Closing one chat. The chat is the one it was opened for, whatever happens around it; mount it anew for another. */
@customElement('desk-close-dialog')
export class DeskCloseDialog extends LitElement {
  @property({ attribute: 'chat-id' }) chatId = '';
  @property() tab: ListTab = 'live';

  @consume({ context: contexts.chatsContext }) private chats!: ChatStore;
  @consume({ context: contexts.sessionContext }) private session!: Session;
  @consume({ context: contexts.socketContext }) private socket!: DeskSocket;
  @consume({ context: contexts.presenceContext }) private presence!: PresenceStore;
  @consume({ context: contexts.catalogueContext }) private catalogue!: Catalogue;
  @consume({ context: contexts.closingContext }) private closing!: ClosingQueue;
  @consume({ context: contexts.draftsContext }) private drafts!: Drafts;
  @consume({ context: contexts.outboxContext }) private outbox!: Outbox;
  @consume({ context: routerContext }) private router!: Router;

  @query('desk-close-form') fields!: DeskCloseForm | null;
  @query('ui-dialog') private dialog!: UiDialog;
  #suggestions = new SuggestionsController(this, () => this.chatId);
  #facts = new CloseFacts({
    chatId: () => this.chatId,
    me: () => this.session.me!,
    chats: () => this.chats,
    catalogue: () => this.catalogue,
    closing: () => this.closing,
    news: () => this.#news.news,
    unsent: () => this.#act.unsent,
  });
  #draft = new CloseDraftController(this, {
    drafts: () => this.drafts,
    facts: this.#facts,
    chatId: () => this.chatId,
    busyField: () => (document.hasFocus() ? this.fields?.busyField : undefined),
  });
  #news = new CustomerNewsController(this, { messages: () => this.#facts.messages, customerName: () => this.#facts.chat.customer.name });
  #form = {
    facts: this.#facts,
    draft: this.#draft,
    takeReferences: () => this.fields?.references.take() ?? true,
    focusError: () => void this.updateComplete.then(() => this.fields?.focusField(firstError(this.#at.errors)!)),
  };
  #act = new CloseActController(this, {
    ...this.#form,
    news: this.#news,
    proposed: () => this.#suggestions.proposed,
    drafts: () => this.drafts,
    outbox: () => this.outbox,
    closing: () => this.closing,
    done: (next) => this.#leave(next ? `/desk/live/${next.id}` : `/desk/${this.tab}`, next ? new ComposerWanted() : new ListWanted()),
    back: () => this.#leave(`/desk/${this.tab}/${this.chatId}`),
  });
  #details = new DetailsController(this, {
    ...this.#form,
    onChat: (chat) => this.chats.put(chat),
    onStale: () =>
      void readChat(this.chatId).then(
        (loaded) => this.chats.putTranscript(loaded),
        () => undefined,
      ),
    done: () => {
      this.#draft.drop();
      if (this.closing.refused(this.chatId)) this.closing.dismiss(this.chatId);
      this.#leave(`/desk/${this.tab}/${this.chatId}`);
    },
  });
  /** What both of them can do: arrow functions, so that they may be handed on. */
  #choices: CloseChoices = { ...this.#act, ...this.#details };
  #focus = new CloseFocusController(this, {
    facts: this.#facts,
    errors: () => this.#at.errors,
    fields: () => this.fields,
    mainButton: () => this.renderRoot.querySelector<UiButton>('.main'),
  });
  #line = new LineController(this, () => this.socket);
  #stop: (() => void) | undefined;

  constructor() {
    super();
    watchStores(
      this,
      { chats: () => this.chats, catalogue: () => this.catalogue, drafts: () => this.drafts, presence: () => this.presence },
      () => this.chatId,
    );
    new HotkeysController(
      this,
      closeHotkeys({
        close: () => (this.#facts.situation.kind === 'ended' ? void this.#details.save() : this.#act.close()),
        sendThenClose: this.#act.sendThenClose,
        cancel: this.#act.cancel,
        focusTags: () => this.fields?.focusField('tag'),
        setSentiment: (sentiment) => {
          if (!this.fields?.sentiment) return;
          this.#draft.change({ ...this.#draft.form, sentiment });
          this.fields.focusField('sentiment');
        },
      }),
    );
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stop = this.catalogue.onChange.add(() => this.#tagsChanged());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop?.();
  }

  override render() {
    const { chat, situation, limits, hasEnded, next } = this.#facts;
    return html`<ui-dialog
      open
      width="808"
      heading=${closeHeading(situation, chat)}
      meta=${closeMeta(chat, this.chats.transcript(this.chatId)?.messages ?? [], serverNow(), this.session.me!.id)}
      .initialFocus=${this.#focus.start}
      @ui-dismiss-requested=${this.#act.cancel}
    >
      ${this.presence.isTyping(this.chatId) && !hasEnded ? html`<span slot="aside" class="typing">${firstName(chat.customer.name)} is typing</span>` : nothing}
      ${closeStrip(situation, chat, this.session.me!.id)}
      ${'closure' in situation && situation.closure ? closeRecord(situation.closure) : nothing}
      ${
        situation.kind === 'closed' || situation.kind === 'not-mine' || situation.kind === 'gone'
          ? closeLeftover(this.#leftover, limits)
          : html`<desk-close-form
        chat-id=${this.chatId}
        .form=${this.#draft.form}
        .errors=${this.#at.errors}
        .limits=${limits}
        .sites=${this.catalogue.sites}
        .suggestions=${this.#suggestions.suggestions}
        .offered=${this.#draft.offered}
        note-label=${situation.kind === 'ended' && situation.closure.note ? 'Add a note' : 'Closing note'}
        @desk-close-form-changed=${this.#changed}
        @desk-outside-taken=${this.#takeOutside}
      ></desk-close-form>${closeSurveyLine(situation, chat, this.catalogue.preferences)}`
      }
      ${closeFooter(
        {
          situation,
          next,
          opensNext: this.#act.opensNext,
          draft: isEmptyForm(this.#draft.form) ? 'none' : this.drafts.state(this.chatId, 'close'),
          isBusy: this.#at.isBusy,
          isOffline: ['offline', 'reconnecting'].includes(this.#line.state),
          isGuarding: this.#news.isGuarding,
          hasLeftover: Object.keys(this.#leftover).length > 0,
          hasFailed: this.#at.hasFailed,
          problem: this.#at.problem,
        },
        this.#choices,
      )}
    </ui-dialog>`;
  }

  /** Whoever looks after the form as it is now. */
  get #at(): CloseActController | DetailsController {
    return this.#facts.hasEnded ? this.#details : this.#act;
  }

  /** As much of the form as is not on record, and can still be kept. */
  get #leftover(): Partial<CloseForm> {
    const situation = this.#facts.situation;
    return situation.kind === 'closed' && situation.closure ? this.#details.patch : leftoverOf(this.#draft.form);
  }

  #changed(event: CloseFormChanged): void {
    this.#draft.change(event.form);
    this.#at.recheck();
  }

  #takeOutside({ field }: OutsideTaken): void {
    this.#draft.take(field);
    this.#at.recheck();
    this.fields?.focusField(field);
  }

  #tagsChanged(): void {
    if (this.#facts.hasEnded) this.#details.recheck();
    else this.#act.heardTags();
  }

  #leave(to: string, wish?: Event): void {
    this.dialog.givesFocusBack = wish === undefined;
    this.router.go(to + location.search, { replace: true });
    if (wish) this.dispatchEvent(wish);
  }

  static override styles = [baseStyles, deskCloseDialogStyles];
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-close-dialog': DeskCloseDialog;
  }
}
