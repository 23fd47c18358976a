import type { Chat } from '@desk/protocol/chat';
import { consume } from '@lit/context';
import { html, LitElement, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { serverNow } from '../../clock/server-clock.ts';
import type { Catalogue } from '../../data/catalogue.ts';
import { chatsOf, type ListTab } from '../../data/chat-lists.ts';
import type { ChatStore } from '../../data/chat-store.ts';
import type { ClosingQueue } from '../../data/closing-queue.ts';
import * as contexts from '../../data/contexts.ts';
import type { Drafts } from '../../data/drafts.ts';
import type { Outbox } from '../../data/outbox.ts';
import type { PresenceStore } from '../../data/presence-store.ts';
import type { Session } from '../../data/session.ts';
import type { DeskSocket } from '../../data/socket.ts';
import { StoreController } from '../../data/store-controller.ts';
import { HotkeysController } from '../../hotkeys/hotkeys-controller.ts';
import type { Router } from '../../route/router.ts';
import { routerContext } from '../../route/router-context.ts';
import { baseStyles } from '../../ui/base-styles.ts';
import { deepActiveElement, takesText } from '../../ui/deep-active-element.ts';
import type { UiButton } from '../../ui/ui-button.ts';
import { ComposerWanted } from '../composer-wanted.ts';
import { firstName } from '../line-words.ts';
import { nextWaiting } from '../list/chat-groups.ts';
import { ListWanted } from '../list-wanted.ts';
import { CloseActController } from './close-act-controller.ts';
import { CloseDraftController } from './close-draft-controller.ts';
import { closeFooter } from './close-footer.ts';
import { type CloseField, leftoverText } from './close-form.ts';
import type { CloseFormChanged } from './close-form-changed.ts';
import { closeHotkeys } from './close-hotkeys.ts';
import { closeLeftover } from './close-leftover.ts';
import { closeMeta } from './close-meta.ts';
import { type CloseSituation, closeSituation } from './close-situation.ts';
import { closeStrip } from './close-strip.ts';
import { CustomerNewsController } from './customer-news-controller.ts';
import { deskCloseDialogStyles } from './desk-close-dialog.styles.ts';
import type { DeskCloseForm } from './desk-close-form.ts';
import './desk-close-form.ts';
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
  #draft = new CloseDraftController(
    this,
    () => this.drafts,
    () => this.chatId,
  );
  #news = new CustomerNewsController(this, { messages: () => this.#messages(), customerName: () => this.#chat.customer.name });
  #act = new CloseActController(this, {
    chat: () => this.#chat,
    next: () => this.#next,
    situation: () => this.#situation,
    limits: () => this.#limits,
    draft: this.#draft,
    news: this.#news,
    drafts: () => this.drafts,
    outbox: () => this.outbox,
    closing: () => this.closing,
    takeReferences: () => this.fields?.references.take() ?? true,
    focusError: () => void this.updateComplete.then(() => this.fields?.focusField(Object.keys(this.#act.errors)[0] as CloseField)),
    done: (next) => this.#leave(next ? `/desk/live/${next.id}` : `/desk/${this.tab}`, next ? new ComposerWanted() : new ListWanted()),
    back: () => this.#leave(`/desk/${this.tab}/${this.chatId}`),
  });
  #shown: CloseSituation['kind'] | undefined;
  #stop: (() => void) | undefined;

  constructor() {
    super();
    new StoreController(
      this,
      () => this.chats,
      (chats) => chats.all(),
    );
    new StoreController(
      this,
      () => this.chats,
      (chats) => chats.transcript(this.chatId),
    );
    new StoreController(
      this,
      () => this.catalogue,
      (catalogue) => catalogue.tags,
    );
    new StoreController(
      this,
      () => this.drafts,
      (drafts) => drafts.state(this.chatId, 'close'),
    );
    new StoreController(
      this,
      () => this.presence,
      (presence) => presence.isTyping(this.chatId),
    );
    new HotkeysController(
      this,
      closeHotkeys({
        close: this.#act.close,
        sendThenClose: this.#act.sendThenClose,
        focusTags: () => this.fields?.focusField('tag'),
        setSentiment: (sentiment) => {
          if (!this.fields) return;
          this.#draft.change({ ...this.#draft.form, sentiment });
          this.fields.focusField('sentiment');
        },
      }),
    );
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stop = this.socket.onState.add(() => this.requestUpdate());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop?.();
  }

  override render() {
    const chat = this.#chat;
    const situation = this.#situation;
    const me = this.session.me!;
    const hasEnded = situation.kind === 'closed' || situation.kind === 'not-mine';
    return html`<ui-dialog
      open
      width="808"
      heading=${`Close chat with ${chat.customer.name}`}
      meta=${closeMeta(chat, this.chats.transcript(this.chatId)?.messages ?? [], serverNow())}
      .initialFocus=${() => (situation.kind === 'clear' ? this.fields : this.#mainButton)}
      @ui-dismiss-requested=${this.#act.cancel}
    >
      ${this.presence.isTyping(this.chatId) && !hasEnded ? html`<span slot="aside" class="typing">${firstName(chat.customer.name)} is typing</span>` : nothing}
      ${closeStrip(situation, chat.customer.name, me.id)}
      ${
        hasEnded
          ? closeLeftover(this.#draft.form)
          : html`<desk-close-form
        .form=${this.#draft.form}
        .errors=${this.#act.errors}
        .tags=${this.catalogue.tagsFor(chat.department?.id)}
        .sites=${this.catalogue.sites}
        max-tags=${this.#limits.maxTags}
        ?has-note=${this.#limits.hasNote}
        @desk-close-form-changed=${this.#changed}
      ></desk-close-form>`
      }
      ${closeFooter(
        {
          situation,
          next: this.#next,
          opensNext: this.#act.opensNext,
          draft: this.drafts.state(this.chatId, 'close'),
          isBusy: this.#act.isBusy,
          isOffline: ['offline', 'reconnecting'].includes(this.socket.state.at),
          isGuarding: this.#news.isGuarding,
          hasLeftover: leftoverText(this.#draft.form) !== '',
          hasFailed: this.#act.hasFailed,
          problem: this.#act.problem,
        },
        this.#act,
      )}
    </ui-dialog>`;
  }

  /** When something stands in the way, the focus goes to the way out; but never away from what somebody is writing. */
  override updated(): void {
    const { kind } = this.#situation;
    const isNew = this.#shown !== undefined && kind !== this.#shown && kind !== 'clear';
    this.#shown = kind;
    if (!isNew || (kind === 'news' && takesText(deepActiveElement()))) return;
    const button = this.#mainButton;
    void button?.updateComplete.then(() => button.focus());
  }

  get #mainButton(): UiButton | null {
    return this.renderRoot.querySelector<UiButton>('.main');
  }

  get #chat(): Chat {
    return this.chats.get(this.chatId)!;
  }

  get #next(): Chat | undefined {
    return nextWaiting(chatsOf('live', this.chats.all(), this.session.me!.id), this.chatId);
  }

  get #limits() {
    const { maxTags, notesOnClose } = this.session.me!.preferences;
    return { maxTags, hasNote: notesOnClose, tags: this.catalogue.tags };
  }

  get #situation(): CloseSituation {
    const refusal = this.closing.refused(this.chatId)?.refusal;
    const isStale = this.#chat.version > Number(refusal?.details.version ?? Infinity);
    return closeSituation({
      chat: this.#chat,
      me: this.session.me!,
      news: this.#news.news,
      unsent: this.#act.unsent,
      refusal: isStale ? null : (refusal ?? null),
    });
  }

  /** Everything that was said: the transcript, and what a refusal brought along before the socket did. */
  #messages() {
    const transcript = this.chats.transcript(this.chatId)?.messages;
    const brought = this.closing.refused(this.chatId)?.refusal.details.messages as typeof transcript;
    if (!brought || !transcript) return transcript ?? brought;
    return [...transcript, ...brought.filter((each) => each.version > (transcript.at(-1)?.version ?? 0))];
  }

  #changed(event: CloseFormChanged): void {
    this.#draft.change(event.form);
    this.#act.recheck();
  }

  #leave(to: string, wish?: Event): void {
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
