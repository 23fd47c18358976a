import type { ClosureReference } from '@desk/protocol/closure';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { stateMark } from '../closing/reference-words.ts';
import { sentenceOf } from '../data/http.ts';
import { retryReference, tryReferenceAgain, unlinkReference } from '../data/jira-api.ts';
import { announce } from '../ui/announce.ts';
import { baseStyles } from '../ui/base-styles.ts';
import type { ItemChosen } from '../ui/item-chosen.ts';
import type { MenuItem } from '../ui/ui-menu.ts';
import '../ui/ui-chip.ts';
import '../ui/ui-menu.ts';

/**
 * A stored reference as a chip: its key, the issue's status, how far the link has come, and the way to it in a new tab. `editable` adds what can
 * be done with a JIRA link: copy, try again, take off.
 */
@customElement('desk-reference')
export class DeskReference extends LitElement {
  @property({ attribute: false }) reference!: ClosureReference;
  @property({ type: Boolean }) editable = false;

  override render() {
    const { reference } = this;
    const mark = stateMark(reference);
    const title = [reference.summary, reference.status, mark.words].filter(Boolean).join(' · ');
    const name = reference.key ?? reference.text;
    const chip = html`<ui-chip tone=${mark.tone} icon=${mark.icon}>${name}${reference.status ? html`<span class="status ${reference.category ?? ''}">${reference.status}</span>` : nothing}</ui-chip>`;
    const words = html`<span class="sr">${mark.words}</span>`;
    return html`${
      reference.url
        ? html`<a href=${reference.url} target="_blank" rel="noopener noreferrer" title=${title}>${chip}${words}</a>`
        : html`<span title=${title}>${chip}${words}</span>`
    }${
      this.editable && reference.kind === 'jira'
        ? html`<ui-menu label="What to do with ${name}" icon-size="14" .items=${this.#items()} @ui-item-chosen=${this.#chosen}></ui-menu>`
        : nothing
    }`;
  }

  #items(): MenuItem[] {
    const { state, reason } = this.reference;
    const isStuck = state === 'unlinked' && reason !== null;
    return [
      { id: 'copy', label: 'Copy key', icon: 'copy' },
      ...(state === 'unlinked' ? [{ id: 'retry', label: 'Link again', icon: 'jira' } as const] : []),
      ...(state === 'needs-attention' || state === 'failed' || isStuck
        ? [{ id: 'again', label: 'Try again', icon: 'retry' } as const]
        : []),
      ...(state === 'unlinked' ? [] : [{ id: 'unlink', label: 'Take the link off', icon: 'x' } as const]),
    ];
  }

  async #chosen({ item: id }: ItemChosen): Promise<void> {
    const { reference } = this;
    const name = reference.key ?? reference.text;
    try {
      if (id === 'copy') await navigator.clipboard.writeText(name);
      if (id === 'retry') await retryReference(reference.id);
      if (id === 'again') await tryReferenceAgain(reference);
      if (id === 'unlink') await unlinkReference(reference.id);
      announce(
        { copy: `${name} copied`, retry: `${name} is linked again`, again: `${name} is tried again`, unlink: `${name} taken off` }[id] ??
          '',
      );
    } catch (error) {
      announce(sentenceOf(error), { urgent: true });
    }
  }

  static override styles = [
    baseStyles,
    css`
      :host {
        display: inline-flex;
        align-items: center;
      }
      a,
      span {
        display: inline-flex;
        border-radius: var(--desk-r-1);
      }
      a:hover {
        filter: brightness(0.97);
      }
      .status {
        margin-inline-start: 5px;
        font-weight: 400;
        color: var(--desk-text-3);
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
    'desk-reference': DeskReference;
  }
}
