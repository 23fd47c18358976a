import { ContextProvider } from '@lit/context';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import * as contexts from '../data/contexts.ts';
import { DeskData } from '../data/desk-data.ts';
import { Session } from '../data/session.ts';
import { HotkeysController } from '../hotkeys/hotkeys-controller.ts';
import { deskHrefOf } from '../route/desk-href.ts';
import { Router } from '../route/router.ts';
import { routerContext } from '../route/router-context.ts';
import { baseStyles } from '../ui/base-styles.ts';
import type { DeskOverlays } from './desk-overlays.ts';
import { type Feature, featureAt, features, homeOf } from './features.ts';
import type { OverlayRequested } from './overlay-requested.ts';
import '../ui/ui-error.ts';
import './desk-asked-news.ts';
import './desk-notices.ts';
import './desk-overlays.ts';
import './desk-rail.ts';
import './desk-sent-away.ts';
import './desk-status-strip.ts';

/** The whole page: who is signed in, which part is open, and everything that outlives a change of page. */
@customElement('desk-app')
export class DeskApp extends LitElement {
  readonly #session = new Session();
  readonly #router = new Router();
  #wasLost = false;
  @state() private data: DeskData | undefined;
  @state() private loaded = new Set<Feature>();
  @state() private broken: Feature | undefined;
  @query('desk-overlays') private overlays!: DeskOverlays;

  constructor() {
    super();
    new ContextProvider(this, { context: contexts.sessionContext, initialValue: this.#session });
    new ContextProvider(this, { context: routerContext, initialValue: this.#router });
    this.#session.onChange.add(() => this.#sessionChanged());
    this.#router.onChange.add(() => this.requestUpdate());
    new HotkeysController(this, [
      ...features.slice(1).map((feature) => ({
        keys: `G ${feature.label[0]}`,
        words: feature.label,
        group: 'Go to',
        when: () => this.#session.hasRole(...feature.roles),
        run: () => this.#router.go(feature.path),
      })),
    ]);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#router.start();
    void this.#session.load();
    void featureAt(this.#router.path)
      ?.load()
      .catch(() => undefined); // while the server is asked who is here
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#router.stop();
    this.data?.stop();
  }

  /** A link to a chat on the supervisor desk, such as JIRA's, leads an agent to it on their own. */
  protected override willUpdate(): void {
    const { me } = this.#session;
    const own = me?.role === 'agent' ? deskHrefOf(this.#router.path) : undefined;
    if (own) this.#router.go(own, { replace: true });
  }

  override render() {
    const { state } = this.#session;
    if (this.#router.path === '/invite') return this.#invitation();
    switch (state.at) {
      case 'loading':
        return nothing;
      case 'failed':
        return html`<ui-error class="alone" heading="The desk did not load" @ui-retry-requested=${() => this.#session.load()}
          >The server is not answering at the moment. What you typed earlier is kept.</ui-error
        >`;
      case 'out':
        return this.#signIn();
      default:
        return this.data ? this.#shell(this.data) : nothing;
    }
  }

  #invitation(): TemplateResult {
    void import('../login/desk-invitation.ts');
    // A fresh page, whoever was signed in here before.
    return html`<desk-invitation @desk-invitation-accepted=${() => location.assign('/')}></desk-invitation>`;
  }

  #signIn(): TemplateResult {
    const wanted = this.#router.query.get('next') ?? '';
    void import('../login/desk-sign-in.ts');
    return html`<desk-sign-in .session=${this.#session} wanted=${wanted}></desk-sign-in>`;
  }

  #shell(data: DeskData): TemplateResult {
    const isLost = this.#session.state.at === 'lost';
    return html`<desk-rail @desk-overlay-requested=${this.#openOverlay}></desk-rail>
      <div class="sheet">
        <desk-status-strip .data=${data}></desk-status-strip>
        <desk-sent-away .session=${this.#session}></desk-sent-away>
        <desk-notices .data=${data}></desk-notices>
        ${this.#page()}
      </div>
      ${isLost ? html`<desk-session-lost .session=${this.#session}></desk-session-lost>` : nothing}
      <desk-asked-news .data=${data}></desk-asked-news>
      <desk-overlays></desk-overlays>`;
  }

  #page(): TemplateResult | typeof nothing {
    const feature = featureAt(this.#router.path);
    if (!feature)
      return html`<ui-error icon="search" heading="There is nothing here" lasting>The address may be old or mistyped.</ui-error>`;
    if (!this.#session.hasRole(...feature.roles)) {
      return html`<ui-error icon="lock" heading="${feature.label} is not open to you" lasting>Supervisors and admins can open it.</ui-error>`;
    }
    if (this.broken === feature) {
      return html`<ui-error heading="This page did not load" @ui-retry-requested=${() => this.#load(feature)}
        >Your connection dropped, or a new version is out. Reloading the page helps with both.</ui-error
      >`;
    }
    if (!this.loaded.has(feature)) {
      void this.#load(feature);
      return nothing;
    }
    return feature.view();
  }

  async #load(feature: Feature): Promise<void> {
    try {
      await feature.load();
      this.loaded = new Set(this.loaded).add(feature);
      this.broken = undefined;
    } catch {
      this.broken = feature;
    }
  }

  #sessionChanged(): void {
    const { state } = this.#session;
    if (state.at === 'in' && this.data?.me.id !== state.me.id) this.#begin();
    if (state.at === 'in' && this.#wasLost) this.data?.resume();
    this.#wasLost = state.at === 'lost';
    if (state.at === 'lost') void import('./desk-session-lost.ts');
    if (state.at === 'out') this.#leave();
    this.requestUpdate();
  }

  #begin(): void {
    const { me } = this.#session;
    if (!me) return;
    if (this.data) {
      location.reload(); // somebody else signed in
      return;
    }
    const data = new DeskData(me, this.#session);
    new ContextProvider(this, { context: contexts.socketContext, initialValue: data.socket });
    new ContextProvider(this, { context: contexts.chatsContext, initialValue: data.chats });
    new ContextProvider(this, { context: contexts.listsContext, initialValue: data.lists });
    new ContextProvider(this, { context: contexts.presenceContext, initialValue: data.presence });
    new ContextProvider(this, { context: contexts.outboxContext, initialValue: data.outbox });
    new ContextProvider(this, { context: contexts.draftsContext, initialValue: data.drafts });
    new ContextProvider(this, { context: contexts.closingContext, initialValue: data.closing });
    new ContextProvider(this, { context: contexts.catalogueContext, initialValue: data.catalogue });
    new ContextProvider(this, { context: contexts.issuesContext, initialValue: data.issues });
    data.start();
    this.data = data;
    const { path, query } = this.#router;
    if (path === '/login' || path === '/') this.#router.go(safePlace(query.get('next')) ?? homeOf(me.role), { replace: true });
  }

  #leave(): void {
    if (this.data) {
      location.assign('/login'); // a fresh page: nothing of the one who left stays in memory
      return;
    }
    const { path } = this.#router;
    if (path === '/login' || path === '/invite') return;
    const next = path === '/' ? '' : `?next=${encodeURIComponent(path + location.search)}`;
    this.#router.go(`/login${next}`, { replace: true });
  }

  #openOverlay({ overlay }: OverlayRequested): void {
    this.overlays.open(overlay);
  }

  static override styles = [
    baseStyles,
    css`
      :host {
        display: grid;
        grid-template-columns: var(--desk-rail-w) minmax(0, 1fr);
        block-size: 100dvh;
      }
      desk-sign-in,
      desk-invitation,
      .alone {
        grid-column: 1 / -1;
      }
      .sheet {
        display: flex;
        flex-direction: column;
        min-block-size: 0;
        min-inline-size: 0;
        margin: 6px 6px 6px 0;
        border: 1px solid var(--desk-line);
        border-radius: 10px;
        background: var(--desk-surface);
        box-shadow: var(--desk-e-1);
        overflow: hidden;
      }
      @media (max-width: 519px) {
        :host {
          grid-template-columns: minmax(0, 1fr);
          grid-template-rows: minmax(0, 1fr) auto;
        }
        desk-rail {
          order: 1;
        }
        .sheet {
          margin: 0;
          border-width: 0 0 1px;
          border-radius: 0;
        }
      }
      .sheet > :not(desk-status-strip, desk-sent-away, desk-notices) {
        flex: 1;
        min-block-size: 0;
        min-inline-size: 0;
      }
    `,
  ];
}

/** Only a path of this app: an address elsewhere must not ride along on a sign-in. */
function safePlace(next: string | null): string | undefined {
  return next?.startsWith('/') && !next.startsWith('//') && featureAt(next.split('?')[0]!) ? next : undefined;
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-app': DeskApp;
  }
}
