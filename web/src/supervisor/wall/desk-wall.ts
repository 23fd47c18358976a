import type { Department } from '@desk/protocol/people';
import type { Figures } from '@desk/protocol/report';
import { consume } from '@lit/context';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { serverNow } from '../../clock/server-clock.ts';
import { TickerController } from '../../clock/ticker-controller.ts';
import { listClosures } from '../../data/closures-api.ts';
import { socketContext } from '../../data/contexts.ts';
import { requestIdOf, sentenceOf } from '../../data/http.ts';
import { LineController } from '../../data/line-controller.ts';
import { listDepartments } from '../../data/people-api.ts';
import { readFigures } from '../../data/reports-api.ts';
import type { DeskSocket } from '../../data/socket.ts';
import { TopicsController } from '../../data/topics-controller.ts';
import { HotkeysController } from '../../hotkeys/hotkeys-controller.ts';
import { RouteController } from '../../route/route-controller.ts';
import type { Router } from '../../route/router.ts';
import { routerContext } from '../../route/router-context.ts';
import { announce } from '../../ui/announce.ts';
import { baseStyles } from '../../ui/base-styles.ts';
import { CalmFigures } from '../figures/calm-figures.ts';
import { RetryController } from '../jira/retry-controller.ts';
import { FlushClock } from '../panes/flush-clock.ts';
import type { ReplayWanted } from '../replay/replay-wanted.ts';
import { AwayController } from '../stream/away-controller.ts';
import type { DeskStreamPane } from '../stream/desk-stream-pane.ts';
import type { FilterChosen } from '../stream/filter-chosen.ts';
import { fromQuery, isFiltered, type StreamFilter, toQuery, toServerFilter, wholeStream } from '../stream/stream-filter.ts';
import { closingRate } from './closing-rate.ts';
import { wallStyles } from './desk-wall.styles.ts';
import { LongHiddenController } from './long-hidden-controller.ts';
import { SpokenWallController } from './spoken-wall-controller.ts';
import { replayAtOf, windowOf } from './wall-address.ts';
import { WallFeed } from './wall-feed.ts';
import { wallHotkeys } from './wall-hotkeys.ts';
import { WallModeController } from './wall-mode-controller.ts';
import '../reader/desk-chat-reader.ts';
import '../figures/desk-figures.ts';
import './desk-live-mark.ts';
import '../stream/desk-stream-pane.ts';
import './desk-wall-agents.ts';
import './desk-wall-charts.ts';
import './desk-wall-head.ts';
import './desk-wall-skeleton.ts';
import '../../ui/ui-error.ts';

const minutes: Record<Figures['window'], string> = { '15m': 'the last 15 min', '60m': 'the last 60 min', today: 'today' };

/** The live wall: figures, closures as they come in, what needs a supervisor, and how the day goes. All of its choices are in the address. */
@customElement('desk-wall')
export class DeskWall extends LitElement {
  @consume({ context: socketContext })
  private socket!: DeskSocket;
  @consume({ context: routerContext })
  private router!: Router;
  @property({ attribute: 'chat-id' }) chatId = '';
  @state() private paused: { figures: Figures | undefined; at: number } | undefined;
  @state() private departments: readonly Department[] = [];

  @query('desk-stream-pane') private pane!: DeskStreamPane;

  readonly #feed = new WallFeed({ readFigures, listClosures });
  readonly #line = new LineController(this, () => this.socket, true);
  readonly #retries = new RetryController(this);
  readonly #spoken = new SpokenWallController(this, () => (this.paused ? undefined : this.#feed.figures));
  readonly #away = new AwayController(this, () => this.socket);
  #searched = '';
  #search = '';
  #asked: StreamFilter = wholeStream;
  #stop: (() => void) | undefined;
  #lastLive = 0;
  readonly #clock = new FlushClock(() => this.requestUpdate());
  readonly #calm = new CalmFigures();

  constructor() {
    super();
    new TickerController(this, 1, () => this.#clock.ask());
    new RouteController(this, () => this.router);
    new LongHiddenController(this, () => this.#feed.reload());
    new WallModeController(this, () => this.#isWall());
    new TopicsController(this, {
      socket: () => this.socket,
      topics: () => ['closures', 'queue', 'agents', 'figures', 'chats'],
      onEvents: (events) => {
        this.#feed.take(events);
        this.#spoken.heard(events, this.router.query.get('department') ?? undefined);
      },
      onResync: () => this.#feed.reload(),
    });
    new HotkeysController(
      this,
      wallHotkeys({
        togglePause: () => this.#togglePause(),
        showWaiting: () => this.pane?.showWaiting(),
        openFilter: () => void this.pane?.openFilter(),
        toggleWall: () => this.router.setQuery({ wall: this.#isWall() ? undefined : '1' }),
        showOnly: (sentiment) => this.#choose({ sentiment }),
        isWall: () => this.#isWall(),
        isReading: () => this.chatId !== '',
        closeReader: () => this.router.go(`/supervise/now${location.search}`),
        isReplaying: () => this.router.query.has('at'),
        backToLive: () => this.router.setQuery({ at: undefined }),
      }),
    );
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stop = this.#feed.onChange.add(() => this.#clock.ask());
    void listDepartments().then(
      ({ items }) => {
        this.departments = items;
      },
      () => undefined,
    );
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop?.();
    this.#clock.stop();
    this.#feed.close();
  }

  protected override willUpdate(_changed: PropertyValues<this>): void {
    const department = this.router.query.get('department') ?? undefined;
    this.#feed.open({ window: windowOf(this.router.query), department });
    if (this.#mark() === 'live') this.#lastLive = serverNow();
    const filter = this.#filter();
    const searched = JSON.stringify(toQuery(filter));
    if (searched !== this.#searched && isFiltered(filter)) void this.#feed.findOlder(toServerFilter(filter));
    this.#searched = searched;
  }

  override render() {
    const isWall = this.#isWall();
    this.toggleAttribute('wall', isWall);
    const figures = this.paused ? this.paused.figures : this.#feed.figures;
    const counted = figures ? Date.parse(figures.at) : 0;
    const now = this.paused?.at ?? wholeSecond(this.#mark() === 'live' ? serverNow() : Math.max(this.#lastLive, counted));
    return html`${isWall ? nothing : this.#head(figures)}
      ${figures ? this.#body(figures, now, isWall) : this.#waiting()}`;
  }

  #head(figures: Figures | undefined) {
    return html`<desk-wall-head
      .live=${this.router.query.has('department') ? undefined : (figures?.live.value ?? undefined)}
      .tickets=${this.router.query.has('department') ? undefined : figures?.tickets}
      .window=${windowOf(this.router.query)}
      .department=${this.router.query.get('department') ?? ''}
      .departments=${this.departments}
      .isPaused=${this.paused !== undefined}
      @desk-pause-toggled=${this.#togglePause}
      >${this.#liveMark(figures)}</desk-wall-head
    >`;
  }

  #liveMark(figures: Figures | undefined) {
    return html`<desk-live-mark
      slot="mark"
      .state=${this.paused ? 'paused' : this.#mark()}
      .at=${this.paused?.at ?? (figures ? Date.parse(figures.at) : 0)}
      .waiting=${this.paused ? this.#feed.stream.buffer.waiting.length : 0}
    ></desk-live-mark>`;
  }

  #body(figures: Figures, now: number, isWall: boolean) {
    const { tables, charts } = this.paused ? { tables: figures, charts: figures } : this.#calm.of(figures);
    return html`<div class=${this.paused ? 'body dim' : 'body'} @desk-retry-link-requested=${this.#retries.retry}>
      <desk-figures .figures=${figures} .now=${now} ?large=${isWall}></desk-figures>
      <div class="columns">
        <desk-stream-pane
          .stream=${this.#feed.stream}
          .filter=${this.#filter()}
          ?loaded=${this.#feed.hasList}
          ?paused=${this.paused !== undefined}
          ?discreet=${isWall}
          .lastMinute=${closingRate(figures, this.#feed.stream.rate)}
          .totals=${figures.sentiment.total}
          .away=${this.#away.away}
          .replayAt=${replayAtOf(this.router.query)}
          .now=${now}
          .span=${minutes[figures.window]}
          .openChatId=${this.chatId}
          .query=${location.search}
          @desk-filter-chosen=${(event: FilterChosen) => this.#choose(event.change)}
          @desk-replay-wanted=${(event: ReplayWanted) => this.router.setQuery({ at: event.at })}
          >${isWall ? this.#liveMark(figures) : nothing}</desk-stream-pane
        >
        <desk-wall-agents class="scroll" .figures=${tables} .now=${now} ?large=${isWall}></desk-wall-agents>
        ${
          this.chatId && !isWall
            ? html`<desk-chat-reader .chatId=${this.chatId} .backHref=${`/supervise/now${location.search}`}></desk-chat-reader>`
            : html`<desk-wall-charts class="scroll" .figures=${charts} .retrying=${this.#retries.retrying} ?large=${isWall}></desk-wall-charts>`
        }
      </div>
    </div>`;
  }

  #waiting() {
    const { error } = this.#feed;
    if (!error) return html`<desk-wall-skeleton></desk-wall-skeleton>`;
    return html`<ui-error level="2" heading="The wall did not load" request-id=${requestIdOf(error)} @ui-retry-requested=${() => this.#feed.reload()}
      >${sentenceOf(error)} Chats go on all the same.</ui-error
    >`;
  }

  /** The same as long as the address is: what did not change is not drawn anew. */
  #filter(): StreamFilter {
    if (location.search !== this.#search) {
      this.#search = location.search;
      this.#asked = fromQuery(this.router.query);
    }
    return this.#asked;
  }

  #isWall(): boolean {
    return this.router?.query.get('wall') === '1';
  }

  #mark(): 'live' | 'connecting' | 'reconnecting' | 'offline' {
    const at = this.#line.state;
    if (at === 'live' && this.#feed.error) return 'reconnecting';
    if (at === 'live' && !this.#feed.hasFigures) return 'connecting';
    return at === 'stopped' ? 'offline' : at;
  }

  #choose(change: Partial<StreamFilter>): void {
    this.router.setQuery(toQuery({ ...this.#filter(), ...change }));
  }

  readonly #togglePause = (): void => {
    this.paused = this.paused ? undefined : { figures: this.#feed.figures, at: serverNow() };
    announce(this.paused ? 'The wall is paused' : 'The wall is live again');
  };

  static override styles = [baseStyles, wallStyles];
}

/** Waits are told in seconds: what did not change need not be drawn. */
function wholeSecond(ms: number): number {
  return Math.floor(ms / 1000) * 1000;
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-wall': DeskWall;
  }
}
