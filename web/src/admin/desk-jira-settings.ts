import type { JiraConnectionView } from '@desk/protocol/jira';
import { consume } from '@lit/context';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { sentenceOf } from '../data/http.ts';
import { removeJira, saveJira } from '../data/jira-api.ts';
import { HotkeysController } from '../hotkeys/hotkeys-controller.ts';
import type { Router } from '../route/router.ts';
import { routerContext } from '../route/router-context.ts';
import { announce } from '../ui/announce.ts';
import { baseStyles } from '../ui/base-styles.ts';
import { jiraSettingsStyles } from './desk-jira-settings.styles.ts';
import { faultsOf, focusFirstFault } from './form-faults.ts';
import {
  atNewAddress,
  changesSignIn,
  isOfSignIn,
  type JiraFaults,
  type JiraFields,
  jiraChanges,
  jiraFaults,
  jiraFieldsOf,
  toSaveJira,
} from './jira-draft.ts';
import { jiraForm } from './jira-form.ts';
import { JiraSiteChanged } from './jira-site-changed.ts';
import { doubtStrip, movedStrip } from './jira-strips.ts';
import { JiraTrialController } from './jira-trial-controller.ts';
import { forgetJira, keepJira, keptJira } from './kept-jira.ts';
import { LeaveController } from './leave-controller.ts';
import { leavingStrip } from './leaving-strip.ts';
import { mergeFields } from './merge-fields.ts';
import './desk-jira-checks.ts';
import './desk-jira-health.ts';
import './desk-jira-webhook.ts';
import './desk-save-bar.ts';
import '../ui/ui-button.ts';
import '../ui/ui-strip.ts';

const saveKeys = { keys: 'Mod+S', words: 'Save the JIRA connection', group: 'Integrations' };

/** One JIRA site: where it is and who signs in, whether it works, and how its links come along; null is one that is to be set up, `further` beside others. Leaving with changes asks first. */
@customElement('desk-jira-settings')
export class DeskJiraSettings extends LitElement {
  @consume({ context: routerContext })
  private router: Router | undefined;
  @property({ attribute: false }) connection: JiraConnectionView | null = null;
  @property({ type: Boolean }) locked = false;
  @property({ type: Boolean }) further = false;
  @state() private mine: JiraFields = jiraFieldsOf(null);
  @state() private faults: JiraFaults = {};
  @state() private problem = '';
  @state() private isSaving = false;
  @state() private isRestored = false;
  /** Goes where somebody wants to, once they have said what becomes of their changes. */
  @state() private leaving: (() => void) | undefined;
  readonly #trial = new JiraTrialController(this);
  /** The site that was just saved and is yet to be shown: what was tested is its. */
  #savedId: string | undefined;

  constructor() {
    super();
    new HotkeysController(this, [{ ...saveKeys, when: () => !this.locked, run: () => void this.#save(false) }]);
    new LeaveController(this, { isDirty: () => this.#changes > 0, ask: (to) => this.leave(() => this.router?.go(to)) });
  }

  get #changes(): number {
    return jiraChanges(jiraFieldsOf(this.connection), this.mine);
  }

  /** Goes elsewhere, after asking when something was changed. */
  leave(go: () => void): void {
    this.leaving = go;
    if (this.#changes === 0) this.#goOn();
    else void this.updateComplete.then(() => this.renderRoot.querySelector('.leaving')?.scrollIntoView({ block: 'nearest' }));
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('connection')) return;
    const before = changed.get('connection') as JiraConnectionView | null | undefined;
    const isAnother = before === undefined || before?.id !== this.connection?.id;
    // Another site, or the same one read anew: what was typed stays only where it is the same site's.
    if (isAnother || jiraChanges(jiraFieldsOf(before ?? null), this.mine) === 0) this.#reset();
    if (!isAnother) return;
    if (this.connection?.id !== this.#savedId) this.#trial.forget();
    this.#savedId = undefined;
  }

  override render() {
    const { mine, faults, locked } = this;
    const changes = this.#changes;
    return html`<div class="columns">
      <section class="form" aria-label="Connection">
        <form class="scroll" @submit=${this.#submitted}>
          ${this.locked ? html`<ui-strip icon="lock">Only an admin can change the connection.</ui-strip>` : nothing}
          ${this.leaving ? leavingStrip({ save: () => this.#save(false), discard: this.#discard, stay: this.#stay }) : nothing}
          ${this.isRestored ? html`<ui-strip icon="history">Your changes from before are still here, not saved. A token is never kept.</ui-strip>` : nothing}
          ${this.problem ? html`<ui-strip tone="neg" icon="warning" role="alert">${this.problem}</ui-strip>` : nothing}
          ${doubtStrip(this.#trial.doubt, this.connection !== null, this.isSaving, () => this.#save(true))}
          ${locked ? nothing : movedStrip(this.connection, mine, this.#use)} ${jiraForm(this.connection, mine, faults, locked, this.#set)}
        </form>
        ${this.locked ? nothing : html`<desk-save-bar .changes=${changes} .busy=${this.isSaving} @desk-save-requested=${() => this.#save(false)} @desk-discard-requested=${this.#discard}></desk-save-bar>`}
      </section>
      <div class="scroll side">
        <desk-jira-health .connection=${this.connection} ?locked=${this.locked} ?further=${this.further}></desk-jira-health>
        <desk-jira-checks
          .checks=${this.#trial.checks}
          .blocked=${this.locked ? 'Only an admin can run it.' : ''}
          .hint=${changes > 0 || this.connection === null ? 'Of what is typed; nothing is saved.' : ''}
          @desk-test-requested=${this.#test}
        ></desk-jira-checks>
        ${this.connection ? html`<desk-jira-webhook .connection=${this.connection} ?locked=${this.locked}></desk-jira-webhook>` : nothing}
        ${this.connection && !this.locked ? html`<div class="end"><ui-button size="s" variant="danger" @click=${this.#remove}>Take this site away</ui-button><span class="t3">Links that were made there stay.</span></div>` : nothing}
      </div>
    </div>`;
  }

  readonly #use = (address: string): void => {
    this.mine = atNewAddress(this.mine, address);
    keepJira(this.connection, this.mine);
  };

  readonly #set = (field: keyof JiraFields, value: string): void => {
    this.mine = { ...this.mine, [field]: value };
    keepJira(this.connection, this.mine);
    this.faults = { ...this.faults, [field]: undefined };
    this.problem = '';
    if (isOfSignIn(field)) this.#trial.forget();
  };

  readonly #discard = (): void => {
    forgetJira(this.connection);
    this.#reset();
    this.#trial.forget();
    this.#goOn();
  };

  readonly #stay = (): void => {
    this.leaving = undefined;
  };

  #goOn(): void {
    const { leaving } = this;
    this.leaving = undefined;
    leaving?.();
  }

  #reset(): void {
    this.mine = keptJira(this.connection);
    this.isRestored = this.#changes > 0;
    this.faults = {};
    this.problem = '';
  }

  #submitted(event: Event): void {
    event.preventDefault();
    void this.#save(false);
  }

  /** A sign-in is tried before it is saved, so that one that works never gives way to one that does not without a word [J17]; what is typed meanwhile stays. */
  async #save(anyway: boolean): Promise<void> {
    if (this.isSaving || !this.#isFilledIn()) return;
    const { mine, connection } = this;
    this.isSaving = true;
    try {
      const doubt = anyway || !changesSignIn(connection, mine) ? '' : await this.#trial.try(toSaveJira(mine, connection));
      if (doubt === undefined) return this.#overtaken(connection);
      // What else was typed meanwhile is saved with it.
      if (!this.#isFilledIn()) return;
      if (doubt !== '') return this.#trial.ask(doubt);
      const sent = this.mine;
      const saved = (await saveJira(toSaveJira(sent, connection))).connection;
      forgetJira(connection);
      announce('JIRA site saved');
      // Another site may be shown by now, with what is typed there.
      const isShown = this.connection?.id === connection?.id;
      if (isShown) {
        this.mine = mergeFields(sent, this.mine, jiraFieldsOf(saved)).merged as JiraFields;
        keepJira(saved, this.mine);
        this.#savedId = saved.id;
        this.isRestored = false;
      }
      this.dispatchEvent(new JiraSiteChanged(saved));
      if (isShown) void this.#testSaved(saved, true);
      this.#goOn();
    } catch (error) {
      await this.#refused(error, 'Not saved.');
    } finally {
      this.isSaving = false;
    }
  }

  /** Another sign-in was typed while the last one was tried. One that was discarded, or another site, needs no word. */
  #overtaken(connection: JiraConnectionView | null): void {
    if (this.connection?.id === connection?.id && changesSignIn(this.connection, this.mine))
      this.problem = 'Not saved. The sign-in was changed while it was tested: save again.';
  }

  readonly #test = async (): Promise<void> => {
    if (this.connection && jiraChanges(jiraFieldsOf(this.connection), this.mine) === 0) return this.#testSaved(this.connection, false);
    if (!this.#isFilledIn()) return;
    try {
      await this.#trial.try(toSaveJira(this.mine, this.connection));
    } catch (error) {
      await this.#refused(error, 'The site was not tested.');
    }
  };

  async #testSaved(connection: JiraConnectionView, quietly: boolean): Promise<void> {
    try {
      await this.#trial.test(connection.id, quietly);
      this.dispatchEvent(new JiraSiteChanged(connection));
    } catch (error) {
      this.problem = `The site was not tested. ${sentenceOf(error)}`;
    }
  }

  #isFilledIn(): boolean {
    this.faults = jiraFaults(this.connection, this.mine);
    if (!Object.values(this.faults).some(Boolean)) return true;
    void focusFirstFault(this);
    return false;
  }

  async #refused(error: unknown, what: string): Promise<void> {
    this.faults = faultsOf(error);
    if (Object.keys(this.faults).length === 0) this.problem = `${what} ${sentenceOf(error)}`;
    await focusFirstFault(this);
  }

  readonly #remove = async (): Promise<void> => {
    if (!this.connection) return;
    try {
      await removeJira(this.connection.id);
      forgetJira(this.connection);
      announce('JIRA site taken away');
      this.dispatchEvent(new JiraSiteChanged(null));
    } catch (error) {
      this.problem = `The site was not taken away. ${sentenceOf(error)}`;
    }
  };

  static override styles = [baseStyles, jiraSettingsStyles];
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-jira-settings': DeskJiraSettings;
  }
}
