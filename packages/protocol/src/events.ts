import type { Chat, Message } from './chat.ts';
import type { ClosureReference, ClosureRow, Sentiment } from './closure.ts';
import type { ChatId, DepartmentId, JiraAskId, JiraConnectionId, JiraTrialId, TransferId, UserId, WorkspaceId } from './ids.ts';
import type { JiraAsk } from './jira-ask.ts';
import type { IssueNews } from './jira-issue.ts';
import type { Note } from './note.ts';
import type { Actor, Department, Person } from './people.ts';
import type { VisitorSurvey } from './survey.ts';
import type { ExpiryReason, Transfer } from './transfer.ts';

/**
 * What may happen, and what each event says beyond the chat that it carries. Past tense: an event is a fact.
 * A new type must be handled wherever this map is mapped over (reactions, topics): the compiler insists.
 */
export type EventData = {
  'chat.opened': { message: Message };
  /** `withdrawn`, here and below: the offer that ended with it. */
  'chat.assigned': { to: Person; from: Person | null; withdrawn?: Transfer };
  'chat.read': Record<string, never>;
  'chat.set-pending': Record<string, never>;
  'chat.resumed': { why: 'customer-wrote' | 'mark-removed' };
  'chat.ticketed': { from: Person | null; why: 'inactivity'; withdrawn?: Transfer };
  'chat.released': { from: Person | null };
  'chat.supervisor-asked': { reason: string | null };
  'chat.supervisor-unasked': Record<string, never>;
  'chat.supervisor-seen': Record<string, never>;
  'chat.transfer-offered': { transfer: Transfer };
  /** The chat is with `to` now; one that was offered to a department belongs to it from here on. */
  'chat.transfer-accepted': { transfer: Transfer; to: Person; from: Person; fromDepartment: Department | null };
  'chat.transfer-declined': { transfer: Transfer; by: Person; reason: string | null };
  /** One of a department does not want it, and others still may. */
  'chat.transfer-passed': { transfer: Transfer; by: Person; reason: string | null };
  'chat.transfer-expired': { transfer: Transfer; why: ExpiryReason };
  'chat.transfer-cancelled': { transfer: Transfer };
  'chat.transfer-acknowledged': { transferId: TransferId };
  'chat.closed': { row: ClosureRow; withdrawn?: Transfer };
  'chat.amended': { row: ClosureRow; before: ClosureFacts; after: ClosureFacts };
  'chat.close-undone': { row: ClosureRow; why: 'undo' | 'customer-wrote' };
  'chat.survey-asked': { row: ClosureRow; survey: VisitorSurvey };
  'chat.survey-answered': { row: ClosureRow; survey: VisitorSurvey };
  'message.posted': { message: Message };
  'note.added': { note: Note };
  'reference.changed': { closureId: string; reference: ClosureReference };
  /** With a `reason` it was the desk, by whether one of theirs is connected: `seenAt` is when it had been last. */
  'agent.availability-changed': { agentId: UserId; available: boolean; reason?: 'disconnected' | 'connected'; seenAt?: string };
  'tags.changed': { tagId: string };
  'team.changed': { personId: UserId };
  'departments.changed': { departmentId: DepartmentId };
  'preferences.changed': { version: number };
  'surveys.changed': { version: number };
  'jira.changed': Record<string, never>;
  'jira.health-changed': { connectionId: JiraConnectionId };
  'jira.check-asked': { connectionId: JiraConnectionId };
  'jira.trial-asked': { trialId: JiraTrialId };
  'jira.asked': { askId: JiraAskId };
  'jira.answered': { ask: JiraAsk; askedBy: UserId };
  'jira.lookup-asked': { connectionId: JiraConnectionId };
  'jira.issues-seen': { issues: IssueNews[] };
  'jira.links-changed': { connectionId: JiraConnectionId; issueId: string };
  'notices.changed': { agentId: UserId };
  'reports.counted': { closures: number };
};

/** As much of a closure as an edit can change. */
export type ClosureFacts = { sentiment: Sentiment | null; note: string | null; tags: string[]; references: string[] };

export type EventType = keyof EventData;

/** Events that move a chat to a new version; the others carry no chat or leave it as it was. */
export type ChatEventType = Extract<EventType, `chat.${string}` | 'message.posted' | 'reference.changed'>;

/**
 * One line of the journal as it travels. `seq` is unique and grows, but commits may arrive out of its order: what decides is
 * `chat.version`. `chat` is the chat after the change, null for events that are about no chat.
 */
export type DeskEvent<T extends EventType = EventType> = {
  [K in T]: {
    seq: number;
    workspaceId: WorkspaceId;
    type: K;
    actor: Actor;
    chatId: ChatId | null;
    chat: Chat | null;
    data: EventData[K];
    at: string;
  };
}[T];
