import { html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { Announcer } from './announcer.ts';
import './desk-widget-composer.ts';
import './desk-widget-foot.ts';
import './desk-widget-head.ts';
import './desk-widget-intro.ts';
import './desk-widget-log.ts';
import './desk-widget-survey.ts';
import { panelStyles } from './desk-widget.styles.ts';
import type { DeskWidgetComposer, DraftChanged, SendRequested } from './desk-widget-composer.ts';
import type { EndRequested } from './desk-widget-foot.ts';
import { MinimiseRequested } from './desk-widget-head.ts';
import type { DeskWidgetIntro } from './desk-widget-intro.ts';
import type { RetryRequested } from './desk-widget-log.ts';
import type { DeskWidgetSurvey, SurveyStepped } from './desk-widget-survey.ts';
import { fitToViewport } from './viewport-fit.ts';
import { emptyState, isLastWordOf, type VisitState } from './visit-state.ts';
import type { SurveyStep } from './visit-survey.ts';
import { widgetBase } from './widget-base.ts';
import { widgetIcon } from './widget-icon.ts';
import { headWords, words } from './words.ts';

/** What the panel asks of the visit behind it. `send` answers whether the text was taken. */
export type PanelActions = {
  send: (text: string, name: string | null) => boolean;
  retry: (clientId: string) => void;
  typing: () => void;
  end: (step: EndRequested['step']) => void;
  startFresh: () => void;
  keepDraft: (text: string) => void;
  survey: (step: SurveyStep) => void;
};

const FULL_SCREEN = '(max-width: 519.98px)';

/**
 * The panel: a dialog beside the page, or over all of it on a small screen, where it is modal. It shows `visit` and asks `actions`; the
 * loader's launcher opens it. Esc minimises and fires MinimiseRequested.
 */
@customElement('desk-widget')
export class DeskWidget extends LitElement {
  @property({ attribute: false }) visit: VisitState = emptyState('', null);
  @property({ attribute: false }) actions!: PanelActions;
  @property({ attribute: false }) privacyUrl: string | null = null;
  /** What the message field holds when it appears. */
  @property({ attribute: false }) draft = '';

  @state() private refusal: string | null = null;
  /** The chat ended, or was asked about, while the customer was writing: the field stays, and what is sent begins a new chat or takes this one up. */
  @state() private writesOn = false;

  @query('dialog') private dialog!: HTMLDialogElement;
  @query('desk-widget-composer') private composer!: DeskWidgetComposer | null;
  @query('desk-widget-intro') private intro!: DeskWidgetIntro | null;
  @query('desk-widget-survey') private survey!: DeskWidgetSurvey | null;

  readonly announcer = new Announcer((urgency) =>
    this.renderRoot.querySelector(`${this.isOpen ? 'dialog' : '.outside'} [aria-live=${urgency}]`),
  );
  #screen = matchMedia(FULL_SCREEN);
  #stopFitting: (() => void) | null = null;
  /** The message field, or the button in its place, has the focus: if it goes, what stands in its place gets it. */
  #wasAtField = false;

  get isOpen(): boolean {
    return this.dialog?.open ?? false;
  }

  /** Shows the panel; with `focus`, the message field gets it; where there is none, the question that is open, else the button below. */
  async open({ focus }: { focus: boolean }): Promise<void> {
    await this.updateComplete;
    if (!this.isOpen) this.#show();
    if (focus) await this.focusField();
  }

  minimise(): void {
    if (!this.isOpen) return;
    this.dialog.close();
    this.#stopFitting?.();
    this.dispatchEvent(new MinimiseRequested());
  }

  async focusField(): Promise<void> {
    await this.updateComplete;
    await (this.composer ?? this.survey)?.updateComplete;
    const question = this.survey?.isAsking ? this.survey : null;
    (this.composer ?? question ?? this.renderRoot.querySelector<HTMLElement>('.again button'))?.focus();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#screen.addEventListener('change', this.#screenChanged);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#screen.removeEventListener('change', this.#screenChanged);
    this.#stopFitting?.();
    this.announcer.stop();
  }

  override render() {
    const { visit } = this;
    const head = headWords(visit);
    const isOver = visit.chat?.status === 'closed' && !visit.fresh;
    const isWrittenTo = isOver && isLastWordOf('agent', visit);
    const isOpen = visit.chat !== null && visit.chat.status !== 'closed';
    return html`
      <dialog class="panel" aria-label=${words.panel(visit.title)} @cancel=${this.#cancelled} @keydown=${this.#key}>
        <desk-widget-head
          .name=${head.name}
          .status=${head.status}
          .present=${visit.chat?.status === 'live' && visit.link === 'open' && visit.online}
          @minimise-requested=${this.minimise}
        ></desk-widget-head>
        ${this.#conversation()} ${this.#strip()}
        ${
          isOver && !this.writesOn && !isWrittenTo
            ? html`<div class="again">${isLastWordOf('customer', visit) ? html`<p>${words.added}</p>` : nothing}<button type="button" @click=${this.#startFresh}>${words.startNew}</button></div>`
            : html`${isOver ? html`<p class="strip">${isWrittenTo ? words.answerFollowUp : words.endedWriteOn}</p>` : nothing}<desk-widget-composer
                .draft=${this.draft}
                @send-requested=${this.#send}
                @draft-changed=${this.#draftChanged}
              ></desk-widget-composer>`
        }
        <desk-widget-foot
          .ending=${visit.ending}
          .mayEnd=${isOpen}
          .privacyUrl=${this.privacyUrl}
          @end-requested=${(event: EndRequested) => this.actions.end(event.step)}
        ></desk-widget-foot>
        ${this.#liveRegions()}
      </dialog>
      <div class="outside">${this.#liveRegions()}</div>
    `;
  }

  protected override willUpdate(changed: Map<string, unknown>): void {
    this.#wasAtField = this.renderRoot.querySelector('.again button:focus, desk-widget-composer:focus-within') !== null;
    if (this.#hasJustClosed(changed)) this.writesOn = this.isOpen && this.composer !== null && this.draft !== '';
    else if (this.#isCalledBack(changed)) this.writesOn = this.composer !== null && (this.draft !== '' || this.#wasAtField);
    else if (this.visit.chat?.status !== 'closed') this.writesOn = false;
  }

  protected override updated(changed: Map<string, unknown>): void {
    const isNowhere = this.isOpen && this.renderRoot instanceof ShadowRoot && this.renderRoot.activeElement === null;
    if (isNowhere && (this.#wasAtField || this.#hasJustClosed(changed))) void this.focusField();
  }

  #hasJustClosed(changed: Map<string, unknown>): boolean {
    const before = changed.get('visit') as VisitState | undefined;
    return before?.chat != null && before.chat.status !== 'closed' && this.visit.chat?.status === 'closed';
  }

  /** They had put the chat aside for a new one, and a question about it came. */
  #isCalledBack(changed: Map<string, unknown>): boolean {
    const before = changed.get('visit') as VisitState | undefined;
    return before?.fresh === true && !this.visit.fresh && before.survey?.id !== this.visit.survey?.id;
  }

  #conversation() {
    const { visit } = this;
    const isEmpty = (visit.fresh || visit.messages.length === 0) && visit.outgoing.length === 0;
    if (visit.loading && isEmpty) return html`<div class="wait" aria-busy="true">${words.loading}</div>`;
    if (!isEmpty) {
      const shown = visit.fresh ? { ...visit, chat: null, messages: [], earlier: null } : visit;
      return html`<desk-widget-log .visit=${shown} @retry-requested=${(event: RetryRequested) => this.actions.retry(event.clientId)}>
        ${shown.chat?.status === 'closed' && visit.survey ? html`<desk-widget-survey .visit=${visit} @survey-stepped=${({ step }: SurveyStepped) => this.actions.survey(step)}></desk-widget-survey>` : nothing}
      </desk-widget-log>`;
    }
    return html`<desk-widget-intro
      .heading=${visit.fresh || visit.expired ? words.newHeading : words.heading}
      .lead=${visit.expired ? words.expired : visit.fresh ? words.again : words.greeting}
      .asksName=${!visit.known && visit.name === null}
    ></desk-widget-intro>`;
  }

  #strip() {
    const { online, known, link, outgoing } = this.visit;
    const isCut = !online || (known && link === 'lost') || (link === 'idle' && outgoing.some(({ state }) => state === 'queued'));
    const sentence = this.refusal ?? (online ? words.reconnecting : words.offline);
    return this.refusal !== null || isCut ? html`<p class="strip">${widgetIcon('warning')}<span>${sentence}</span></p>` : nothing;
  }

  #liveRegions() {
    return html`<div class="sr" aria-live="polite"></div>
      <div class="sr" aria-live="assertive"></div>`;
  }

  #show(): void {
    if (this.#screen.matches) {
      this.dialog.showModal();
      this.#stopFitting = fitToViewport(this.dialog);
    } else this.dialog.open = true; // `show()` would take the focus from the page
  }

  /** A modal dialog is only right while it covers the page. */
  #screenChanged = (): void => {
    if (!this.isOpen) return;
    this.dialog.close();
    this.#stopFitting?.();
    this.#show();
  };

  #cancelled = (event: Event): void => {
    event.preventDefault();
    this.minimise();
  };

  #key = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    this.minimise();
  };

  #send = (event: SendRequested): void => {
    if (this.writesOn) this.actions.startFresh();
    this.writesOn = false;
    const isTaken = this.actions.send(event.text, this.intro?.name ?? null);
    this.refusal = isTaken ? null : words.tooMany;
    if (!isTaken) event.preventDefault();
  };

  #draftChanged = ({ text }: DraftChanged): void => {
    this.draft = text;
    this.actions.keepDraft(text);
    if (text !== '') this.actions.typing();
  };

  #startFresh = (): void => {
    this.actions.startFresh();
    void this.focusField();
  };

  static override styles = [widgetBase, panelStyles];
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-widget': DeskWidget;
  }
}
