import { html, LitElement } from 'lit';
import { customElement } from 'lit/decorators.js';
import { serverNow, setServerTime } from '../../clock/server-clock.ts';
import { TickerController } from '../../clock/ticker-controller.ts';
import { setZone } from '../../clock/time-words.ts';
import { baseStyles } from '../../ui/base-styles.ts';
import { closingRate } from './closing-rate.ts';
import { wallStyles } from './desk-wall.styles.ts';
import { WallModeController } from './wall-mode-controller.ts';
import { WallScreenFeed } from './wall-screen-feed.ts';
import '../figures/desk-figures.ts';
import './desk-live-mark.ts';
import '../stream/desk-stream-pane.ts';
import './desk-wall-agents.ts';
import './desk-wall-charts.ts';
import './desk-wall-skeleton.ts';
import '../../ui/ui-empty.ts';

const SPAN = 'the last 60 min';

/**
 * The wall on a screen of its own, by a link with a pass and without a sign-in: what wall mode shows, to look at only. The token stands behind the `#`,
 * so that no log of a server or proxy ever holds it. [V4]
 */
@customElement('desk-wall-screen')
export class DeskWallScreen extends LitElement {
  readonly #feed = new WallScreenFeed(location.hash.slice(1));
  #stop: (() => void) | undefined;
  #zone = '';

  constructor() {
    super();
    new TickerController(this);
    new WallModeController(this, () => true);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.setAttribute('wall', '');
    this.#stop = this.#feed.onChange.add(() => this.#changed());
    addEventListener('hashchange', this.#anew);
    this.#feed.start();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('hashchange', this.#anew);
    this.#stop?.();
    this.#feed.stop();
  }

  override render() {
    if (this.#feed.isOver) {
      return html`<main>
        <ui-empty icon="lock" heading="This screen has no pass">Its link was taken back or is not whole. An admin makes a new one under Admin, Wall screens.</ui-empty>
      </main>`;
    }
    const { view } = this.#feed;
    if (!view) return html`<main><desk-wall-skeleton></desk-wall-skeleton></main>`;
    const { figures } = view;
    const counted = Date.parse(figures.at);
    const now = this.#feed.isStale ? counted : serverNow();
    return html`<main class="body" aria-label="${view.name}, ${view.workspace.name}">
      <desk-figures .figures=${figures} .now=${now} large></desk-figures>
      <div class="columns">
        <desk-stream-pane
          .stream=${this.#feed.stream}
          loaded
          discreet
          .lastMinute=${closingRate(figures, this.#feed.stream.rate)}
          .totals=${figures.sentiment.total}
          .span=${SPAN}
          ><desk-live-mark slot="mark" .state=${this.#feed.isStale ? 'reconnecting' : 'live'} .at=${counted}></desk-live-mark
        ></desk-stream-pane>
        <desk-wall-agents class="scroll" .figures=${figures} .now=${now} large></desk-wall-agents>
        <desk-wall-charts class="scroll" .figures=${figures} large></desk-wall-charts>
      </div>
    </main>`;
  }

  #changed(): void {
    const { view } = this.#feed;
    if (view) {
      setServerTime(view.figures.at);
      if (view.workspace.zone !== this.#zone) setZone(view.workspace.zone);
      this.#zone = view.workspace.zone;
      document.title = `${view.name} · ${view.workspace.name}`;
    }
    this.requestUpdate();
  }

  /** Another link in the same window is another screen. */
  readonly #anew = (): void => location.reload();

  static override styles = [baseStyles, wallStyles];
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-wall-screen': DeskWallScreen;
  }
}
