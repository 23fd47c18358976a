import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { serverNow } from '../clock/server-clock.ts';
import { clockTime, dayLine } from '../clock/time-words.ts';
import { sentenceOf } from '../data/http.ts';
import type { Session } from '../data/session.ts';
import { StoreController } from '../data/store-controller.ts';
import { announce } from '../ui/announce.ts';
import '../ui/ui-button.ts';
import '../ui/ui-strip.ts';

/** `key` says which absence it is: each is told once. */
type Away = { key: string; heading: string; words: string; told: string; isBack: boolean };

const STAY = 'No new chats come in, and the ones you have stay yours.';

/**
 * Tells an agent that they get no new chats and did not choose so: a supervisor switched them off, or the desk, because theirs was not connected;
 * and that they get some again since it is back. [V2] [V5]
 */
@customElement('desk-sent-away')
export class DeskSentAway extends LitElement {
  @property({ attribute: false }) session!: Session;
  @state() private error = '';
  #told = '';

  constructor() {
    super();
    new StoreController(
      this,
      () => this.session,
      ({ me, wasAwaySince }) => [me?.unavailableBy, me?.disconnectedAt, wasAwaySince],
    );
  }

  override render() {
    const away = awayOf(this.session);
    if (!away) return nothing;
    return html`<ui-strip tone=${away.isBack ? 'accent' : 'warn'} icon=${away.isBack ? 'info' : 'pause'}
      ><b>${away.heading}</b> ${this.error || away.words}
      ${
        away.isBack
          ? html`<ui-button slot="actions" size="s" @click=${() => this.session.knowsOfAway()}>Understood</ui-button>`
          : html`<ui-button slot="actions" size="s" @click=${this.#back}>Set available</ui-button>`
      }</ui-strip
    >`;
  }

  protected override updated(): void {
    const away = awayOf(this.session);
    if (away && away.key !== this.#told) announce(away.told, { urgent: true });
    this.#told = away?.key ?? '';
  }

  readonly #back = async (): Promise<void> => {
    this.error = '';
    try {
      await this.session.setAvailable(true);
      announce('You are available');
    } catch (error) {
      this.error = sentenceOf(error);
    }
  };

  static override styles = css`
    :host {
      display: block;
    }
    b {
      font-weight: 600;
    }
  `;
}

function awayOf({ me, wasAwaySince }: Session): Away | undefined {
  const by = me?.unavailableBy;
  if (by) {
    const heading = `${by.name} set you unavailable.`;
    return { key: by.id, heading, words: STAY, told: `${heading} The chats you have stay yours.`, isBack: false };
  }
  if (me?.disconnectedAt) {
    const heading = `Your desk had not been connected since ${moment(me.disconnectedAt)}.`;
    return { key: me.disconnectedAt, heading, words: STAY, told: `${heading} ${STAY}`, isBack: false };
  }
  if (!wasAwaySince) return undefined;
  const heading = `Your desk had not been connected since ${moment(wasAwaySince)}.`;
  const words = 'It is back, and new chats come in again.';
  return { key: `back ${wasAwaySince}`, heading, words, told: `${heading} ${words}`, isBack: true };
}

function moment(iso: string): string {
  const [at, now] = [new Date(iso), new Date(serverNow())];
  const day = dayLine(at, now);
  return day === 'Today' ? clockTime(at) : `${day === 'Yesterday' ? 'yesterday' : day} at ${clockTime(at)}`;
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-sent-away': DeskSentAway;
  }
}
