import { css, html, LitElement } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { type Hotkey, lettersAct, presentHotkeys, setLettersAct } from '../hotkeys/hotkeys.ts';
import { baseStyles } from '../ui/base-styles.ts';
import { DismissRequested } from '../ui/dismiss-requested.ts';
import type { ValueChanged } from '../ui/value-changed.ts';
import '../ui/ui-button.ts';
import '../ui/ui-dialog.ts';
import '../ui/ui-kbd.ts';
import '../ui/ui-switch.ts';

/** The sheet behind `?`: only what works on the screen behind it, and the switch that turns single letters off. */
@customElement('desk-shortcuts')
export class DeskShortcuts extends LitElement {
  @state() private groups = Map.groupBy(presentHotkeys(), (hotkey) => hotkey.group);
  @state() private letters = lettersAct();

  override render() {
    return html`<ui-dialog open width="620" heading="Shortcuts" meta="What works on the screen you came from">
      <div class=${this.groups.size > 1 ? 'groups' : 'groups one'}>
        ${[...this.groups].map(
          ([group, hotkeys]) => html`<section>
            <h3>${group}</h3>
            <dl>${hotkeys.map((hotkey) => this.#row(hotkey))}</dl>
          </section>`,
        )}
      </div>
      <ui-switch slot="footer" class="grow" .checked=${this.letters} @ui-value-changed=${this.#lettersChanged}>Single letters act</ui-switch>
      <ui-button slot="footer" keys="Escape" @click=${() => this.dispatchEvent(new DismissRequested())}>Done</ui-button>
    </ui-dialog>`;
  }

  #row(hotkey: Hotkey) {
    const isOff = !this.letters && /^(Shift\+)?[A-Z]( [A-Z])?$/.test(hotkey.keys);
    return html`<div class=${isOff ? 'off' : ''}>
      <dt>${hotkey.keys.split(' ').map((keys) => html`<ui-kbd keys=${keys}></ui-kbd>`)}</dt>
      <dd>${hotkey.words}</dd>
    </div>`;
  }

  #lettersChanged(event: ValueChanged<boolean>): void {
    this.letters = event.value;
    setLettersAct(event.value);
  }

  static override styles = [
    baseStyles,
    css`
      :host {
        position: absolute;
      }
      .groups {
        columns: 2;
        column-gap: 28px;
        padding: 16px 20px 18px;
      }
      .one {
        columns: 1;
      }
      section {
        break-inside: avoid;
        padding-block-end: 14px;
      }
      h3 {
        padding-block-end: 4px;
        font: 550 12px/16px var(--desk-font);
        color: var(--desk-text-3);
      }
      dl div {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: 12px;
        min-block-size: 28px;
        flex-direction: row-reverse;
      }
      dt {
        display: inline-flex;
        gap: 4px;
      }
      .off {
        opacity: 0.45;
      }
      .grow {
        margin-inline-end: auto;
      }
      @media (max-width: 619px) {
        .groups {
          columns: 1;
        }
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-shortcuts': DeskShortcuts;
  }
}
