import type { Me } from '@desk/protocol/people';
import type { ServerFrame } from '@desk/protocol/socket';
import { Catalogue } from './catalogue.ts';
import { ChatLists } from './chat-lists.ts';
import { ChatStore } from './chat-store.ts';
import { closeChat, followUp, postMessage, readChat, readChatEvents, undoClose } from './chats-api.ts';
import { ClosingQueue } from './closing-queue.ts';
import { Drafts } from './drafts.ts';
import { IssueStore } from './issue-store.ts';
import { lookUpIssues } from './jira-api.ts';
import { Outbox } from './outbox.ts';
import { PresenceStore } from './presence-store.ts';
import type { Session } from './session.ts';
import { DeskSocket } from './socket.ts';

/** Everything that lives as long as somebody is signed in, built in the order of its dependencies and wired once. */
export class DeskData {
  readonly me: Me;
  readonly socket = new DeskSocket();
  readonly chats: ChatStore;
  readonly lists: ChatLists;
  readonly presence = new PresenceStore();
  readonly catalogue = new Catalogue();
  readonly issues = new IssueStore({ lookUp: lookUpIssues, socket: this.socket });
  readonly drafts: Drafts;
  readonly outbox: Outbox;
  readonly closing: ClosingQueue;
  readonly #session: Session;
  #filling = new Set<string>();

  constructor(me: Me, session: Session) {
    this.me = me;
    this.#session = session;
    this.chats = new ChatStore(me.id);
    this.lists = new ChatLists(this.chats, me.id);
    this.drafts = new Drafts(me.id);
    this.outbox = new Outbox({
      userId: me.id,
      post: ({ chatId, text, id, isFollowUp }) => (isFollowUp ? followUp : postMessage)(chatId, text, id),
      onPosted: (chat, message) => this.chats.putMessage(chat, message),
      isLive: () => this.socket.state.at === 'live',
    });
    this.closing = new ClosingQueue({
      userId: me.id,
      close: closeChat,
      undo: undoClose,
      onChat: (chat) => this.chats.put(chat),
      onSettled: (chatId) => this.drafts.drop(chatId, 'close'),
    });
  }

  start(): void {
    this.socket.onFrame.add((frame) => this.#take(frame));
    this.socket.onResync.add(() => void this.#catchUp());
    this.socket.onWatched.add((topics) => {
      for (const topic of topics) if (topic.startsWith('chat:')) this.#lookBehind(topic.slice('chat:'.length));
    });
    this.socket.onResumed.add(() => this.outbox.flush());
    // A line that was ended to be made anew may have been ended for other rights, or for none.
    this.socket.onResumed.add(() => void this.#rightsChanged());
    this.socket.onRefused.add(() => void this.#session.load());
    this.socket.onState.add((state) => {
      if (state.at === 'stopped' && state.why === 'signed-out') this.#session.lose();
    });
    this.chats.onGap.add((chatId, after) => void this.#fill(chatId, after));
    this.closing.onRefused.add((intent) => void this.#refresh(intent.chatId));
    this.socket.watch('chats');
    this.socket.watch('tickets');
    this.socket.start();
    void this.catalogue.load();
  }

  /** Signed in again: the line comes back, and what failed meanwhile is read again. */
  resume(): void {
    if (this.socket.state.at === 'stopped') this.socket.start();
    void this.#catchUp();
  }

  stop(): void {
    this.socket.stop();
    this.drafts.stop();
  }

  #take(frame: ServerFrame): void {
    this.presence.take(frame);
    this.issues.take(frame);
    if (frame.type !== 'events') return;
    for (const event of frame.events) {
      if (event.type === 'message.posted' && event.chat?.lastMessage?.author === 'customer') this.presence.stopTyping(event.chat.id);
      if (event.type === 'chat.close-undone' && event.chatId) this.closing.heardReopened(event.chatId);
      if (event.type === 'tags.changed') void this.catalogue.loadTags().catch(() => undefined);
      if (event.type === 'preferences.changed' || event.type === 'surveys.changed') void this.#preferencesChanged();
      if (event.type === 'jira.changed') void this.catalogue.loadSites().catch(() => undefined);
      if (event.type === 'agent.availability-changed' && event.data.agentId === this.me.id)
        this.#session.heardAvailable(
          event.data.available,
          event.actor.kind === 'agent' && event.actor.id !== this.me.id ? event.actor : null,
          event.data.seenAt,
        );
    }
    this.chats.apply(frame.events);
    // An open chat may be heard as lists hear it, without what happened, until its own topic counts.
    for (const { chat } of frame.events) if (chat && this.socket.isWanted(`chat:${chat.id}`)) this.chats.checkGap(chat.id);
  }

  /** The topic of this chat counts from now on. What my lists do not tell of, such as a colleague's chat, has to be asked for. */
  #lookBehind(chatId: string): void {
    const transcript = this.chats.transcript(chatId);
    if (this.chats.get(chatId)?.agent?.id === this.me.id) this.chats.checkGap(chatId);
    else if (transcript) void this.#fill(chatId, transcript.version);
  }

  /** Who has come to serve a department is offered what it was offered before. [C16] */
  async #rightsChanged(): Promise<void> {
    const served = () => this.#session.me?.departments.map(({ id }) => id).join();
    const before = served();
    await this.#session.load();
    if (served() !== before) await this.lists.reloadOffered();
  }

  /** The form asks for what it must from now on, and my own desk (undo window, bulk) follows. */
  async #preferencesChanged(): Promise<void> {
    await Promise.allSettled([this.catalogue.loadPreferences(), this.#session.load()]);
  }

  /** Something between two versions of an open chat did not arrive: fetch just that. */
  async #fill(chatId: string, after: number): Promise<void> {
    if (this.#filling.has(chatId)) return;
    this.#filling.add(chatId);
    try {
      this.chats.apply((await readChatEvents(chatId, after)).items);
    } catch {
      // the next event of this chat, or the next resync, asks again
    } finally {
      this.#filling.delete(chatId);
    }
    // What arrived meanwhile may lie behind another gap; an answer that helped nothing is not asked for twice.
    if ((this.chats.transcript(chatId)?.version ?? 0) > after) this.chats.checkGap(chatId);
  }

  /** The desk saw this chat otherwise than we did: look again. */
  async #refresh(chatId: string): Promise<void> {
    await readChat(chatId).then(
      (loaded) => this.chats.putTranscript(loaded),
      () => undefined,
    );
  }

  /**
   * What was read may miss something. Pages do not all ask in the same instant, and what waits goes out only when nothing is missing here.
   */
  async #catchUp(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 500));
    const transcripts = this.chats.openTranscripts().map(async (id) => this.chats.putTranscript(await readChat(id)));
    await Promise.allSettled([this.lists.reload(), this.catalogue.load(), ...transcripts]);
    this.outbox.flush();
  }
}
