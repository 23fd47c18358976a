import type { ClosureReference } from '@desk/protocol/closure';
import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { stateMark } from '../closing/reference-words.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/ui-chip.ts';

/** A stored reference as a chip: its key, how far the link has come, and the way to it in a new tab. */
@customElement('desk-reference')
export class DeskReference extends LitElement {
  @property({ attribute: false }) reference!: ClosureReference;

  override render() {
    const { reference } = this;
    const mark = stateMark(reference);
    const title = [reference.summary, reference.status, mark.words].filter(Boolean).join(' · ');
    const chip = html`<ui-chip tone=${mark.tone} icon=${mark.icon}>${reference.key ?? reference.text}</ui-chip>`;
    if (!reference.url) return html`<span title=${title}>${chip}<span class="sr">${mark.words}</span></span>`;
    return html`<a href=${reference.url} target="_blank" rel="noopener noreferrer" title=${title}>${chip}<span class="sr">${mark.words}</span></a>`;
  }

  static override styles = [
    baseStyles,
    css`
      :host {
        display: inline-flex;
      }
      a,
      span {
        display: inline-flex;
        border-radius: var(--desk-r-1);
      }
      a:hover {
        filter: brightness(0.97);
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-reference': DeskReference;
  }
}
