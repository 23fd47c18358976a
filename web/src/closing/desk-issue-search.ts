import type { FoundIssue } from '@desk/protocol/jira-ask';
import type { JiraSite } from '@desk/protocol/references';
import { css, html, LitElement } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { sentenceOf } from '../data/http.ts';
import { findKnownIssues } from '../data/jira-api.ts';
import { askAndWait } from '../data/jira-asks.ts';
import { baseStyles } from '../ui/base-styles.ts';
import { DismissRequested } from '../ui/dismiss-requested.ts';
import type { UiText } from '../ui/ui-text.ts';
import type { ValueChanged } from '../ui/value-changed.ts';
import { IssueChosen } from './issue-chosen.ts';
import './desk-issue-maker.ts';
import '../ui/ui-button.ts';
import '../ui/ui-text.ts';

const settleMs = 400;

/**
 * Finds a JIRA issue by words: those that the desk knows at once, what JIRA finds when it answers; or makes one. Emits
 * `IssueChosen`, and `DismissRequested` when it is to be folded up again. A JIRA that does not answer is said, and what is known can still be chosen.
 */
@customElement('desk-issue-search')
export class DeskIssueSearch extends LitElement {
  @property({ attribute: false }) sites: readonly JiraSite[] = [];
  @property({ attribute: 'chat-id' }) chatId = '';
  /** What a new issue would be called. */
  @property() summary = '';
  @state() private isMaking = false;
  @state() private text = '';
  @state() private found: readonly FoundIssue[] = [];
  @state() private note = '';
  @query('ui-text') field!: UiText | null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asking = new AbortController();

  override firstUpdated(): void {
    void this.#find();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    this.#asking.abort();
  }

  override render() {
    return html`<div class="box" @keydown=${this.#keys}>${this.isMaking ? this.#maker() : this.#finder()}</div>`;
  }

  #finder() {
    return html`<div class="row">
        <ui-text hidden-label="Find an issue" placeholder="Words or a key" .value=${this.text} @ui-value-changed=${(event: ValueChanged) => this.#type(event.value)}></ui-text>
        <ui-button size="s" icon="plus" @click=${this.#make}>New issue</ui-button>
        <ui-button size="s" variant="ghost" @click=${this.#close}>Done</ui-button>
      </div>
      <ul aria-label="Issues found">${repeat(
        this.found,
        (issue) => issue.url,
        (issue) =>
          html`<li><button type="button" @click=${() => this.#choose(issue)}><b class="num">${issue.key}</b> <span class="ell">${issue.summary}</span></button></li>`,
      )}</ul>
      <p class="t3" role="status">${this.note}</p>`;
  }

  #maker() {
    return html`<desk-issue-maker
      .sites=${this.sites}
      chat-id=${this.chatId}
      suggested=${this.summary}
      @ui-dismiss-requested=${this.#back}
      @desk-issue-chosen=${this.#close}
    ></desk-issue-maker>`;
  }

  /** Back from making one. The form around this is not dismissed. */
  readonly #back = (event: Event): void => {
    event.stopPropagation();
    void this.#find();
  };

  readonly #find = async (): Promise<void> => {
    this.isMaking = false;
    this.#search(0);
    await this.updateComplete;
    this.field?.focus();
  };

  readonly #make = (): void => {
    this.isMaking = true;
  };

  readonly #close = (): void => {
    this.dispatchEvent(new DismissRequested());
  };

  #type(text: string): void {
    this.text = text;
    this.#search(settleMs);
  }

  #search(afterMs: number): void {
    clearTimeout(this.#timer);
    this.#asking.abort();
    this.#asking = new AbortController();
    const { signal } = this.#asking;
    this.#timer = setTimeout(() => void this.#ask(this.text.trim(), signal), afterMs);
  }

  async #ask(text: string, signal: AbortSignal): Promise<void> {
    this.note = '';
    const known = (await findKnownIssues(text).catch(() => ({ items: [] }))).items;
    if (signal.aborted) return;
    this.found = known;
    if (text.length < 2) return;
    this.note = 'Asking JIRA';
    const answers = await Promise.allSettled(this.sites.map(({ id }) => askAndWait({ kind: 'search', site: id as never, text }, signal)));
    if (signal.aborted) return;
    const fresh = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value.issues : []));
    const failed = answers.find((answer) => answer.status === 'rejected');
    this.found = [...new Map([...known, ...fresh].map((issue) => [issue.url, issue])).values()].slice(0, 20);
    this.note = failed ? sentenceOf(failed.reason) : this.found.length === 0 ? 'No issue like this.' : '';
  }

  #choose(issue: FoundIssue): void {
    this.dispatchEvent(new IssueChosen(issue.url));
  }

  /** Escape folds this up; the form around it stays. */
  #keys(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.isComposing) return;
    event.stopPropagation();
    event.preventDefault();
    this.#close();
  }

  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
      }
      .box {
        padding: 8px;
        border: 1px solid var(--desk-line);
        border-radius: var(--desk-r-2);
        background: var(--desk-surface-2);
      }
      .row {
        display: flex;
        gap: 6px;
        align-items: center;
      }
      ui-text {
        flex: 1;
      }
      ul {
        max-block-size: 168px;
        overflow: hidden auto;
      }
      li button {
        display: flex;
        gap: 8px;
        inline-size: 100%;
        padding: 5px 6px;
        border-radius: var(--desk-r-1);
        text-align: start;
        font: 400 12.5px/18px var(--desk-font);
      }
      li button:hover {
        background: var(--desk-accent-tint);
      }
      li b {
        white-space: nowrap;
        color: var(--desk-accent);
        font-weight: 550;
      }
      p {
        font: 400 12px/16px var(--desk-font);
        padding-inline-start: 6px;
      }
      p:empty {
        display: none;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-issue-search': DeskIssueSearch;
  }
}
