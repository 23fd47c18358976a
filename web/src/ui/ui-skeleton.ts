import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { baseStyles } from './base-styles.ts';

const widths = [
  [92, 210],
  [70, 180],
  [110, 226],
  [84, 150],
  [64, 196],
  [100, 172],
];

/**
 * Grey shapes in the geometry of what is loading; nothing shows for the first 300 ms, and nothing shimmers.
 * `shape="rows"` is a list with avatars, `lines` is text, `bubbles` a conversation. `label` is said once: "Loading chats".
 */
@customElement('ui-skeleton')
export class UiSkeleton extends LitElement {
  @property() shape: 'rows' | 'lines' | 'bubbles' = 'rows';
  @property({ type: Number }) count = 4;
  @property() label = 'Loading';

  override render() {
    return html`<div class="late" aria-hidden="true">${Array.from({ length: this.count }, (_, index) => this.#piece(index))}</div>
      <span class="sr" role="status">${this.label}</span>`;
  }

  #piece(index: number) {
    const [short, long] = widths[index % widths.length]!;
    switch (this.shape) {
      case 'rows':
        return html`<div class="row">
          <i class="disc"></i><span><i style="inline-size:${short}px"></i><i class="thin" style="inline-size:min(${long}px, 100%)"></i></span
          ><i class="thin" style="inline-size:28px"></i>
        </div>`;
      case 'lines':
        return html`<i class="line" style="inline-size:${60 + (long! % 40)}%"></i>`;
      case 'bubbles':
        return html`<i class=${index % 2 ? 'bubble me' : 'bubble'} style="inline-size:${120 + long!}px"></i>`;
    }
  }

  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
      }
      .late {
        display: flex;
        flex-direction: column;
        animation: late 0s 300ms both;
      }
      @keyframes late {
        from {
          visibility: hidden;
        }
      }
      .row {
        display: grid;
        grid-template-columns: 32px minmax(0, 1fr) 30px;
        align-items: center;
        gap: 10px;
        block-size: var(--desk-row-h);
        padding: 0 16px;
      }
      .row span {
        display: grid;
        gap: 7px;
      }
      i {
        display: block;
        block-size: 9px;
        border-radius: 5px;
        background: var(--desk-press);
      }
      .thin {
        block-size: 8px;
        opacity: 0.6;
      }
      .disc {
        block-size: 32px;
        border-radius: 50%;
      }
      .line {
        block-size: 10px;
        margin: 7px 16px;
      }
      .bubble {
        block-size: 36px;
        margin: 8px 20px;
        max-inline-size: 70%;
        border-radius: 12px;
        opacity: 0.7;
      }
      .me {
        align-self: flex-end;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'ui-skeleton': UiSkeleton;
  }
}
