import type { JiraSite } from '@desk/protocol/references';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { announce } from '../ui/announce.ts';
import { baseStyles } from '../ui/base-styles.ts';

/** The way to a JIRA issue whose key nobody has at hand. The search behind it is loaded when it is first wanted; it emits `IssueChosen`. */
@customElement('desk-issue-finder')
export class DeskIssueFinder extends LitElement {
  @property({ attribute: false }) sites: readonly JiraSite[] = [];
  @property({ attribute: 'chat-id' }) chatId = '';
  /** What a new issue would be called. */
  @property() summary = '';
  @state() private isOpen = false;
  @query('button') private opener!: HTMLElement | null;

  override render() {
    if (this.sites.length === 0) return nothing;
    if (!this.isOpen) return html`<button type="button" @click=${this.#open}>Find or create an issue</button>`;
    return html`<desk-issue-search
      .sites=${this.sites}
      chat-id=${this.chatId}
      summary=${this.summary}
      @ui-dismiss-requested=${this.#close}
    ></desk-issue-search>`;
  }

  async #open(): Promise<void> {
    try {
      await import('./desk-issue-search.ts');
      this.isOpen = true;
    } catch {
      announce('The search for issues did not load. Paste a key or a link, or reload the page.', { urgent: true });
    }
  }

  /** The form around this is not dismissed. */
  async #close(event: Event): Promise<void> {
    event.stopPropagation();
    this.isOpen = false;
    await this.updateComplete;
    this.opener?.focus();
  }

  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
        margin-block-start: 6px;
      }
      button {
        min-block-size: var(--desk-hit);
        font: 500 12px/16px var(--desk-font);
        color: var(--desk-accent);
        text-decoration: underline;
        text-underline-offset: 2px;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-issue-finder': DeskIssueFinder;
  }
}
