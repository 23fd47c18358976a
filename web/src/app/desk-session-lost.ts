import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Session } from '../data/session.ts';
import '../login/desk-sign-in-form.ts';
import '../ui/ui-button.ts';
import '../ui/ui-dialog.ts';

/** The session ended while somebody was working: they sign in again here, and everything they typed stays behind it. */
@customElement('desk-session-lost')
export class DeskSessionLost extends LitElement {
  @property({ attribute: false }) session!: Session;

  override render() {
    return html`<ui-dialog
      open
      lasting
      width="404"
      heading="Your session has ended"
      meta="Sign in again to go on. Nothing you typed is lost."
      .initialFocus=${() => this.renderRoot.querySelector('desk-sign-in-form')}
    >
      <desk-sign-in-form again .session=${this.session} email=${this.session.me?.email ?? ''}></desk-sign-in-form>
      <ui-button slot="footer" variant="ghost" @click=${() => location.assign('/login')}>Sign in as somebody else</ui-button>
    </ui-dialog>`;
  }

  static override styles = css`
    :host {
      position: absolute;
    }
    desk-sign-in-form {
      padding: 18px 20px;
    }
  `;
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-session-lost': DeskSessionLost;
  }
}
