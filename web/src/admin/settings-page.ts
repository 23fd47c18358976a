import { consume } from '@lit/context';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { clockTime } from '../clock/time-words.ts';
import { requestIdOf, sentenceOf } from '../data/http.ts';
import { HotkeysController } from '../hotkeys/hotkeys-controller.ts';
import type { Router } from '../route/router.ts';
import { routerContext } from '../route/router-context.ts';
import { announce } from '../ui/announce.ts';
import { baseStyles } from '../ui/base-styles.ts';
import { LeaveController } from './leave-controller.ts';
import { leavingStrip } from './leaving-strip.ts';
import { sectionHeadStyles } from './section-head.styles.ts';
import { SettingsForm, type SettingsKind } from './settings-form.ts';
import { settingsStyles } from './settings-page.styles.ts';
import type { VersionPicked } from './version-picked.ts';
import './desk-save-bar.ts';
import './desk-version-clash.ts';
import '../ui/ui-button.ts';
import '../ui/ui-error.ts';
import '../ui/ui-icon-button.ts';
import '../ui/ui-skeleton.ts';
import '../ui/ui-strip.ts';

/** What a page must know besides. */
export type ShownSettings<Saved extends { version: number }> = SettingsKind<Saved> & {
  read(): Promise<Saved>;
  /** What a field is called where it does not stand in its place, as when two values are compared, and a value of it in words. */
  labelOf(field: string, saved: Saved): string;
  wordsOf(field: string, value: string | boolean): string;
};

/**
 * A page of settings: one form with one save bar, which asks before what was typed is left. `revision` moves on when somebody saved it elsewhere.
 * What it edits and how that looks is said by whoever extends it.
 */
export abstract class SettingsPage<Saved extends { version: number }> extends LitElement {
  /** How it is called: `heading` on the page, `aside` beside it, `what` in sentences ("these preferences"). */
  protected abstract readonly words: { heading: string; aside: string; what: string };
  protected abstract readonly kind: ShownSettings<Saved>;
  protected abstract readonly sections: (form: SettingsForm<Saved>) => TemplateResult;

  @consume({ context: routerContext })
  private router: Router | undefined;
  @property({ type: Number }) revision = 0;
  @state() private form: SettingsForm<Saved> | undefined;
  @state() private error: unknown;
  @state() private leavingTo: string | undefined;
  /** What stands in the bar until something is changed. */
  @state() private done = '';
  #stop: (() => void) | undefined;

  constructor() {
    super();
    new HotkeysController(this, [{ keys: 'Mod+S', words: 'Save the settings', group: 'Settings', run: () => void this.save() }]);
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
    return html`<header><h1>${this.words.heading}</h1><span class="t3 sub">${this.words.aside}</span></header>
      ${this.#content()}`;
  }

  /** Saves what was changed. Without a change there is nothing to do. */
  readonly save = async (): Promise<void> => {
    const { form } = this;
    if (!form || form.isSaving || form.changes === 0) return;
    const isSaved = await form.save();
    this.done = isSaved ? `Saved at ${clockTime(new Date())}` : '';
    if (!isSaved) return this.#toFirstFault();
    announce(`${this.words.heading} saved`);
    if (this.leavingTo) this.router?.go(this.leavingTo);
    this.leavingTo = undefined;
  };

  #content() {
    const { form, error } = this;
    if (!form && error) {
      return html`<ui-error heading="The ${this.words.heading.toLowerCase()} did not load" request-id=${requestIdOf(error)} @ui-retry-requested=${this.#load}
        >${sentenceOf(error)}</ui-error
      >`;
    }
    if (!form) return html`<ui-skeleton shape="lines" count="10" label="Loading the ${this.words.heading.toLowerCase()}"></ui-skeleton>`;
    return html`<form class="scroll" aria-label=${this.words.aside} @submit=${this.#submitted}>
        <div class="column">${this.#notices(form)} ${this.sections(form)}</div>
      </form>
      <desk-save-bar
        .changes=${form.changes}
        .busy=${form.isSaving}
        .words=${this.done}
        @desk-save-requested=${this.save}
        @desk-discard-requested=${() => form.discard()}
      ></desk-save-bar>`;
  }

  #notices(form: SettingsForm<Saved>) {
    const { clashes, taken, problem, isRestored, saved } = form;
    const shown = clashes.map(({ field, mine, theirs }) => ({
      field,
      label: this.kind.labelOf(field, saved),
      mine: this.kind.wordsOf(field, mine),
      theirs: this.kind.wordsOf(field, theirs),
    }));
    return html`${this.#leaving()}
      ${
        clashes.length > 0 || taken.length > 0
          ? html`<desk-version-clash
              what=${this.words.what}
              .clashes=${shown}
              .taken=${taken.map((field) => this.kind.labelOf(field, saved))}
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
      const saved = await this.kind.read();
      if (this.form) this.form.heard(saved);
      else this.#listen(new SettingsForm(this.kind, saved));
    } catch (error) {
      this.error = error;
    }
  };

  #listen(form: SettingsForm<Saved>): void {
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

  static override styles = [baseStyles, sectionHeadStyles, settingsStyles];
}
