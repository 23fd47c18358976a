import type { ClosingPreferences } from '@desk/protocol/preferences';
import { consume } from '@lit/context';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { requestIdOf, sentenceOf } from '../data/http.ts';
import { readPreferences, savePreferences } from '../data/preferences-api.ts';
import { HotkeysController } from '../hotkeys/hotkeys-controller.ts';
import type { Router } from '../route/router.ts';
import { routerContext } from '../route/router-context.ts';
import { announce } from '../ui/announce.ts';
import { baseStyles } from '../ui/base-styles.ts';
import { closingLabel, closingWords } from './closing-fields.ts';
import { ClosingForm } from './closing-form.ts';
import { closingSections } from './closing-sections.ts';
import { preferencesStyles } from './desk-preferences.styles.ts';
import { LeaveController } from './leave-controller.ts';
import { leavingStrip } from './leaving-strip.ts';
import { sectionHeadStyles } from './section-head.styles.ts';
import type { VersionPicked } from './version-picked.ts';
import './desk-save-bar.ts';
import './desk-version-clash.ts';
import '../ui/ui-button.ts';
import '../ui/ui-error.ts';
import '../ui/ui-icon-button.ts';
import '../ui/ui-skeleton.ts';
import '../ui/ui-strip.ts';

/** How the workspace closes chats, in one form with one save bar. `revision` moves on when somebody saved it elsewhere. */
@customElement('desk-preferences')
export class DeskPreferences extends LitElement {
  @consume({ context: routerContext })
  private router: Router | undefined;
  @property({ type: Number }) revision = 0;
  @state() private form: ClosingForm | undefined;
  @state() private error: unknown;
  @state() private leavingTo: string | undefined;
  #stop: (() => void) | undefined;

  constructor() {
    super();
    new HotkeysController(this, [{ keys: 'Mod+S', words: 'Save the preferences', group: 'Preferences', run: () => void this.save() }]);
    new LeaveController(this, { isDirty: () => (this.form?.changes ?? 0) > 0, ask: (to) => this.#ask(to) });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.form) this.#listen(this.form);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop?.();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('revision')) void this.#load();
  }

  override render() {
    return html`<header><h1>Preferences</h1><span class="t3 sub">Closing</span></header>
      ${this.#content()}`;
  }

  /** Saves what was changed. Without a change there is nothing to do. */
  readonly save = async (): Promise<void> => {
    const { form } = this;
    if (!form || form.isSaving || form.changes === 0) return;
    const isSaved = await form.save(savePreferences);
    if (!isSaved) return this.#toFirstFault();
    announce('Preferences saved');
    if (this.leavingTo) this.router?.go(this.leavingTo);
    this.leavingTo = undefined;
  };

  #content() {
    const { form, error } = this;
    if (!form && error) {
      return html`<ui-error heading="The preferences did not load" request-id=${requestIdOf(error)} @ui-retry-requested=${this.#load}
        >${sentenceOf(error)}</ui-error
      >`;
    }
    if (!form) return html`<ui-skeleton shape="lines" count="10" label="Loading the preferences"></ui-skeleton>`;
    return html`<form class="scroll" aria-label="Closing" @submit=${this.#submitted}>
        <div class="column">${this.#notices(form)} ${closingSections(form)}</div>
      </form>
      <desk-save-bar
        .changes=${form.changes}
        .busy=${form.isSaving}
        @desk-save-requested=${this.save}
        @desk-discard-requested=${() => form.discard()}
      ></desk-save-bar>`;
  }

  #notices(form: ClosingForm) {
    const { clashes, taken, problem, isRestored, departments } = form;
    const shown = clashes.map(({ field, mine, theirs }) => ({
      field,
      label: closingLabel(field, departments),
      mine: closingWords(field, mine),
      theirs: closingWords(field, theirs),
    }));
    return html`${this.#leaving()}
      ${
        clashes.length > 0 || taken.length > 0
          ? html`<desk-version-clash
              what="these preferences"
              .clashes=${shown}
              .taken=${taken.map((field) => closingLabel(field, departments))}
              @desk-version-picked=${(event: VersionPicked) => form.pick(event.field, event.whose)}
            ></desk-version-clash>`
          : isRestored
            ? html`<ui-strip icon="history">Your changes from before are still here, not saved.</ui-strip>`
            : nothing
      }
      ${problem ? html`<ui-strip tone="neg" icon="warning" role="alert">${problem}</ui-strip>` : nothing}`;
  }

  #leaving() {
    const { leavingTo } = this;
    if (!leavingTo) return nothing;
    return leavingStrip({ save: this.save, discard: () => this.#discardAndGo(leavingTo), stay: this.#stay });
  }

  readonly #load = async (): Promise<void> => {
    this.error = undefined;
    try {
      const preferences: ClosingPreferences = await readPreferences();
      if (this.form) this.form.heard(preferences);
      else this.#listen(new ClosingForm(preferences));
    } catch (error) {
      this.error = error;
    }
  };

  #listen(form: ClosingForm): void {
    this.form = form;
    this.#stop?.();
    this.#stop = form.onChange.add(() => this.requestUpdate());
  }

  #submitted(event: Event): void {
    event.preventDefault();
    void this.save();
  }

  #ask(to: string): void {
    this.leavingTo = to;
    void this.updateComplete.then(() => this.renderRoot.querySelector('.leaving')?.scrollIntoView({ block: 'nearest' }));
  }

  #discardAndGo(to: string): void {
    this.form?.discard();
    this.router?.go(to);
  }

  readonly #stay = (): void => {
    this.leavingTo = undefined;
  };

  async #toFirstFault(): Promise<void> {
    await this.updateComplete;
    const first = this.renderRoot.querySelector<HTMLElement>('desk-version-clash, [error]:not([error=""])');
    first?.scrollIntoView({ block: 'nearest' });
    first?.focus();
  }

  static override styles = [baseStyles, sectionHeadStyles, preferencesStyles];
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-preferences': DeskPreferences;
  }
}
