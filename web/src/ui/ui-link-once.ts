import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { baseStyles } from './base-styles.ts';
import './ui-button.ts';
import './ui-strip.ts';

/** A link that is told once, to be copied now. The slot says what it is for. */
@customElement('ui-link-once')
export class UiLinkOnce extends LitElement {
  @property() link = '';
  @state() private copied: { link: string; how: 'copied' | 'refused' } | undefined;

  override render() {
    const how = this.copied?.link === this.link ? this.copied.how : undefined;
    return html`<ui-strip icon="link" tall role="status"
      ><slot></slot>
      <code>${this.link}</code>
      ${how === 'refused' ? 'This browser did not copy it. Select the link and copy it by hand.' : nothing}
      <ui-button slot="actions" size="s" icon="copy" @click=${this.#copy}>${how === 'copied' ? 'Copied' : 'Copy'}</ui-button></ui-strip
    >`;
  }

  /** Without https there is no clipboard at all, and with it the browser may refuse. */
  async #copy(): Promise<void> {
    const { link } = this;
    try {
      await navigator.clipboard.writeText(link);
      this.copied = { link, how: 'copied' };
    } catch {
      this.copied = { link, how: 'refused' };
    }
  }

  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
      }
      code {
        display: block;
        margin-block-start: 4px;
        font: 400 12px/18px ui-monospace, monospace;
        overflow-wrap: anywhere;
        user-select: all;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'ui-link-once': UiLinkOnce;
  }
}
