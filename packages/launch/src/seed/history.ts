import type { Member } from '@desk/core/access';
import type { Ending } from '@desk/core/closures/closing';
import type { NewReference } from '@desk/core/closures/new-references';
import type { ChatId } from '@desk/protocol/ids';
import type { CustomerRef } from '@desk/protocol/people';
import type { Cast } from './cast.ts';
import type { Clientele } from './clientele.ts';
import { type Issues, ticket } from './issues.ts';
import type { DepartmentName } from './people.ts';
import { type LinkState, type PlayedChat, playChat, type Script } from './play-chat.ts';
import type { Random } from './random.ts';
import type { Story } from './stories/story.ts';
import { STORIES } from './stories.ts';
import { tellLines } from './tell-lines.ts';

const MOODS = ['positive', 'neutral', 'negative', null] as const;

/** When a chat closed, and what it was about when that is not left to chance. */
export type Moment = { closedAt: Date; story?: Story };

type Context = { cast: Cast; issues: Issues; clientele: Clientele; random: Random };

/** Plays one closed chat for each moment, oldest first, numbered from `firstNumber` on. */
export function playHistory(moments: readonly Moment[], firstNumber: number, context: Context): PlayedChat[] {
  const latest = new Map<string, ChatId>();
  return moments.map((moment, i) => {
    const customer = context.clientele.pick();
    const script = tellClosedChat(moment, customer, firstNumber + i, context);
    const before = latest.get(customer.id);
    const played = playChat(before ? { ...script, previousChatId: before } : script, context.cast.workspaceId);
    latest.set(customer.id, played.row.id);
    return played;
  });
}

function tellClosedChat({ closedAt, story: given }: Moment, customer: CustomerRef, number: number, context: Context): Script {
  const { cast, random } = context;
  const story = given ?? random.weighted(STORIES, ({ weight }) => weight);
  const agent = random.pick(agentsOf(cast, story.department));
  const mood = random.weighted(MOODS, (each) => story.moods[MOODS.indexOf(each)]!);
  const lines = tellLines(story, mood, customer.name, agent.name, random);
  const waitSeconds = random.between(4, random.chance(0.12) ? 260 : 60);
  const after = random.between(15, 90);
  const seconds = waitSeconds + after + lines.slice(1).reduce((sum, line) => sum + line.after, 0);
  return {
    number,
    customer,
    department: cast.departments[story.department],
    agent,
    openedAt: new Date(closedAt.getTime() - seconds * 1000),
    waitSeconds,
    lines,
    ending: { ...tellEnding(story, mood, customer, agent, context), after },
  };
}

type ToldEnding = Ending & { links?: (LinkState | undefined)[] };

/** Mostly the agent closes and says something; now and then the customer just leaves, or the clock does it. */
function tellEnding(
  story: Story,
  mood: (typeof MOODS)[number],
  customer: CustomerRef,
  agent: Member,
  { cast, issues, random }: Context,
): ToldEnding {
  const empty = { sentiment: null, note: null, tags: [], references: [], undoSeconds: 0 };
  if (random.chance(0.05)) return { ...empty, closedBy: { kind: 'customer', ...customer }, reason: 'customer_end' };
  if (random.chance(0.03)) return { ...empty, closedBy: { kind: 'system', id: null, name: 'Inactivity' }, reason: 'inactivity' };
  const references: NewReference[] = [];
  const links: (LinkState | undefined)[] = [];
  if (story.issues && random.chance(0.14)) {
    const key = random.pick(story.issues);
    references.push(issues.reference(key));
    links.push(issues.linked(key));
  }
  if (random.chance(0.05)) references.push(ticket(`INC-${random.between(76_000, 77_990)}`));
  return {
    sentiment: mood,
    note: random.chance(0.82) ? random.pick(story.notes) : null,
    tags: random.chance(0.95) ? [cast.tags[story.tag]] : [],
    references,
    links,
    closedBy: { kind: 'agent', id: agent.id, name: agent.name },
    reason: 'resolved',
    undoSeconds: 10,
  };
}

/** Who answers in a department. */
export function agentsOf(cast: Cast, department: DepartmentName): Member[] {
  const { id } = cast.departments[department];
  return Object.values(cast.team).filter((member) => member.role === 'agent' && member.departmentIds.includes(id));
}
