import { DeskError } from '@desk/protocol/errors';
import { PASSWORD_LENGTH } from '@desk/protocol/limits';
import type { Invitation } from '@desk/protocol/team';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { sentenceOf } from '../data/http.ts';
import { acceptInvitation, lookAtInvitation } from '../data/team-api.ts';
import { baseStyles } from '../ui/base-styles.ts';
import type { UiText } from '../ui/ui-text.ts';
import type { ValueChanged } from '../ui/value-changed.ts';
import { InvitationAccepted } from './invitation-accepted.ts';
import '../ui/ui-button.ts';
import '../ui/ui-error.ts';
import '../ui/ui-logo.ts';
import '../ui/ui-text.ts';

/** The page `/invite#token`: choosing a password by a link. Emits `InvitationAccepted` once the session is there. [A8] */
@customElement('desk-invitation')
export class DeskInvitation extends LitElement {
  @state() private invitation: Invitation | undefined;
  @state() private error: unknown;
  @state() private password = '';
  @state() private problem = '';
  @state() private isBusy = false;
  /** Behind the #, so that it is in no log and no Referer. */
  #token = '';

  @query('ui-text') private field!: UiText | null;

  override connectedCallback(): void {
    super.connectedCallback();
    document.title = 'Choose a password · Desk';
    addEventListener('hashchange', this.#load);
    void this.#load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('hashchange', this.#load);
  }

  override render() {
    if (this.error) return this.#failed();
    if (!this.invitation) return nothing;
    const { name, email, workspace, isFirst } = this.invitation;
    return html`<main>
      <ui-logo size="40"></ui-logo>
      <h1>${isFirst ? `Welcome to ${workspace}, ${name}` : `A new password, ${name}`}</h1>
      <p>You sign in as <b>${email}</b>. ${isFirst ? '' : 'Wherever you are signed in now, you will have to sign in again.'}</p>
      <form @submit=${this.#submit} novalidate>
        <input type="text" name="username" autocomplete="username" .value=${email} hidden readonly />
        <ui-text
          look="large"
          label="Choose a password"
          type="password"
          autocomplete="new-password"
          hint="${PASSWORD_LENGTH.least} characters or more. A sentence is easy to keep in mind."
          error=${this.problem}
          .value=${this.password}
          @ui-value-changed=${(event: ValueChanged) => {
            this.password = event.value;
            this.problem = '';
          }}
        ></ui-text>
        <ui-button type="submit" variant="primary" class="wide" ?busy=${this.isBusy}>Go to the desk</ui-button>
      </form>
    </main>`;
  }

  #failed() {
    const isOver = this.error instanceof DeskError && ['not-found', 'invalid'].includes(this.error.code);
    return html`<ui-error heading=${isOver ? 'This link is over' : 'The link could not be looked at'} ?lasting=${isOver} @ui-retry-requested=${this.#load}
      >${isOver ? 'It was used, is older than seven days, or a newer one was made. Ask an admin of your workspace for a new one.' : sentenceOf(this.error)}</ui-error
    >`;
  }

  readonly #load = async (): Promise<void> => {
    this.error = undefined;
    this.#token = location.hash.slice(1);
    try {
      this.invitation = await lookAtInvitation(this.#token);
      await this.updateComplete;
      await this.field?.updateComplete;
      this.field?.focus();
    } catch (error) {
      this.error = error;
    }
  };

  async #submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (this.isBusy) return;
    const missing = PASSWORD_LENGTH.least - [...this.password].length;
    if (missing > 0) {
      this.problem = `${missing} more character${missing === 1 ? '' : 's'}, please`;
      this.field?.focus();
      return;
    }
    this.isBusy = true;
    try {
      await acceptInvitation(this.#token, this.password);
      this.password = '';
      this.dispatchEvent(new InvitationAccepted());
    } catch (error) {
      if (error instanceof DeskError && error.code === 'not-found') this.error = error;
      else this.problem = error instanceof DeskError ? (error.details.errors?.[0]?.message ?? error.message) : sentenceOf(error);
    } finally {
      this.isBusy = false;
    }
  }

  static override styles = [
    baseStyles,
    css`
      :host {
        display: grid;
        place-content: center;
        block-size: 100%;
        overflow: auto;
      }
      main {
        display: grid;
        gap: 14px;
        inline-size: min(380px, 100vw - 40px);
        padding-block: 32px;
      }
      ui-logo {
        margin-inline-start: -6px;
      }
      h1 {
        font: 600 22px/28px var(--desk-font);
        letter-spacing: -0.02em;
        overflow-wrap: anywhere;
      }
      p {
        font: 400 13.5px/20px var(--desk-font);
        color: var(--desk-text-2);
      }
      form {
        display: grid;
        gap: 14px;
      }
      .wide {
        --desk-ctl-h: 38px;
        inline-size: 100%;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-invitation': DeskInvitation;
  }
}
