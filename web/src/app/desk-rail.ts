import { consume } from '@lit/context';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { sessionContext } from '../data/contexts.ts';
import { sentenceOf } from '../data/http.ts';
import type { Session } from '../data/session.ts';
import { StoreController } from '../data/store-controller.ts';
import { RouteController } from '../route/route-controller.ts';
import type { Router } from '../route/router.ts';
import { routerContext } from '../route/router-context.ts';
import { announce } from '../ui/announce.ts';
import { baseStyles } from '../ui/base-styles.ts';
import type { ItemChosen } from '../ui/item-chosen.ts';
import { ariaKeys, keyCaps } from '../ui/key-names.ts';
import type { MenuItem } from '../ui/ui-menu.ts';
import { featureAt, features } from './features.ts';
import { OverlayRequested } from './overlay-requested.ts';
import { chooseTheme, chosenTheme, type Theme } from './theme.ts';
import '../ui/ui-avatar.ts';
import '../ui/ui-icon.ts';
import '../ui/ui-logo.ts';
import '../ui/ui-menu.ts';

/** The main navigation: the parts that this role may open, then shortcuts, theme and the person's own menu. */
@customElement('desk-rail')
export class DeskRail extends LitElement {
  @consume({ context: sessionContext })
  private session!: Session;
  @consume({ context: routerContext })
  private router!: Router;
  @state() private theme = chosenTheme();
  @state() private isSettingsOpen = false;

  constructor() {
    super();
    new StoreController(
      this,
      () => this.session,
      (session) => session.me,
    );
    new RouteController(this, () => this.router);
  }

  override render() {
    const { me } = this.session;
    if (!me) return nothing;
    const here = featureAt(this.router.path);
    return html`<nav aria-label="Main">
      <ui-logo></ui-logo>
      ${features
        .filter((feature) => feature.roles.includes(me.role))
        .map(
          (feature) => html`<a
            href=${feature.path}
            title=${feature.label}
            aria-label=${feature.label}
            aria-current=${feature === here ? 'page' : nothing}
            ><ui-icon name=${feature.icon} size="20"></ui-icon
          ></a>`,
        )}
      <span class="space"></span>
      <button type="button" aria-label="Search or run a command" title="Search or run a command  ${keyCaps('Mod+K').join(' ')}" aria-keyshortcuts=${ariaKeys('Mod+K')} @click=${this.#palette}>
        <ui-icon name="search" size="20"></ui-icon>
      </button>
      <button type="button" aria-label="Keyboard shortcuts" title="Keyboard shortcuts  ?" aria-keyshortcuts="?" @click=${this.#shortcuts}>
        <ui-icon name="keyboard" size="20"></ui-icon>
      </button>
      <ui-menu
        side="end"
        label="Theme"
        icon=${themeIcon(this.theme)}
        icon-size="20"
        .items=${themes.map((item) => ({ ...item, checked: item.id === this.theme }))}
        @ui-item-chosen=${this.#themeChosen}
      ></ui-menu>
      <ui-menu class="me" side="end" label=${`${me.name}, ${me.available ? 'available' : 'unavailable'}`} .items=${this.#myItems()} @ui-item-chosen=${this.#mineChosen}>
        <ui-avatar size="m" name=${me.name} key=${me.id} presence=${me.available ? 'on' : 'away'}></ui-avatar>
      </ui-menu>
    </nav>
    ${this.isSettingsOpen ? html`<desk-my-settings @ui-dismiss-requested=${this.#settingsDone}></desk-my-settings>` : nothing}`;
  }

  #settingsDone(): void {
    this.isSettingsOpen = false;
  }

  #myItems(): MenuItem[] {
    return [
      { id: 'available', label: 'Available', checked: this.session.me?.available ?? false },
      { id: 'unavailable', label: 'Unavailable', checked: !(this.session.me?.available ?? true) },
      { id: 'settings', label: 'My settings…', icon: 'sliders' },
      { id: 'sign-out', label: 'Sign out', icon: 'sign-out' },
    ];
  }

  #shortcuts(): void {
    this.dispatchEvent(new OverlayRequested('shortcuts'));
  }

  #palette(): void {
    this.dispatchEvent(new OverlayRequested('palette'));
  }

  #themeChosen(event: ItemChosen): void {
    this.theme = event.item as Theme;
    chooseTheme(this.theme);
  }

  async #mineChosen(event: ItemChosen): Promise<void> {
    if (event.item === 'settings') {
      void import('./desk-my-settings.ts');
      this.isSettingsOpen = true;
      return;
    }
    try {
      if (event.item === 'sign-out') await this.session.signOut();
      else await this.session.setAvailable(event.item === 'available');
    } catch (error) {
      announce(sentenceOf(error), { urgent: true });
    }
  }

  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
      }
      nav {
        display: flex;
        flex-direction: column;
        align-items: center;
        gap: 2px;
        block-size: 100%;
        padding: 10px 0;
      }
      ui-logo {
        margin-block-end: 12px;
      }
      a,
      button {
        display: grid;
        place-items: center;
        inline-size: 36px;
        block-size: 36px;
        border-radius: var(--desk-r-3);
        color: var(--desk-text-3);
        transition: background var(--desk-m-1) var(--desk-ease);
      }
      a:hover,
      button:hover {
        background: var(--desk-hover);
        color: var(--desk-text);
      }
      a[aria-current] {
        background: var(--desk-accent-tint);
        color: var(--desk-accent);
      }
      .space {
        flex: 1;
      }
      ui-menu {
        --menu-opener-size: 36px;
        --menu-opener-radius: var(--desk-r-3);
      }
      .me {
        --avatar-bg: var(--desk-canvas);
        margin-block-start: 4px;
      }
      @media (max-width: 519px) {
        nav {
          flex-direction: row;
          padding: 4px 10px calc(4px + env(safe-area-inset-bottom));
        }
        ui-logo {
          display: none;
        }
        .me {
          margin: 0;
        }
      }
    `,
  ];
}

const themes: readonly { id: Theme; label: string; icon: 'monitor' | 'sun' | 'moon' }[] = [
  { id: 'system', label: 'Like the system', icon: 'monitor' },
  { id: 'light', label: 'Light', icon: 'sun' },
  { id: 'dark', label: 'Dark', icon: 'moon' },
];

function themeIcon(theme: Theme): 'monitor' | 'sun' | 'moon' {
  return theme === 'light' ? 'sun' : 'moon';
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-rail': DeskRail;
  }
}
