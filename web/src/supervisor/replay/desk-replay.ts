import { consume } from '@lit/context';
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { plural } from '../../charts/figure-text.ts';
import { clockTime, dayLine, minuteField, minuteOf, shortDay } from '../../clock/time-words.ts';
import { requestIdOf, sentenceOf } from '../../data/http.ts';
import type { Router } from '../../route/router.ts';
import { routerContext } from '../../route/router-context.ts';
import { baseStyles } from '../../ui/base-styles.ts';
import type { ValueChanged } from '../../ui/value-changed.ts';
import { moveRow } from '../lists/move-row.ts';
import { passes, type StreamFilter, wholeStream } from '../stream/stream-filter.ts';
import { changedSince } from './changed-since.ts';
import { isMinuteOver, MINUTE_MS, minuteStart } from './minute-over.ts';
import { ReplayController } from './replay-controller.ts';
import '../stream/desk-closure-row.ts';
import '../../ui/ui-button.ts';
import '../../ui/ui-empty.ts';
import '../../ui/ui-error.ts';
import '../../ui/ui-icon-button.ts';
import '../../ui/ui-skeleton.ts';
import '../../ui/ui-text.ts';

/**
 * A past minute of the stream as it came in: each closure as it was in that moment, marked with what has changed since. The minute stands in the
 * address, so it is a link; the live stream goes on behind it. [V3]
 */
@customElement('desk-replay')
export class DeskReplay extends LitElement {
  @consume({ context: routerContext })
  private router!: Router;
  /** The minute, ISO-8601. One that is not over, or is none, is said so, and nothing is shown in its place. */
  @property() at = '';
  @property() department: string | undefined;
  @property({ attribute: false }) filter: StreamFilter = wholeStream;
  @property({ attribute: 'open-chat-id' }) openChatId = '';
  /** Now in milliseconds: only minutes that are over by then can be looked at. */
  @property({ type: Number }) now = 0;
  /** The minute that was typed though it is not over, in milliseconds. */
  @state() private refused: number | undefined;
  readonly #replay = new ReplayController(this);

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('at')) this.refused = undefined;
  }

  override render() {
    const ms = Date.parse(this.at);
    const isOver = isMinuteOver(ms, this.now);
    const at = new Date(ms);
    const words = isOver ? this.#words(at) : '';
    return html`<div class="bar" role="group" aria-label="Replay">
        <ui-icon-button icon="chevron-left" label="The minute before" ?disabled=${!isOver} @click=${() => this.#step(-1)}></ui-icon-button>
        <ui-text type="datetime-local" hidden-label="Minute to replay" .value=${isOver ? minuteField(at) : ''} @ui-value-changed=${this.#typed}></ui-text>
        <ui-icon-button icon="chevron-right" label="The minute after" ?disabled=${!isMinuteOver(ms + MINUTE_MS, this.now)} @click=${() => this.#step(1)}></ui-icon-button>
        <ui-button size="s" variant="primary" icon="play" @click=${this.#live}>Back to live</ui-button>
      </div>
      ${this.refused === undefined ? nothing : html`<p class="hint late" role="alert">${this.#words(new Date(this.refused))} is not over yet.${words ? ` Shown is ${words}.` : ''}</p>`}
      ${isOver ? this.#content(words) : this.#notYet(at)}`;
  }

  #words(at: Date): string {
    return `${dayLine(at, new Date(this.now))}, ${clockTime(at)}`;
  }

  #notYet(at: Date) {
    const isNone = Number.isNaN(at.getTime());
    const heading = isNone
      ? 'There is no such minute'
      : at.getTime() > this.now
        ? 'This minute is still to come'
        : 'This minute is not over yet';
    const text = isNone
      ? 'The address asks for a minute that cannot be read.'
      : `It begins on ${this.#day(at)}. A minute can be looked at once it is over.`;
    return html`<ui-empty icon="history" heading=${heading}
      >${text}<ui-button slot="actions" size="s" @click=${this.#live}>To the live wall</ui-button></ui-empty
    >`;
  }

  /** A minute of any year. */
  #day(at: Date): string {
    return `${shortDay(at, new Date(this.now))} at ${clockTime(at)}`;
  }

  /** Before anything was closed there is nothing to step through. */
  #beforeAll(firstAt: string) {
    const first = new Date(firstAt);
    return html`<ui-empty icon="history" heading="Nothing had been closed yet"
      >The first chat was closed on ${this.#day(first)}.<ui-button slot="actions" size="s" @click=${() => this.#go(first.getTime())}>To that minute</ui-button
      ><ui-button slot="actions" size="s" @click=${this.#live}>To the live wall</ui-button></ui-empty
    >`;
  }

  #content(words: string) {
    const replay = this.#replay.look(this.at, this.department);
    if (!replay && this.#replay.error)
      return html`<ui-error heading="This minute did not load" request-id=${requestIdOf(this.#replay.error)} @ui-retry-requested=${() => this.#replay.read(this.at, this.department)}
        >${sentenceOf(this.#replay.error)}</ui-error
      >`;
    if (!replay) return html`<ui-skeleton shape="rows" count="6" label="Loading the minute"></ui-skeleton>`;
    if (
      replay.firstAt &&
      Date.parse(this.at) < Date.parse(replay.firstAt) &&
      isMinuteOver(minuteStart(Date.parse(replay.firstAt)), this.now)
    )
      return this.#beforeAll(replay.firstAt);
    const shown = replay.items.filter(({ came }) => passes(came, this.filter));
    const changed = shown.filter(({ came, now }) => changedSince(came, now).length > 0).length;
    if (shown.length === 0)
      return html`<ui-empty icon="history" heading=${`Nothing closed in this minute${replay.items.length > 0 ? ' passes the filter' : ''}`}
        >${replay.items.length > 0 ? `${plural(replay.items.length, 'closure')} came in.` : `No chat was closed from ${words} on for a minute.`}</ui-empty
      >`;
    return html`<p class="hint" role="status">${plural(shown.length, 'closure')} as ${shown.length === 1 ? 'it' : 'they'} came in, ${changed === 0 ? 'none changed since' : `${changed} changed since`}${replay.isWhole ? '' : '. Only the newest 500 are shown'}.</p>
      <ul class="scroll" aria-label="Closures of ${words}" @keydown=${moveRow}>
        ${repeat(
          shown,
          ({ came }) => came.id,
          ({ came, now }, i) => html`<li style=${i === 0 ? '--rule:none' : nothing}>
            <desk-closure-row
              .row=${came}
              .since=${changedSince(came, now)}
              .href=${`/supervise/now/${came.chatId}${location.search}`}
              .stop=${0}
              ?selected=${came.chatId === this.openChatId}
            ></desk-closure-row>
          </li>`,
        )}
      </ul>`;
  }

  #typed(event: ValueChanged): void {
    const at = minuteOf(event.value);
    const ms = at?.getTime() ?? 0;
    this.refused = isMinuteOver(ms, this.now) ? undefined : ms;
    if (ms > 0 && this.refused === undefined) this.#go(ms);
  }

  #step(minutes: number): void {
    this.#go(Date.parse(this.at) + minutes * MINUTE_MS);
  }

  #go(ms: number): void {
    this.router.setQuery({ at: new Date(minuteStart(ms)).toISOString() });
  }

  #live(): void {
    this.router.setQuery({ at: undefined });
  }

  static override styles = [
    baseStyles,
    css`
      :host {
        display: flex;
        flex-direction: column;
        flex: 1;
        min-block-size: 0;
      }
      .bar {
        display: flex;
        align-items: center;
        gap: 4px;
        padding: 4px 12px 8px 16px;
        flex-wrap: wrap;
      }
      .bar ui-text {
        inline-size: 206px;
      }
      .bar ui-button {
        margin-inline-start: auto;
      }
      p.hint {
        padding: 6px 20px;
        border-block: 1px solid var(--desk-line);
        background: var(--desk-accent-tint);
        color: var(--desk-text-2);
      }
      p.late {
        background: var(--desk-warn-tint);
      }
      ul {
        flex: 1;
        min-block-size: 0;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-replay': DeskReplay;
  }
}
