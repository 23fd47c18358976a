import { UNDO_CHOICES } from '@desk/protocol/undo-window';
import { consume } from '@lit/context';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { sessionContext } from '../data/contexts.ts';
import { sentenceOf } from '../data/http.ts';
import type { Session } from '../data/session.ts';
import { type SpokenWall, setSpokenWall, spokenWall } from '../data/spoken-wall.ts';
import { StoreController } from '../data/store-controller.ts';
import { lettersAct, setLettersAct } from '../hotkeys/hotkeys.ts';
import { announce } from '../ui/announce.ts';
import { baseStyles } from '../ui/base-styles.ts';
import { DismissRequested } from '../ui/dismiss-requested.ts';
import type { ValueChanged } from '../ui/value-changed.ts';
import '../ui/ui-button.ts';
import '../ui/ui-dialog.ts';
import '../ui/ui-segmented.ts';
import '../ui/ui-switch.ts';

const spokenChoices: readonly { value: SpokenWall; label: string }[] = [
  { value: 'off', label: 'Off' },
  { value: 'minute', label: 'Each minute' },
  { value: 'negative', label: 'Negative only' },
];

/** What a person chooses for themselves: how long a close of theirs can be undone, whether single letters act, and what the wall says. [K16] */
@customElement('desk-my-settings')
export class DeskMySettings extends LitElement {
  @consume({ context: sessionContext })
  private session!: Session;
  @state() private letters = lettersAct();
  @state() private spoken = spokenWall();
  @state() private problem = '';

  constructor() {
    super();
    new StoreController(
      this,
      () => this.session,
      (session) => session.me,
    );
  }

  override render() {
    return html`<ui-dialog open width="520" heading="My settings">
      <div class="rows">
        <section>
          <h3>Time to undo a close</h3>
          ${this.#undo()}
        </section>
        <section>
          <h3>Keyboard</h3>
          <ui-switch .checked=${this.letters} @ui-value-changed=${this.#lettersChanged}>Single letters act</ui-switch>
          <p class="hint">Combinations with Ctrl, Alt or the command key always do.</p>
        </section>
        ${this.session.hasRole('supervisor', 'admin') ? this.#wall() : nothing}
      </div>
      ${this.problem ? html`<span slot="footer" class="problem" role="alert">${this.problem}</span>` : nothing}
      <ui-button slot="footer" keys="Escape" @click=${() => this.dispatchEvent(new DismissRequested())}>Done</ui-button>
    </ui-dialog>`;
  }

  #undo(): TemplateResult {
    const { workspaceUndoSeconds, ownUndoSeconds } = this.session.me!.preferences;
    if (workspaceUndoSeconds === 0) return html`<p class="hint">In your workspace a close is for good at once.</p>`;
    const longer = UNDO_CHOICES.filter((seconds) => seconds > workspaceUndoSeconds);
    const own = longer.find((seconds) => seconds === ownUndoSeconds);
    return html`<ui-segmented
        label="Time to undo a close"
        .options=${[
          { value: '', label: `${workspaceUndoSeconds} s, as the workspace` },
          ...longer.map((seconds) => ({ value: String(seconds), label: `${seconds} s` })),
        ]}
        .value=${own ? String(own) : ''}
        @ui-value-changed=${this.#undoChanged}
      ></ui-segmented>
      <p class="hint">Counts from your next close on. Until it is over no JIRA link goes out.</p>`;
  }

  #wall(): TemplateResult {
    return html`<section>
      <h3>Live wall, read aloud</h3>
      <ui-segmented
        label="Live wall, read aloud"
        .options=${spokenChoices}
        .value=${this.spoken}
        @ui-value-changed=${this.#spokenChanged}
      ></ui-segmented>
      <p class="hint">For screen readers: how many were closed and how long customers wait.</p>
    </section>`;
  }

  async #undoChanged(event: ValueChanged): Promise<void> {
    this.problem = '';
    try {
      await this.session.setOwnUndo(event.value ? Number(event.value) : null);
      announce('Saved');
    } catch (error) {
      this.problem = `Not saved. ${sentenceOf(error)}`;
      this.requestUpdate();
    }
  }

  #lettersChanged(event: ValueChanged<boolean>): void {
    this.letters = event.value;
    setLettersAct(event.value);
  }

  #spokenChanged(event: ValueChanged): void {
    this.spoken = event.value as SpokenWall;
    setSpokenWall(this.spoken);
  }

  static override styles = [
    baseStyles,
    css`
      :host {
        position: absolute;
      }
      .rows {
        display: grid;
        gap: 18px;
        padding: 16px 20px 20px;
      }
      section {
        display: grid;
        gap: 6px;
        justify-items: start;
      }
      h3 {
        font: 550 12px/16px var(--desk-font);
      }
      .hint {
        margin: 0;
      }
      .problem {
        margin-inline-end: auto;
        font: 400 12.5px/18px var(--desk-font);
        color: var(--desk-neg);
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-my-settings': DeskMySettings;
  }
}
