import { DeskError } from '@desk/protocol/errors';
import type { JiraCheck, JiraConnectionView } from '@desk/protocol/jira';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { sentenceOf } from '../data/http.ts';
import { removeJira, saveJira, testJira } from '../data/jira-api.ts';
import { HotkeysController } from '../hotkeys/hotkeys-controller.ts';
import { announce } from '../ui/announce.ts';
import { baseStyles } from '../ui/base-styles.ts';
import type { ValueChanged } from '../ui/value-changed.ts';
import { jiraSettingsStyles } from './desk-jira-settings.styles.ts';
import {
  atNewAddress,
  type JiraFaults,
  type JiraFields,
  jiraChanges,
  jiraFaults,
  jiraFieldsOf,
  movedTo,
  needsToken,
  toSaveJira,
} from './jira-draft.ts';
import { JiraSiteChanged } from './jira-site-changed.ts';
import './desk-jira-checks.ts';
import './desk-jira-health.ts';
import './desk-jira-webhook.ts';
import './desk-save-bar.ts';
import '../ui/ui-button.ts';
import '../ui/ui-field.ts';
import '../ui/ui-segmented.ts';
import '../ui/ui-strip.ts';
import '../ui/ui-text.ts';
import '../ui/ui-textarea.ts';

const flavours = [
  { value: 'cloud', label: 'Cloud' },
  { value: 'dc', label: 'Data Center' },
];

/** One JIRA site: where it is and who signs in, whether it works, and how its links come along; null is one that is to be set up. */
@customElement('desk-jira-settings')
export class DeskJiraSettings extends LitElement {
  @property({ attribute: false }) connection: JiraConnectionView | null = null;
  @property({ type: Boolean }) locked = false;
  @state() private mine: JiraFields = jiraFieldsOf(null);
  @state() private faults: JiraFaults = {};
  @state() private problem = '';
  @state() private isSaving = false;
  @state() private checks: readonly JiraCheck[] | 'running' | undefined;

  constructor() {
    super();
    new HotkeysController(this, [
      { keys: 'Mod+S', words: 'Save the JIRA connection', group: 'Integrations', when: () => !this.locked, run: () => void this.#save() },
    ]);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('connection')) return;
    const before = changed.get('connection') as JiraConnectionView | null | undefined;
    // Another site, or the same one read anew: what was typed stays only where it is the same site's.
    if (before === undefined || before?.id !== this.connection?.id) this.#discard();
    else if (jiraChanges(jiraFieldsOf(before ?? null), this.mine) === 0) this.#discard();
    if (before?.id !== this.connection?.id) this.checks = undefined;
  }

  override render() {
    const changes = jiraChanges(jiraFieldsOf(this.connection), this.mine);
    return html`<div class="columns">
      <section class="form" aria-label="Connection">
        <form class="scroll" @submit=${this.#submitted}>
          ${this.locked ? html`<ui-strip icon="lock">Only an admin can change the connection.</ui-strip>` : nothing}
          ${this.problem ? html`<ui-strip tone="neg" icon="warning" role="alert">${this.problem}</ui-strip>` : nothing}
          ${this.#moved()} ${this.#fields()}
        </form>
        ${this.locked ? nothing : html`<desk-save-bar .changes=${changes} .busy=${this.isSaving} @desk-save-requested=${this.#save} @desk-discard-requested=${this.#discard}></desk-save-bar>`}
      </section>
      <div class="scroll side">
        <desk-jira-health .connection=${this.connection} ?locked=${this.locked}></desk-jira-health>
        <desk-jira-checks
          .checks=${this.checks}
          .blocked=${this.locked ? 'Only an admin can run it.' : this.connection === null ? 'Save the site first.' : changes > 0 ? 'Save your changes first.' : ''}
          @desk-test-requested=${() => this.#test(this.connection)}
        ></desk-jira-checks>
        ${this.connection ? html`<desk-jira-webhook .connection=${this.connection} ?locked=${this.locked}></desk-jira-webhook>` : nothing}
        ${this.connection && !this.locked ? html`<div class="end"><ui-button size="s" variant="danger" @click=${this.#remove}>Take this site away</ui-button><span class="t3">Links that were made there stay.</span></div>` : nothing}
      </div>
    </div>`;
  }

  /** The site sends us elsewhere: an admin says whether that is its new name, and enters a token for it. */
  #moved() {
    const address = this.locked ? undefined : movedTo(this.connection);
    if (address === undefined || this.mine.baseUrl.startsWith(address)) return nothing;
    return html`<ui-strip tone="warn" icon="warning"
      >JIRA now sends us to ${new URL(address).host}. Is that its new address?
      <ui-button slot="actions" size="s" @click=${() => this.#use(address)}>Use it</ui-button>
    </ui-strip>`;
  }

  #use(address: string): void {
    this.mine = atNewAddress(this.mine, address);
  }

  #fields() {
    const { mine, faults, locked, connection } = this;
    const isCloud = mine.flavour === 'cloud';
    const isTokenNeeded = needsToken(connection, mine);
    return html`<ui-field label="JIRA">
        <ui-segmented label="JIRA" .options=${flavours} .value=${mine.flavour} .disabled=${locked} @ui-value-changed=${(event: ValueChanged) => this.#set('flavour', event.value as JiraFields['flavour'])}></ui-segmented>
      </ui-field>
      ${this.#text('baseUrl', 'Address', 'url', { placeholder: isCloud ? 'https://your-site.atlassian.net' : 'https://jira.your-company.com', hint: 'Where your people open JIRA. Links are made for this address.' })}
      ${isCloud ? this.#text('apiUrl', 'Cloud id', 'text', { placeholder: '11223344-a1b2-3b33-c444-def123456789', aside: 'for a token with scopes', hint: 'Such a token, and one of a service account, works only at Atlassian’s gateway. Open your-site.atlassian.net/_edge/tenant_info to find the id.' }) : this.#text('apiUrl', 'Address for the desk', 'url', { placeholder: 'https://jira.internal', aside: 'optional', hint: 'Only where the desk reaches JIRA at another address than your people.' })}
      ${this.#text('user', isCloud ? 'E-mail of the account' : 'User', 'text', { hint: isCloud ? '' : 'Empty for a personal access token. Before 8.14: the user, with their password below.', aside: isCloud ? '' : 'optional' })}
      ${this.#text('token', isCloud || mine.user.trim() === '' ? 'Token' : 'Password', 'password', {
        placeholder: isTokenNeeded ? '' : 'Kept as it is',
        hint:
          isTokenNeeded && connection?.hasToken
            ? 'The saved token was meant for the old address and is not sent to a new one.'
            : 'Stored encrypted and never shown again.',
      })}
      ${this.#text('expires', 'Token ends on', 'text', { placeholder: '2027-03-31', aside: 'optional', hint: 'You are warned 30 days, 7 days and a day before.' })}
      ${this.#text('projects', 'Projects', 'text', { placeholder: 'all', aside: 'optional', hint: 'Only issues of these are shown and linked, whatever the account may see. Empty: all of them.' })}
      <ui-textarea
        label="Other addresses"
        aside="one a line, optional"
        .rows=${2}
        .value=${mine.aliases}
        .disabled=${locked}
        error=${faults.aliases ?? ''}
        hint="Links to these are understood as links to the same JIRA."
        @ui-value-changed=${(event: ValueChanged) => this.#set('aliases', event.value)}
      ></ui-textarea>
      <ui-textarea
        label="Certificate authority"
        aside="PEM, optional"
        .rows=${2}
        .value=${mine.ca}
        .disabled=${locked}
        placeholder=${connection?.hasCa ? 'Kept as it is' : '-----BEGIN CERTIFICATE-----'}
        error=${faults.ca ?? ''}
        hint="Only for a site whose certificate is signed by your own company."
        @ui-value-changed=${(event: ValueChanged) => this.#set('ca', event.value)}
      ></ui-textarea>`;
  }

  #text(
    field: 'baseUrl' | 'apiUrl' | 'user' | 'token' | 'expires' | 'projects',
    label: string,
    type: 'url' | 'text' | 'password',
    words: { placeholder?: string; hint?: string; aside?: string },
  ) {
    return html`<ui-text
      label=${label}
      type=${type}
      aside=${words.aside ?? ''}
      placeholder=${words.placeholder ?? ''}
      hint=${words.hint ?? ''}
      autocomplete=${field === 'token' ? 'new-password' : 'off'}
      .value=${this.mine[field]}
      ?disabled=${this.locked}
      error=${this.faults[field] ?? ''}
      @ui-value-changed=${(event: ValueChanged) => this.#set(field, event.value)}
    ></ui-text>`;
  }

  #set<N extends keyof JiraFields>(field: N, value: JiraFields[N]): void {
    this.mine = { ...this.mine, [field]: value };
    this.faults = { ...this.faults, [field]: undefined };
    this.problem = '';
  }

  readonly #discard = (): void => {
    this.mine = jiraFieldsOf(this.connection);
    this.faults = {};
    this.problem = '';
  };

  #submitted(event: Event): void {
    event.preventDefault();
    void this.#save();
  }

  readonly #save = async (): Promise<void> => {
    if (this.isSaving) return;
    this.faults = jiraFaults(this.connection, this.mine);
    if (Object.values(this.faults).some(Boolean)) return this.#toFirstFault();
    this.isSaving = true;
    try {
      const { connection } = await saveJira(toSaveJira(this.mine, this.connection));
      this.mine = jiraFieldsOf(connection);
      announce('JIRA site saved');
      this.dispatchEvent(new JiraSiteChanged(connection));
      void this.#test(connection);
    } catch (error) {
      const errors = error instanceof DeskError ? (error.details.errors ?? []) : [];
      this.faults = Object.fromEntries(errors.map(({ path, message }) => [path.split('.')[0], message]));
      if (errors.length === 0) this.problem = `Not saved. ${sentenceOf(error)}`;
      await this.#toFirstFault();
    } finally {
      this.isSaving = false;
    }
  };

  async #test(connection: JiraConnectionView | null): Promise<void> {
    if (!connection) return;
    this.checks = 'running';
    try {
      this.checks = (await testJira(connection.id)).checks;
      this.dispatchEvent(new JiraSiteChanged(connection));
    } catch (error) {
      this.checks = undefined;
      this.problem = `The site was not tested. ${sentenceOf(error)}`;
    }
  }

  readonly #remove = async (): Promise<void> => {
    if (!this.connection) return;
    try {
      await removeJira(this.connection.id);
      announce('JIRA site taken away');
      this.dispatchEvent(new JiraSiteChanged(null));
    } catch (error) {
      this.problem = `The site was not taken away. ${sentenceOf(error)}`;
    }
  };

  async #toFirstFault(): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('[error]:not([error=""])')?.focus();
  }

  static override styles = [baseStyles, jiraSettingsStyles];
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-jira-settings': DeskJiraSettings;
  }
}
