import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Session } from '../data/session.ts';
import { baseStyles } from '../ui/base-styles.ts';
import type { UiText } from '../ui/ui-text.ts';
import type { ValueChanged } from '../ui/value-changed.ts';
import { signInWords } from './sign-in-words.ts';
import '../ui/ui-button.ts';
import '../ui/ui-icon.ts';
import '../ui/ui-text.ts';

/** Email and password, with the cursor in the first that is empty. The session says how it went; whoever shows the form watches the session. */
@customElement('desk-sign-in-form')
export class DeskSignInForm extends LitElement {
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true };

  @property({ attribute: false }) session!: Session;
  /** Fixed address, when somebody signs in again. */
  @property() email = '';
  @property({ type: Boolean }) again = false;
  @state() private password = '';
  @state() private problem = '';
  @state() private missing: 'email' | 'password' | '' = '';
  @state() private isBusy = false;

  @query('[name=email]') emailField!: UiText;
  @query('[name=password]') passwordField!: UiText;

  override render() {
    return html`<form @submit=${this.#submit} novalidate>
      <ui-text
        look="large"
        label="Email"
        name="email"
        type="email"
        autocomplete="username"
        .value=${this.email}
        ?disabled=${this.again}
        error=${this.missing === 'email' ? 'Enter your email address' : ''}
        @ui-value-changed=${(event: ValueChanged) => {
          this.email = event.value;
          this.missing = '';
        }}
      ></ui-text>
      <ui-text
        look="large"
        label="Password"
        name="password"
        type="password"
        autocomplete="current-password"
        .value=${this.password}
        error=${this.missing === 'password' ? 'Enter your password' : ''}
        @ui-value-changed=${(event: ValueChanged) => {
          this.password = event.value;
          this.missing = '';
        }}
      ></ui-text>
      <div role="alert">
        ${this.problem ? html`<p class="problem"><ui-icon name="warning" size="14"></ui-icon>${this.problem}</p>` : nothing}
      </div>
      <ui-button type="submit" variant="primary" class="wide" ?busy=${this.isBusy}>${this.isBusy ? 'Signing in' : 'Sign in'}</ui-button>
    </form>`;
  }

  override async firstUpdated(): Promise<void> {
    const first = this.again || this.email ? this.passwordField : this.emailField;
    await first.updateComplete;
    first.focus();
  }

  async #submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (this.isBusy) return;
    this.problem = '';
    this.missing = this.email.trim() ? (this.password ? '' : 'password') : 'email';
    if (this.missing) {
      await this.updateComplete;
      (this.missing === 'email' ? this.emailField : this.passwordField).focus();
      return;
    }
    this.isBusy = true;
    try {
      await this.session.signIn(this.email.trim(), this.password);
      this.password = '';
    } catch (error) {
      this.problem = signInWords(error);
      this.passwordField.focus();
      this.passwordField.select();
    } finally {
      this.isBusy = false;
    }
  }

  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
      }
      form {
        display: grid;
        gap: 14px;
      }
      .wide {
        --desk-ctl-h: 38px;
        inline-size: 100%;
      }
      .problem {
        display: flex;
        gap: 8px;
        padding: 9px 12px;
        border-radius: var(--desk-r-3);
        background: var(--desk-neg-tint);
        font: 400 12.5px/18px var(--desk-font);
      }
      .problem ui-icon {
        margin-block-start: 2px;
        color: var(--desk-neg);
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-sign-in-form': DeskSignInForm;
  }
}
