import { createContext } from '@lit/context';
import type { Catalogue } from './catalogue.ts';
import type { ChatLists } from './chat-lists.ts';
import type { ChatStore } from './chat-store.ts';
import type { ClosingQueue } from './closing-queue.ts';
import type { Drafts } from './drafts.ts';
import type { IssueStore } from './issue-store.ts';
import type { Outbox } from './outbox.ts';
import type { PresenceStore } from './presence-store.ts';
import type { Session } from './session.ts';
import type { DeskSocket } from './socket.ts';

/** Who is signed in, and what they may do. */
export const sessionContext = createContext<Session>(Symbol('session'));

/** The line to the server: watch topics, hear frames, know whether it is live. */
export const socketContext = createContext<DeskSocket>(Symbol('socket'));

/** Every chat this page knows, at its newest version. */
export const chatsContext = createContext<ChatStore>(Symbol('chats'));

/** Which of my lists have been read. */
export const listsContext = createContext<ChatLists>(Symbol('lists'));

/** Who types, who looks, who is here. */
export const presenceContext = createContext<PresenceStore>(Symbol('presence'));

/** Messages on their way out. */
export const outboxContext = createContext<Outbox>(Symbol('outbox'));

/** What was typed and not sent. */
export const draftsContext = createContext<Drafts>(Symbol('drafts'));

/** Closes on their way, and those that can still be undone. */
export const closingContext = createContext<ClosingQueue>(Symbol('closing'));

/** Tags and JIRA sites that the close form offers. */
export const catalogueContext = createContext<Catalogue>(Symbol('catalogue'));

/** What JIRA says of issues that are named on this page. */
export const issuesContext = createContext<IssueStore>(Symbol('issues'));
