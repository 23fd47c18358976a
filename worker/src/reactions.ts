import type { DeskEvent, EventType } from '@desk/protocol/events';
import type { JiraConnectionId } from '@desk/protocol/ids';
import type { JobRequest } from './jobs/catalogue.ts';

type Reaction<T extends EventType> = (event: DeskEvent<T>) => JobRequest[];

const none = () => [];
const assign = ({ workspaceId, seq }: DeskEvent): JobRequest[] => [{ name: 'assign-chats', data: { workspaceId }, id: `assign-${seq}` }];

/** Whoever went away may be the last who could accept a chat on offer. */
const endOffers = ({ workspaceId, seq }: DeskEvent): JobRequest[] => [
  { name: 'end-offers', data: { workspaceId }, id: `end-offers-${seq}` },
];

/** What is closed within half a second is counted together, once it is over: a fold costs much the same for one as for fifty. */
const COUNT_EVERY_MS = 500;
const rollUp = ({ workspaceId, at }: DeskEvent): JobRequest[] => [
  {
    name: 'roll-up',
    data: { workspaceId },
    id: `roll-up-${workspaceId}-half-${Math.floor(Date.parse(at) / COUNT_EVERY_MS)}`,
    afterMs: COUNT_EVERY_MS,
  },
];

const lookUp = (connectionId: JiraConnectionId, seq: number): JobRequest => ({
  name: 'look-up-issues',
  data: { connectionId },
  id: `look-up-${connectionId}-${seq}`,
});

/** What follows from each event. Exhaustive: a new event forces a decision, even if it is `none`. */
const REACTIONS: { [T in EventType]: Reaction<T> } = {
  'chat.opened': assign,
  'chat.assigned': none,
  'chat.read': none,
  'chat.set-pending': assign,
  'chat.resumed': none,
  'chat.ticketed': assign,
  'chat.released': none,
  'chat.supervisor-asked': none,
  'chat.supervisor-unasked': none,
  'chat.supervisor-seen': none,
  'chat.transfer-offered': none,
  'chat.transfer-accepted': assign,
  'chat.transfer-declined': assign,
  'chat.transfer-passed': none,
  'chat.transfer-expired': assign,
  'chat.transfer-cancelled': assign,
  'chat.transfer-acknowledged': none,
  'chat.closed': (event) => [...assign(event), ...rollUp(event)],
  'chat.amended': rollUp,
  'chat.close-undone': (event) => [...assign(event), ...rollUp(event)],
  'chat.survey-asked': none,
  'chat.survey-answered': none,
  'message.posted': none,
  'note.added': none,
  'reference.changed': none,
  'agent.availability-changed': (event) => (event.data.available ? assign(event) : endOffers(event)),
  'tags.changed': rollUp,
  'team.changed': (event) => [...assign(event), ...endOffers(event)],
  'departments.changed': none,
  'preferences.changed': none,
  'surveys.changed': none,
  'jira.changed': none,
  'jira.health-changed': none,
  'jira.check-asked': (event) => [{ name: 'check-jira', data: { connectionId: event.data.connectionId }, id: `check-jira-${event.seq}` }],
  'jira.trial-asked': ({ data: { trialId } }) => [{ name: 'try-jira', data: { trialId }, id: trialId }],
  'jira.lookup-asked': (event) => [lookUp(event.data.connectionId, event.seq)],
  'jira.issues-seen': none,
  'jira.links-changed': none,
  'jira.asked': ({ data: { askId }, seq }) => [{ name: 'answer-ask', data: { askId }, id: `${askId}-${seq}` }],
  'jira.answered': none,
  'notices.changed': none,
  'reports.counted': none,
};

/** The jobs that a batch of events asks for; the same work for the same workspace once. */
export function jobsFor(events: readonly DeskEvent[]): JobRequest[] {
  const jobs = events.flatMap((event) => (REACTIONS[event.type] as Reaction<EventType>)(event));
  return [...new Map(jobs.map((job) => [`${job.name} ${JSON.stringify(job.data)}`, job])).values()];
}
