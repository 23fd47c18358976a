import type { Chat } from '@desk/protocol/chat';
import { consume } from '@lit/context';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Catalogue } from '../data/catalogue.ts';
import { amendClosure } from '../data/chats-api.ts';
import { catalogueContext, issuesContext } from '../data/contexts.ts';
import { newKey, sentenceOf } from '../data/http.ts';
import type { IssueStore } from '../data/issue-store.ts';
import { StoreController } from '../data/store-controller.ts';
import { announce } from '../ui/announce.ts';
import { baseStyles } from '../ui/base-styles.ts';
import { IssuesController } from './issues-controller.ts';
import { type NamedIssue, namedIssues, namedMark } from './named-issue.ts';
import '../ui/ui-button.ts';
import '../ui/ui-chip.ts';

/**
 * The JIRA issues that a note names, under the note: checked with JIRA, with what they are about and how far they are. Where the note belongs to a
 * closed chat (`chat`) that has no link to one yet, it is linked with a press.
 */
@customElement('desk-note-issues')
export class DeskNoteIssues extends LitElement {
  @property() text = '';
  @property({ attribute: false }) chat: Chat | undefined;
  @consume({ context: catalogueContext }) private catalogue: Catalogue | undefined;
  @consume({ context: issuesContext }) private store: IssueStore | undefined;
  @state() private linking = '';

  readonly #sites = new StoreController(
    this,
    () => this.catalogue,
    ({ sites }) => sites,
  );
  readonly #issues = new IssuesController(
    this,
    () => this.store,
    () => this.#named().map(({ name }) => name),
  );

  override render() {
    const named = this.#named();
    if (named.length === 0) return nothing;
    return html`<ul aria-label="JIRA issues in this note">${named.map((issue) => this.#row(issue))}</ul>`;
  }

  #named(): NamedIssue[] {
    return namedIssues(this.text, this.#sites.value ?? []);
  }

  #row(issue: NamedIssue) {
    const news = this.#issues.get(issue.name);
    const { tone, icon, key, title, status, words } = namedMark(issue.reference, news);
    const chip = html`<ui-chip tone=${tone} icon=${icon}>${key}${title ? html`<span class="about ell">${title}</span>` : nothing}${
      status ? html`<span class="status ${news?.category ?? ''}">${status}</span>` : nothing
    }</ui-chip>`;
    const isThere = news?.state !== 'unknown';
    return html`<li>
      ${isThere ? html`<a href=${news?.url ?? issue.url} target="_blank" rel="noopener noreferrer" title=${[title, status].filter(Boolean).join(' · ')}>${chip}</a>` : chip}
      ${words ? html`<span class="words">${words}</span>` : nothing}
      ${
        news?.state === 'known' && this.#mayLink(issue, key)
          ? html`<ui-button size="s" variant="ghost" ?busy=${this.linking === key} label="Link ${key} to this chat" @click=${() => this.#link(issue, key)}>Link</ui-button>`
          : nothing
      }
    </li>`;
  }

  #mayLink({ url }: NamedIssue, key: string): boolean {
    const references = this.chat?.closure?.references;
    return references?.every((each) => each.state === 'unlinked' || (each.key !== key && each.url !== url)) ?? false;
  }

  async #link({ url }: NamedIssue, key: string): Promise<void> {
    if (!this.chat || this.linking) return;
    this.linking = key;
    try {
      await amendClosure(this.chat.id, { references: [url] }, newKey());
      announce(`${key} is linked to this chat`);
    } catch (error) {
      announce(`${key} was not linked. ${sentenceOf(error)}`, { urgent: true });
    } finally {
      this.linking = '';
    }
  }

  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
        min-inline-size: 0;
      }
      ul {
        display: grid;
        gap: 4px;
        margin-block-start: 5px;
      }
      li {
        display: flex;
        align-items: center;
        gap: 6px;
        padding: 0;
        border: 0;
        min-inline-size: 0;
        font: 400 11.5px/16px var(--desk-font);
        color: var(--desk-text-3);
      }
      a {
        min-inline-size: 0;
        border-radius: var(--desk-r-1);
      }
      a:hover {
        filter: brightness(0.97);
      }
      ui-chip {
        max-inline-size: 100%;
        min-inline-size: 0;
      }
      .about {
        display: block;
        max-inline-size: 190px;
        font-weight: 400;
        line-height: 20px;
        color: var(--desk-text-2);
      }
      .status {
        flex: none;
        font-weight: 400;
      }
      .done {
        color: var(--desk-pos);
      }
      .indeterminate {
        color: var(--desk-accent);
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-note-issues': DeskNoteIssues;
  }
}
