import { newId } from '@desk/protocol/ids';
import type { Me } from '@desk/protocol/people';
import { ContextProvider } from '@lit/context';
import { css, html, LitElement } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { setServerTime } from '../src/clock/server-clock.ts';
import { setZone } from '../src/clock/time-words.ts';
import { Catalogue } from '../src/data/catalogue.ts';
import { ChatStore } from '../src/data/chat-store.ts';
import * as contexts from '../src/data/contexts.ts';
import { Session } from '../src/data/session.ts';
import { DeskSocket } from '../src/data/socket.ts';
import { Router } from '../src/route/router.ts';
import { routerContext } from '../src/route/router-context.ts';
import { departments } from '../src/supervisor/figures/figures.fixture.ts';
import { installFakeApi } from './fake-api.ts';
import { sampleClosure } from './sample-closures.ts';
import '../src/ui/ui-logo.ts';

const wanted = new URLSearchParams(location.search);
installFakeApi();
setZone('Europe/Amsterdam');
setServerTime('2026-05-13T08:12:52.000Z');
history.replaceState(null, '', wanted.get('to') ?? '/supervise/now');

const me: Me = {
  id: newId('usr'),
  name: 'Ines Duarte',
  email: 'ines@demo.test',
  role: 'admin',
  workspace: { id: newId('ws'), name: 'Demo', zone: 'Europe/Amsterdam' },
  departments: [...departments],
  available: true,
  chatLimit: 5,
  preferences: { notesOnClose: true, undoSeconds: 10, replyTargetSeconds: 120, maxTags: 1 },
};

/** The supervisor's parts on sample data, for work on their look. `?to=/reports/tags`, `?mode=slow|broken`, `?line=reconnecting`, `?stream=3` a second. */
@customElement('dev-app')
export class DevApp extends LitElement {
  readonly #router = new Router();
  @state() private loaded = false;

  constructor() {
    super();
    const session = new Session();
    session.state = { at: 'in', me };
    const socket = new DeskSocket('ws://127.0.0.1:1/none');
    const line = wanted.get('line');
    socket.state = line === 'reconnecting' ? { at: 'reconnecting', since: Date.now(), nextTryAt: Date.now() + 4000 } : { at: 'live' };
    socket.send = () => undefined;
    new ContextProvider(this, { context: contexts.sessionContext, initialValue: session });
    new ContextProvider(this, { context: contexts.socketContext, initialValue: socket });
    new ContextProvider(this, { context: contexts.chatsContext, initialValue: new ChatStore() });
    new ContextProvider(this, { context: contexts.catalogueContext, initialValue: new Catalogue() });
    new ContextProvider(this, { context: routerContext, initialValue: this.#router });
    this.#router.onChange.add(() => this.requestUpdate());
    this.#router.start();
    const perSecond = Number(wanted.get('stream') ?? 0);
    let seq = 0;
    if (perSecond > 0)
      setInterval(() => {
        const row = sampleClosure(seq++, Date.parse('2026-05-13T08:12:52.000Z') + seq * (1000 / perSecond));
        const event = {
          seq,
          workspaceId: me.workspace.id,
          type: 'chat.closed' as const,
          actor: { kind: 'system' as const, name: 'Desk' },
          chatId: row.chatId,
          chat: null,
          data: { row },
          at: row.closedAt,
        };
        socket.onFrame.call({ type: 'events', cursor: String(seq), events: [event] });
      }, 1000 / perSecond);
    void this.#load();
  }

  async #load(): Promise<void> {
    await Promise.all([
      import('../src/supervisor/desk-supervise.ts'),
      import('../src/reports/desk-reports.ts'),
      import('../src/admin/desk-admin.ts'),
    ]);
    this.loaded = true;
  }

  override render() {
    if (!this.loaded) return html``;
    const { path } = this.#router;
    const page = path.startsWith('/reports')
      ? html`<desk-reports></desk-reports>`
      : path.startsWith('/admin')
        ? html`<desk-admin></desk-admin>`
        : html`<desk-supervise></desk-supervise>`;
    return html`<nav><ui-logo></ui-logo></nav><div class="sheet">${page}</div>`;
  }

  static override styles = css`
    :host {
      display: grid;
      grid-template-columns: var(--desk-rail-w) minmax(0, 1fr);
      block-size: 100dvh;
    }
    nav {
      padding: 10px;
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
    .sheet > * {
      flex: 1;
      min-block-size: 0;
      min-inline-size: 0;
    }
  `;
}
