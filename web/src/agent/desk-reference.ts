import type { ClosureReference } from '@desk/protocol/closure';
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { formerKey } from '../closing/former-key.ts';
import { needsPerson, referenceMark } from '../closing/reference-mark.ts';
import { sentenceOf } from '../data/http.ts';
import { retryReference, tryReferenceAgain, unlinkReference } from '../data/jira-api.ts';
import { readWatch, saveWatch } from '../data/notices-api.ts';
import { announce } from '../ui/announce.ts';
import { baseStyles } from '../ui/base-styles.ts';
import type { ItemChosen } from '../ui/item-chosen.ts';
import type { MenuItem } from '../ui/ui-menu.ts';
import '../ui/ui-chip.ts';
import '../ui/ui-menu.ts';

/**
 * A stored reference as a chip: its key, what the issue is about, its status, how far the link has come, and the way to it in a new tab. `editable`
 * adds what can be done with a JIRA link: open, copy, try again, take off, be told when it is done.
 */
@customElement('desk-reference')
export class DeskReference extends LitElement {
  @property({ attribute: false }) reference!: ClosureReference;
  @property({ type: Boolean }) editable = false;
  /** Whether I am told when the issue is done; unknown until the menu is reached for. */
  @state() private watches: boolean | undefined;

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.get('reference') && changed.get('reference')!.id !== this.reference.id) this.watches = undefined;
  }

  override render() {
    const { reference } = this;
    const mark = referenceMark(reference);
    const former = formerKey(reference);
    const was = former ? `was ${former}` : '';
    const title = [reference.summary, reference.status, was, mark.sentence].filter(Boolean).join(' · ');
    const name = reference.key ?? reference.text;
    const chip = html`<ui-chip class=${reference.state} tone=${mark.tone} icon=${mark.icon}>${name}${
      was ? html`<span class="was">${was}</span>` : nothing
    }${reference.summary ? html`<span class="about ell">${reference.summary}</span>` : nothing}${
      reference.status ? html`<span class="status ${reference.category ?? ''}">${reference.status}</span>` : nothing
    }</ui-chip>`;
    const words = html`<span class="sr">${mark.sentence}</span>`;
    return html`${
      reference.url
        ? html`<a href=${reference.url} target="_blank" rel="noopener noreferrer" title=${title}>${chip}${words}</a>`
        : html`<span title=${title}>${chip}${words}</span>`
    }${
      this.editable && reference.kind === 'jira'
        ? html`<ui-menu
            label="What to do with ${name}"
            icon-size="14"
            .items=${this.#items()}
            @pointerenter=${this.#learn}
            @focusin=${this.#learn}
            @ui-item-chosen=${this.#chosen}
          ></ui-menu>`
        : nothing
    }`;
  }

  #items(): MenuItem[] {
    const { state, url } = this.reference;
    return [
      ...(url ? [{ id: 'open', label: 'Open in JIRA', icon: 'external' } as const] : []),
      { id: 'copy', label: 'Copy key', icon: 'copy' },
      ...(state === 'unlinked' ? [{ id: 'retry', label: 'Link again', icon: 'jira' } as const] : []),
      ...(needsPerson(this.reference) ? [{ id: 'again', label: 'Try again', icon: 'retry' } as const] : []),
      ...(state === 'unlinked' ? [] : [{ id: 'unlink', label: 'Take the link off', icon: 'x' } as const]),
      ...(state === 'unlinked' || this.watches === undefined
        ? []
        : [{ id: 'watch', label: this.watches ? 'Don’t tell me when it is done' : 'Tell me when it is done', icon: 'bell' } as const]),
    ];
  }

  readonly #learn = async (): Promise<void> => {
    if (this.watches !== undefined) return;
    const { id } = this.reference;
    // Without an answer the menu does not offer it.
    const watches = await readWatch(id).catch(() => undefined);
    if (this.reference.id === id) this.watches = watches;
  };

  async #chosen({ item: id }: ItemChosen): Promise<void> {
    const { reference } = this;
    const name = reference.key ?? reference.text;
    try {
      if (id === 'open') open(reference.url ?? '', '_blank', 'noopener,noreferrer');
      if (id === 'copy') await navigator.clipboard.writeText(name);
      if (id === 'retry') await retryReference(reference.id);
      if (id === 'again') await tryReferenceAgain(reference);
      if (id === 'unlink') await unlinkReference(reference.id);
      if (id === 'watch') this.watches = await saveWatch(reference.id, !this.watches);
      announce(this.#done(id, name));
    } catch (error) {
      announce(sentenceOf(error), { urgent: true });
    }
  }

  #done(id: string, name: string): string {
    const words: Record<string, string> = {
      copy: `${name} copied`,
      retry: `${name} is linked again`,
      again: `${name} is tried again`,
      unlink: `${name} taken off`,
      watch: this.watches ? `You are told when ${name} is done` : `You are not told when ${name} is done`,
    };
    return words[id] ?? '';
  }

  static override styles = [
    baseStyles,
    css`
      :host {
        display: inline-flex;
        align-items: center;
        max-inline-size: 100%;
        min-inline-size: 0;
      }
      a,
      span {
        display: inline-flex;
        border-radius: var(--desk-r-1);
        min-inline-size: 0;
      }
      a:hover {
        filter: brightness(0.97);
      }
      ui-chip {
        max-inline-size: 100%;
        flex: 0 1 auto;
        min-inline-size: 0;
      }
      .was,
      .about,
      .status {
        font-weight: 400;
        color: var(--desk-text-3);
      }
      /* Where it is narrow, what the issue is about gives way. */
      .was,
      .status {
        flex: none;
      }
      .about {
        display: block;
        max-inline-size: 190px;
        line-height: 20px;
        color: var(--desk-text-2);
      }
      .done {
        color: var(--desk-pos);
      }
      .indeterminate {
        color: var(--desk-accent);
      }
      @media (prefers-reduced-motion: no-preference) {
        .pending::part(icon) {
          animation: turn 1.2s linear 2s infinite;
        }
      }
      @keyframes turn {
        to {
          rotate: 1turn;
        }
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-reference': DeskReference;
  }
}
