import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Session } from '../data/session.ts';
import { baseStyles } from '../ui/base-styles.ts';
import './desk-sign-in-form.ts';
import '../ui/ui-logo.ts';

/** The page `/login`. `wanted` is the place to go to afterwards; it is named, so that nobody wonders why they are here. */
@customElement('desk-sign-in')
export class DeskSignIn extends LitElement {
  @property({ attribute: false }) session!: Session;
  @property() wanted = '';

  override render() {
    return html`<main>
        <header>
          <ui-logo size="40"></ui-logo>
          <h1>Sign in to your desk</h1>
          <p>${this.wanted ? `You go on to ${placeName(this.wanted)} from here.` : 'Answer, close, and see what customers say.'}</p>
        </header>
        <desk-sign-in-form .session=${this.session}></desk-sign-in-form>
        ${this.session.state.at === 'failed' ? html`<p class="t3">The server is not answering at the moment.</p>` : nothing}
        <footer class="hint">No account yet? Ask an admin of your workspace for one.</footer>
      </main>
      <aside aria-hidden="true">
        <div class="bubble">Hi, I landed in Lisbon this morning and mobile data doesn’t work.</div>
        <div class="bubble me">Found it: the bundle was paid but not switched on. It is now.</div>
        <div class="bubble">It works! I have 4G again, thank you so much</div>
        <div class="closed"><i></i>Closed as positive · Roaming · NET-2381</div>
      </aside>`;
  }

  override firstUpdated(): void {
    document.title = 'Sign in · Desk';
  }

  static override styles = [
    baseStyles,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr) minmax(0, 1.1fr);
        block-size: 100%;
        overflow: auto;
      }
      main {
        display: grid;
        gap: 26px;
        align-content: center;
        justify-self: center;
        inline-size: min(348px, 100% - 40px);
        padding-block: 32px;
      }
      header {
        display: grid;
        justify-items: start;
        gap: 4px;
      }
      ui-logo {
        margin-inline-start: -6px;
      }
      h1 {
        margin-block-start: 14px;
        font: 600 22px/28px var(--desk-font);
        letter-spacing: -0.02em;
      }
      header p {
        font: 400 13.5px/20px var(--desk-font);
        color: var(--desk-text-2);
      }
      aside {
        display: grid;
        align-content: center;
        gap: 10px;
        margin: 6px 6px 6px 0;
        padding: 40px clamp(32px, 8vw, 110px);
        border: 1px solid var(--desk-line);
        border-radius: 10px;
        background: var(--desk-surface);
        box-shadow: var(--desk-e-1);
      }
      .bubble {
        justify-self: start;
        max-inline-size: 360px;
        padding: 10px 15px;
        border-radius: 4px 14px 14px 14px;
        background: var(--desk-neu-tint);
        font: 400 15px/23px var(--desk-font);
        text-wrap: pretty;
      }
      .me {
        justify-self: end;
        border-radius: 14px 4px 14px 14px;
        background: var(--desk-accent-tint);
      }
      .closed {
        display: flex;
        align-items: center;
        gap: 8px;
        justify-self: end;
        margin-block-start: 8px;
        font: 500 12px/16px var(--desk-font);
        color: var(--desk-pos);
      }
      .closed i {
        inline-size: 8px;
        block-size: 8px;
        border-radius: 50%;
        background: var(--desk-pos-fill);
      }
      @media (max-width: 859px) {
        :host {
          grid-template-columns: minmax(0, 1fr);
        }
        aside {
          display: none;
        }
      }
    `,
  ];
}

function placeName(path: string): string {
  if (path.startsWith('/supervise')) return 'the supervisor desk';
  if (path.startsWith('/reports')) return 'the reports';
  if (path.startsWith('/admin')) return 'Admin';
  return /^\/desk\/\w+\/./.test(path) ? 'the chat you opened' : 'your chats';
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-sign-in': DeskSignIn;
  }
}
