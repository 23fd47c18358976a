import type { VisitorChat } from '@desk/protocol/chat';
import { DeskError } from '@desk/protocol/errors';
import type { VisitorSurvey } from '@desk/protocol/survey';
import { newlyRefused, Outbox, type Outgoing, type OutgoingMessage } from './outbox.ts';
import { SeenMark } from './seen-mark.ts';
import { openTabChannel, type TabChannel, type TabNews } from './tab-channel.ts';
import { Typing } from './typing.ts';
import { createVisitApi, isForgotten, type VisitApi } from './visit-api.ts';
import { VisitLink } from './visit-link.ts';
import { keptList, openMemory, type VisitMemory } from './visit-memory.ts';
import { newsBetween, type VisitNews } from './visit-news.ts';
import { emptyState, type VisitorMessage, type VisitState, withChat, withLoaded, withSurvey } from './visit-state.ts';
import { VisitSurvey } from './visit-survey.ts';

export type VisitOptions = { base: string; key: string; title: string; department: string | null };

/**
 * One visitor's side of the conversation, without a picture: session, chat, messages on their way, socket and other tabs. `onState` gets
 * each new state, `onNews` what is worth a word. A session is made with the first message, never before.
 */
export class Visit {
  state: VisitState;
  /** What the customer is asked after the end. */
  readonly survey: VisitSurvey;
  readonly #options: VisitOptions;
  readonly #api: VisitApi;
  readonly #memory: VisitMemory;
  readonly #outbox: Outbox<{ text: string }>;
  readonly #link: VisitLink;
  readonly #tabs: TabChannel;
  readonly #onState: (state: VisitState) => void;
  readonly #onNews: (news: VisitNews) => void;
  readonly #seen: SeenMark;
  readonly #typing: Typing;

  constructor(options: VisitOptions, onState: (state: VisitState) => void, onNews: (news: VisitNews) => void) {
    this.#options = options;
    this.#onState = onState;
    this.#onNews = onNews;
    this.#api = createVisitApi(options.base);
    this.#memory = openMemory(options.key);
    this.state = emptyState(options.title, this.#memory.read('name'));
    this.#outbox = new Outbox({
      kept: keptList(this.#memory, 'outbox'),
      send: (message) => this.#deliver(message),
      onChange: (outgoing) => this.#queued({ outgoing }, this.state.outgoing, outgoing),
    });
    this.survey = new VisitSurvey({
      memory: this.#memory,
      api: this.#api,
      survey: () => this.state.survey,
      onAnswered: (chat, survey) => this.#takeOwn(chat, null, survey),
      onRefused: (error) => this.#refuse(error),
      onNews,
      onChange: (part) => this.#queued(part, this.state.answers, part.answers),
    });
    this.#link = new VisitLink({
      url: () => {
        const token = this.#memory.read('token');
        return token === null ? null : this.#api.socketUrl(token);
      },
      onState: (link) => this.#set({ ...this.state, link }),
      onChat: ({ chat, message, survey }) => this.#take(chat, message, survey),
      onTyping: ({ who }) => this.#typing.heard(who.name),
      onStale: () => void this.#load(),
      onRefused: () => this.#expire(),
    });
    this.#tabs = openTabChannel(options.key, (news) => this.#hearTab(news));
    this.#seen = new SeenMark(this.#memory, () => this.#tabs.tell({ type: 'seen' }));
    this.#typing = new Typing(
      () => this.state.chat && this.#link.send({ type: 'typing', chatId: this.state.chat.id }),
      (typing) => this.#set({ ...this.state, typing }),
    );
  }

  /** Takes up what is known: the stored session, the queue, the network. */
  start(): void {
    const known = this.#memory.read('token') !== null;
    this.#set({ ...this.state, known, loading: known, online: navigator.onLine });
    this.#outbox.resume(new Date());
    this.survey.resume();
    if (known) this.#link.connect();
    addEventListener('online', () => this.#reach(true));
    addEventListener('offline', () => this.#reach(false));
    addEventListener('pagehide', () => this.#link.close({ forget: false })); // an open socket keeps the page out of the back-forward cache
    addEventListener('pageshow', ({ persisted }) => persisted && this.#link.connect());
  }

  /** Queues a message; `name` is kept when this one begins the conversation. Returns false when too many wait already. */
  send(text: string, name: string | null = null): boolean {
    if (name !== null && !this.state.known) {
      this.#memory.write('name', name);
      this.#set({ ...this.state, name });
    }
    this.#typing.sent();
    return this.#outbox.add({ text });
  }

  retry(clientId: string): void {
    this.#outbox.retry(clientId);
  }

  /** The visitor presses keys. */
  typing(): void {
    const { chat } = this.state;
    if (chat !== null && chat.status !== 'closed') this.#typing.pressed(Date.now());
  }

  askToEnd(ending: 'asked' | 'no'): void {
    this.#set({ ...this.state, ending });
  }

  async end(): Promise<void> {
    const token = this.#memory.read('token');
    if (token === null) return;
    this.#set({ ...this.state, ending: 'sending' });
    try {
      const { chat } = await this.#api.endChat(token);
      this.#takeOwn(chat, null);
    } catch (error) {
      this.#set({ ...this.state, ending: 'failed' });
      this.#refuse(error);
    }
  }

  /** Puts a closed chat aside; the next message opens a new one. */
  startFresh(): void {
    this.#set({ ...this.state, fresh: true });
  }

  /** Whether the visitor is looking: what arrives then is seen. */
  attend(isAttentive: boolean): void {
    this.#seen.isAttentive = isAttentive;
    this.#set(this.state);
  }

  /** Asks for the place in the queue, which no frame tells, while somebody waits and looks. */
  refreshPlace(): void {
    if (this.#seen.isAttentive && this.state.chat?.status === 'waiting') void this.#load();
  }

  /** Connects again now, after a wait or on a click. */
  reconnect(): void {
    this.#link.connect();
    void this.#outbox.flush();
    this.survey.flush();
  }

  async #deliver({ text, clientId }: OutgoingMessage): Promise<void> {
    try {
      const token = this.#memory.read('token') ?? (await this.#startVisit());
      const { chat, message } = await this.#api.postMessage(token, { text, clientId });
      this.#takeOwn(chat, message);
      this.#link.connect();
    } catch (error) {
      this.#refuse(error);
      throw error;
    }
  }

  async #startVisit(): Promise<string> {
    const { token, workspace } = await this.#api.startVisit(this.#options, this.#memory.read('name'));
    this.#memory.write('token', token);
    this.#tabs.tell({ type: 'session' });
    this.#set({ ...this.state, title: workspace?.name ?? this.state.title, known: true, expired: false });
    return token;
  }

  async #load(): Promise<void> {
    const token = this.#memory.read('token');
    if (token === null) return;
    try {
      const loaded = await this.#api.readChat(token);
      if (token === this.#memory.read('token')) this.#set(withLoaded(this.state, loaded));
    } catch (error) {
      if (isForgotten(error)) this.#expire();
      // anything else: the socket's next attempt asks again
    }
  }

  #takeOwn(chat: VisitorChat, message: VisitorMessage | null, survey?: VisitorSurvey): void {
    this.#take(chat, message, survey);
    this.#tabs.tell({ type: 'chat', chat, message, survey });
  }

  #take(chat: VisitorChat, message: VisitorMessage | null, survey?: VisitorSurvey): void {
    const before = this.state;
    const after = withChat(before, chat, message);
    this.#set(survey ? withSurvey(after, chat, survey) : after);
    if (message !== null && this.#outbox.items.some(({ clientId }) => clientId === message.clientId)) this.#outbox.remove(message.clientId);
    if (before.chat !== null && before.chat.id !== chat.id && message === null) void this.#load();
    for (const news of newsBetween(before, this.state, message)) this.#onNews(news);
  }

  /** What waits to be sent has changed; `before` and `after` say which of it was refused. */
  #queued(part: Partial<VisitState>, before: readonly Outgoing[], after: readonly Outgoing[]): void {
    this.#set({ ...this.state, ...part });
    this.#tabs.tell({ type: 'outbox' });
    const reason = newlyRefused(before, after);
    if (reason) this.#onNews({ type: 'refused', reason });
  }

  #hearTab(news: TabNews): void {
    if (news.type === 'session') this.#changeSession();
    else if (news.type === 'outbox') this.#set({ ...this.state, outgoing: this.#outbox.items, ...this.survey.kept });
    else if (news.type === 'seen') this.#set(this.state);
    else this.#take(news.chat, news.message, news.survey);
  }

  #changeSession(): void {
    const known = this.#memory.read('token') !== null;
    this.#link.close({ forget: true });
    this.#set({
      ...emptyState(this.state.title, this.#memory.read('name')),
      known,
      loading: known,
      online: this.state.online,
      outgoing: this.#outbox.items,
    });
    if (known) this.#link.connect();
  }

  #expire(): void {
    if (this.#memory.read('token') === null) return;
    this.#memory.write('token', null);
    this.#memory.write('seen', null);
    this.#tabs.tell({ type: 'session' });
    const unsent = this.#outbox.takeAll();
    this.survey.forget();
    this.#changeSession();
    this.#set({ ...this.state, expired: true });
    this.#onNews({ type: 'expired', unsent: unsent.map(({ text }) => text).join('\n') });
  }

  #refuse(error: unknown): void {
    if (isForgotten(error)) this.#expire();
    else if (error instanceof DeskError && error.code === 'survey-over') void this.#load();
  }

  #reach(online: boolean): void {
    this.#set({ ...this.state, online });
    if (online) this.reconnect();
  }

  #set(next: VisitState): void {
    this.state = this.#seen.applied(next);
    this.#onState(this.state);
  }
}
