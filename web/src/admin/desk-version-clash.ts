import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { baseStyles } from '../ui/base-styles.ts';
import { VersionPicked } from './version-picked.ts';
import '../ui/ui-strip.ts';

/** One field with two values, in the words a person reads. */
export interface ShownClash {
  field: string;
  label: string;
  mine: string;
  theirs: string;
}

/** Says that somebody else saved meanwhile, what was taken over, and lets a person pick where both changed the same field. Emits `VersionPicked`. */
@customElement('desk-version-clash')
export class DeskVersionClash extends LitElement {
  /** What was saved: "this tag". */
  @property() what = 'this';
  @property({ attribute: false }) clashes: readonly ShownClash[] = [];
  /** The labels of what was taken over. */
  @property({ attribute: false }) taken: readonly string[] = [];

  override render() {
    const took = this.taken.map((label) => label.charAt(0).toLowerCase() + label.slice(1)).join(', ');
    return html`<ui-strip tone="warn" icon="people" tall>
        <b>Somebody saved ${this.what} meanwhile.</b> ${took ? `Taken over from them: ${took}.` : ''}
        ${this.clashes.length > 0 ? 'You both changed what stands below: pick one.' : 'Look it over and save again.'}
      </ui-strip>
      ${this.clashes.map((clash) => this.#choice(clash))}`;
  }

  override focus(): void {
    this.renderRoot.querySelector('button')?.focus();
  }

  #choice({ field, label, mine, theirs }: ShownClash) {
    return html`<div class="clash" role="group" aria-label="${label}, two values">
      <span class="label">${label}</span>
      ${this.#button(field, 'mine', 'Yours', mine)} ${this.#button(field, 'theirs', 'Theirs', theirs)}
    </div>`;
  }

  #button(field: string, whose: 'mine' | 'theirs', title: string, value: string) {
    return html`<button type="button" @click=${() => this.dispatchEvent(new VersionPicked(field, whose))}>
      <span class="whose">${title}</span> <span class="value" dir="auto">${value}</span>
    </button>`;
  }

  static override styles = [
    baseStyles,
    css`
      :host {
        display: grid;
        gap: 8px;
      }
      ui-strip {
        border-radius: var(--desk-r-2);
      }
      b {
        font-weight: 600;
      }
      .clash {
        display: grid;
        grid-template-columns: 1fr 1fr;
        gap: 6px;
      }
      .label {
        grid-column: 1 / -1;
        font: 550 12px/16px var(--desk-font);
      }
      button {
        display: grid;
        gap: 2px;
        padding: 7px 10px;
        text-align: start;
        border: 1px solid var(--desk-control);
        border-radius: var(--desk-r-2);
        background: var(--desk-raised);
        min-inline-size: 0;
        align-content: start;
      }
      button:hover {
        border-color: var(--desk-accent);
        background: var(--desk-accent-tint);
      }
      .whose {
        font: 500 11px/16px var(--desk-font);
        color: var(--desk-text-3);
      }
      .value {
        font: 400 12.5px/18px var(--desk-font);
        overflow-wrap: anywhere;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-version-clash': DeskVersionClash;
  }
}
