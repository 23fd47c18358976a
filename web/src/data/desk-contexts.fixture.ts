import type { Chat } from '@desk/protocol/chat';
import type { Me } from '@desk/protocol/people';
import type { Tag } from '@desk/protocol/tag';
import { ContextProvider } from '@lit/context';
import { LitElement, type nothing, render, type TemplateResult } from 'lit';
import { Router } from '../route/router.ts';
import { routerContext } from '../route/router-context.ts';
import { Catalogue } from './catalogue.ts';
import { chatFixture } from './chat.fixture.ts';
import { ChatLists } from './chat-lists.ts';
import { ChatStore } from './chat-store.ts';
import { ClosingQueue } from './closing-queue.ts';
import * as contexts from './contexts.ts';
import { Drafts } from './drafts.ts';
import { IssueStore } from './issue-store.ts';
import { Outbox } from './outbox.ts';
import { PresenceStore } from './presence-store.ts';
import { Session } from './session.ts';
import { DeskSocket } from './socket.ts';

const me = {
  id: 'usr_01j000000000000000000000aa',
  name: 'Noor Haddad',
  email: 'noor@demo.test',
  role: 'agent',
  workspace: { id: 'ws_01j000000000000000000000aa', name: 'Orrin', zone: 'UTC' },
  departments: [],
  available: true,
  unavailableBy: null,
  disconnectedAt: null,
  chatLimit: 6,
  preferences: { notesOnClose: true, undoSeconds: 10, replyTargetSeconds: 120, maxTags: 1 },
} as unknown as Me;

const tag = (name: string) =>
  ({ id: `tag_${name}`, name, hue: 285, meaning: '', group: '', departmentIds: [], active: true, version: 1, uses: 0 }) as unknown as Tag;

/** What an agent's elements stand on: the real stores, and a desk that closes what it is asked to. */
export class DeskContexts extends LitElement {
  readonly router = new Router();
  readonly session = new Session();
  readonly socket = new DeskSocket('ws://desk.test');
  readonly chats = new ChatStore();
  readonly lists = new ChatLists(this.chats, me.id);
  readonly presence = new PresenceStore();
  readonly catalogue = new Catalogue();
  readonly drafts = new Drafts(me.id);
  /** Looks up nothing: what JIRA says is put in by `issues.take`. */
  readonly issues = new IssueStore({ lookUp: () => Promise.reject(new Error('no desk')), socket: this.socket });
  readonly closes: { chatId: string; input: unknown }[] = [];
  /** The window to undo of the next close. */
  undoMs = 60_000;
  /** What the answer to a close waits for. */
  beforeClose: () => Promise<void> = () => Promise.resolve();
  readonly outbox = new Outbox({
    userId: me.id,
    post: () => Promise.reject(new Error('no desk')),
    onPosted: () => {},
    isLive: () => false,
  });
  readonly closing = new ClosingQueue({
    userId: me.id,
    close: async (chatId, input) => {
      this.closes.push({ chatId, input });
      await this.beforeClose();
      const closure = {
        sentiment: null,
        tags: [],
        references: [],
        closedBy: { kind: 'agent', id: me.id, name: me.name },
        closedAt: new Date().toISOString(),
        undoUntil: new Date(Date.now() + this.undoMs).toISOString(),
      };
      return { ...this.chats.get(chatId)!, version: 99, status: 'closed', closure } as unknown as Chat;
    },
    undo: async (chatId) => chatFixture({ id: chatId, version: 100 }),
    onChat: (chat) => this.chats.put(chat),
    onSettled: () => {},
  });

  constructor() {
    super();
    this.session.state = { at: 'in', me };
    this.catalogue.tags = ['Activation', 'Coverage', 'eSIM'].map(tag);
    this.catalogue.sites = [{ id: 'jira_1' as never, bases: ['https://orrin.example'], projects: ['NET'] }];
    new ContextProvider(this, { context: routerContext, initialValue: this.router });
    new ContextProvider(this, { context: contexts.sessionContext, initialValue: this.session });
    new ContextProvider(this, { context: contexts.socketContext, initialValue: this.socket });
    new ContextProvider(this, { context: contexts.chatsContext, initialValue: this.chats });
    new ContextProvider(this, { context: contexts.listsContext, initialValue: this.lists });
    new ContextProvider(this, { context: contexts.presenceContext, initialValue: this.presence });
    new ContextProvider(this, { context: contexts.catalogueContext, initialValue: this.catalogue });
    new ContextProvider(this, { context: contexts.draftsContext, initialValue: this.drafts });
    new ContextProvider(this, { context: contexts.issuesContext, initialValue: this.issues });
    new ContextProvider(this, { context: contexts.outboxContext, initialValue: this.outbox });
    new ContextProvider(this, { context: contexts.closingContext, initialValue: this.closing });
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }
}
customElements.define('desk-contexts', DeskContexts);

let mounted: DeskContexts | undefined;

/** An empty page with the contexts of a signed-in agent, and a template inside them. Chats go in before the template is rendered. */
export async function mountInDesk(chats: readonly Chat[], template: TemplateResult | typeof nothing): Promise<DeskContexts> {
  mounted?.drafts.stop(); // what an earlier test typed must not be kept into this one
  localStorage.clear();
  const desk = new DeskContexts();
  mounted = desk;
  desk.chats.put(...chats);
  document.body.replaceChildren(desk);
  const place = document.createElement('div');
  desk.append(place);
  render(template, place);
  await desk.updateComplete;
  return desk;
}
