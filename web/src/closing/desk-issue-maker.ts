import { DeskError } from '@desk/protocol/errors';
import type { JiraSite } from '@desk/protocol/references';
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { newKey, sentenceOf } from '../data/http.ts';
import { askAndWait } from '../data/jira-asks.ts';
import { announce } from '../ui/announce.ts';
import { baseStyles } from '../ui/base-styles.ts';
import { DismissRequested } from '../ui/dismiss-requested.ts';
import type { ValueChanged } from '../ui/value-changed.ts';
import { IssueChosen } from './issue-chosen.ts';
import '../ui/ui-button.ts';
import '../ui/ui-select.ts';
import '../ui/ui-text.ts';

/**
 * Makes a JIRA issue from the chat: project, type and summary, the last filled in beforehand. One issue for one press, however often it is sent. Emits
 * `IssueChosen` when it is made, `DismissRequested` to go back. What was typed stays until then.
 */
@customElement('desk-issue-maker')
export class DeskIssueMaker extends LitElement {
  @property({ attribute: false }) sites: readonly JiraSite[] = [];
  @property({ attribute: 'chat-id' }) chatId = '';
  /** What the summary begins with, until somebody types one. */
  @property() suggested = '';
  @state() private summary = '';
  @state() private place = '';
  @state() private types: readonly { id: string; name: string }[] | undefined;
  @state() private typeId = '';
  @state() private problem = '';
  @state() private isBusy = false;
  #key = newKey();
  #asking = new AbortController();
  #isTyped = false;

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('suggested') && !this.#isTyped && !this.isBusy) this.summary = this.suggested;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#asking.abort();
  }

  override render() {
    const places = this.sites.flatMap((site) =>
      (site.projects ?? []).map((project) => ({ value: `${site.id} ${project}`, label: this.#label(site, project) })),
    );
    const types = (this.types ?? []).map(({ id, name }) => ({ value: id, label: name }));
    const ready = this.typeId !== '' && this.summary.trim() !== '';
    return html`<div class="row">
        <ui-select label="Project" .value=${this.place} .options=${[{ value: '', label: 'Choose' }, ...places]} ?disabled=${this.isBusy} @ui-value-changed=${(event: ValueChanged) => this.#goTo(event.value)}></ui-select>
        <ui-select label="Type" .value=${this.typeId} .options=${types.length > 0 ? types : [{ value: '', label: this.place && !this.types ? 'Asking JIRA' : '' }]} ?disabled=${this.isBusy || types.length === 0} @ui-value-changed=${(event: ValueChanged) => this.#set({ typeId: event.value })}></ui-select>
      </div>
      <ui-text label="Summary" .value=${this.summary} ?disabled=${this.isBusy} @ui-value-changed=${this.#typed}></ui-text>
      ${this.problem ? html`<p class="neg" role="alert">${this.problem}</p>` : nothing}
      <div class="row">
        <ui-button size="s" variant="primary" ?busy=${this.isBusy} ?disabled=${!ready} @click=${this.#make}>Create issue</ui-button>
        <ui-button size="s" variant="ghost" @click=${() => this.dispatchEvent(new DismissRequested())}>Back</ui-button>
      </div>`;
  }

  #label(site: JiraSite, project: string): string {
    return this.sites.length === 1 ? project : `${project}, ${new URL(site.bases[0]!).host}`;
  }

  /** Another issue than the one that was asked for gets a key of its own. */
  #set(change: Partial<{ summary: string; typeId: string }>): void {
    Object.assign(this, change);
    this.#key = newKey();
    this.problem = '';
  }

  #typed(event: ValueChanged): void {
    this.#isTyped = true;
    this.#set({ summary: event.value });
  }

  async #goTo(place: string): Promise<void> {
    this.#set({ typeId: '' });
    this.place = place;
    this.types = undefined;
    this.#asking.abort();
    this.#asking = new AbortController();
    const { signal } = this.#asking;
    const [site, project] = place.split(' ');
    if (!site || !project) return;
    try {
      const { types } = await askAndWait({ kind: 'types', site: site as never, project }, signal);
      this.types = types;
      this.typeId = types[0]?.id ?? '';
    } catch (error) {
      if (!signal.aborted) this.problem = sentenceOf(error);
    }
  }

  readonly #make = async (): Promise<void> => {
    const [site, project] = this.place.split(' ');
    if (!site || !project || this.isBusy) return;
    this.isBusy = true;
    this.problem = '';
    try {
      const request = { kind: 'create', site: site as never, project, typeId: this.typeId, summary: this.summary.trim() } as const;
      const ask = await askAndWait(
        { ...request, ...(this.chatId ? { chatId: this.chatId as never } : {}) },
        this.#asking.signal,
        this.#key,
      );
      const [issue] = ask.issues;
      if (!issue) return;
      announce(`${issue.key} created`);
      this.dispatchEvent(new IssueChosen(issue.url));
    } catch (error) {
      // JIRA has said no: what is pressed next is another try. Without an answer it stays the same one.
      if (error instanceof DeskError && error.details.answered) this.#key = newKey();
      if (!this.#asking.signal.aborted) this.problem = sentenceOf(error);
    } finally {
      this.isBusy = false;
    }
  };

  static override styles = [
    baseStyles,
    css`
      :host {
        display: grid;
        gap: 10px;
      }
      .row {
        display: flex;
        gap: 8px;
        align-items: end;
      }
      ui-select {
        flex: 1;
      }
      .neg {
        font: 400 12px/16px var(--desk-font);
        color: var(--desk-neg);
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-issue-maker': DeskIssueMaker;
  }
}
