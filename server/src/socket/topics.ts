import type { Member } from '@desk/core/access';
import type { DeskEvent } from '@desk/protocol/events';
import type { Topic } from '@desk/protocol/socket';

/**
 * A topic as the hub keeps it: the workspace, then what. `chats` of an agent are their own, of a supervisor those of their departments, so
 * each watched topic becomes one or more of these; an event names the ones it belongs to.
 */
export type Channel = string;

/** The channels behind a topic for this member, or null when it is not theirs to watch. */
export function channelsOf(member: Member, topic: Topic): Channel[] | null {
  const supervises = member.role !== 'agent';
  const scoped = (what: string) =>
    member.departmentIds.length === 0 ? [`${what}@all`] : [...member.departmentIds, 'none'].map((id) => `${what}@${id}`);
  const offers = (member.departmentIds.length === 0 ? ['all'] : member.departmentIds).map((id) => `offers@${id}`);
  const channels = (): string[] | null => {
    switch (topic) {
      case 'chats':
        return [`chats@${member.id}`, `offers@${member.id}`, ...offers, ...(supervises ? scoped('chats') : [])];
      case 'closures':
      case 'queue':
        return supervises ? scoped(topic) : null;
      case 'tickets':
        return [...scoped(topic), `chats@${member.id}`];
      case 'agents':
      case 'figures':
        return supervises ? [topic] : null;
      default:
        return [topic]; // one chat's messages, what JIRA says of issues: every member may read those of their workspace
    }
  };
  return channels()?.map((channel) => `${member.workspaceId} ${channel}`) ?? null;
}

/** What every member of a workspace hears, whatever they watch: who is there, and what the whole team shares. */
export function workspaceChannel(workspaceId: string): Channel {
  return `${workspaceId} workspace`;
}

/** The channel on which a visitor hears of their own chat. */
export function visitorChannel(workspaceId: string, customerId: string): Channel {
  return `${workspaceId} visitor:${customerId}`;
}

/** Where an event belongs. Exhaustive over the types: a new one must choose. */
export function channelsOfEvent(event: DeskEvent): Channel[] {
  return channels(event).map((channel) => `${event.workspaceId} ${channel}`);
}

function channels(event: DeskEvent): string[] {
  switch (event.type) {
    case 'chat.opened':
    case 'chat.assigned':
      return [...listChannels(event), ...scopes('queue', event), ...visitor(event)];
    case 'chat.transfer-accepted':
      return [...listChannels(event), `chats@${event.data.fromDepartment?.id ?? 'none'}`, ...visitor(event)];
    case 'chat.amended':
    case 'reference.changed':
      return [...listChannels(event), ...scopes('closures', event)];
    case 'chat.survey-asked':
    case 'chat.survey-answered':
      return [...listChannels(event), ...scopes('closures', event), ...visitor(event)];
    case 'chat.closed':
    case 'chat.close-undone':
      return [...listChannels(event), ...scopes('closures', event), ...scopes('queue', event), ...visitor(event)];
    case 'message.posted':
      return [...listChannels(event), ...(event.chat?.status === 'queued' ? scopes('queue', event) : []), ...visitor(event)];
    case 'chat.ticketed':
      return [...listChannels(event), ...visitor(event)];
    case 'chat.released':
    case 'chat.read':
    case 'chat.set-pending':
    case 'chat.resumed':
    case 'chat.supervisor-asked':
    case 'chat.supervisor-unasked':
    case 'chat.supervisor-seen':
    case 'chat.transfer-offered':
    case 'chat.transfer-declined':
    case 'chat.transfer-passed':
    case 'chat.transfer-expired':
    case 'chat.transfer-cancelled':
    case 'chat.transfer-acknowledged':
      return listChannels(event);
    case 'agent.availability-changed':
      return ['agents', `chats@${event.data.agentId}`];
    case 'note.added':
    case 'tags.changed':
    case 'team.changed':
    case 'departments.changed':
    case 'preferences.changed':
    case 'surveys.changed':
    case 'jira.changed':
    case 'jira.health-changed':
      return ['workspace'];
    case 'jira.answered':
      return [`chats@${event.data.askedBy}`];
    case 'notices.changed':
      return [`chats@${event.data.agentId}`];
    case 'reports.counted':
      return ['figures'];
    case 'jira.issues-seen':
    case 'jira.links-changed':
      return ['issues'];
    case 'jira.check-asked':
    case 'jira.trial-asked':
    case 'jira.lookup-asked':
    case 'jira.asked':
      return [];
    default:
      return event satisfies never;
  }
}

/** The lists that show the chat: its owner's, the owner's before, the supervisors'; and whoever has it open, or was offered it. */
function listChannels(event: DeskEvent): string[] {
  const before = 'from' in event.data ? event.data.from?.id : undefined;
  const owners = new Set([event.chat?.agent?.id, before]);
  const tickets = event.chat?.ticketedAt ? scopes('tickets', event) : [];
  return [
    `chat:${event.chatId}`,
    ...scopes('chats', event),
    ...tickets,
    ...[...owners].filter((id) => id !== undefined).map((id) => `chats@${id}`),
    ...offers(event),
  ];
}

/** Those to whom the chat is or was offered: what happens to the offer comes whole, so that they hear why it is over. */
function offers({ data }: DeskEvent): string[] {
  const transfer = 'transfer' in data ? data.transfer : 'withdrawn' in data ? data.withdrawn : undefined;
  if (transfer === undefined) return [];
  return transfer.to.kind === 'department' ? ['offers@all', `offers@${transfer.to.id}`] : [`offers@${transfer.to.id}`];
}

function scopes(what: string, event: DeskEvent): string[] {
  return [`${what}@all`, `${what}@${event.chat?.department?.id ?? 'none'}`];
}

function visitor(event: DeskEvent): string[] {
  return event.chat ? [`visitor:${event.chat.customer.id}`] : [];
}
