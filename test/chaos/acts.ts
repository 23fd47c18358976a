import { expireChat } from '@desk/core/chats/expire';
import type { ChatId } from '@desk/protocol/ids';
import type { Tag } from '@desk/protocol/tag';
import { sql } from 'kysely';
import type { Answer } from '../client.ts';
import { closeForm } from '../people.ts';
import { byTeam, type Kind, keyed, type Role } from './by-team.ts';
import type { Stage } from './cast.ts';
import { OFFER_KINDS } from './offer-acts.ts';
import type { Random } from './random.ts';

/** A close form, filled in by chance; without `closeAnyway` it has seen what stood there when the race began. */
function formOf(random: Random): (stage: Stage) => ReturnType<typeof closeForm> {
  const sentiment = random.pick([null, 'positive', 'neutral', 'negative'] as const);
  const tag = random.pick([null, 'Coverage', 'Outage', 'Refund']);
  const [hasNote, hasIssue, hasTicket, closeAnyway] = [random.chance(0.5), random.chance(0.4), random.chance(0.3), random.chance(0.7)];
  return ({ business, version, issue }) =>
    closeForm(
      { version },
      {
        sentiment,
        closeAnyway,
        tagIds: tag === null ? [] : [business.tags[tag]!],
        references: [...(hasIssue ? [issue] : []), ...(hasTicket ? ['INC 77120'] : [])],
        ...(hasNote ? { note: 'Settled by phone' } : {}),
      },
    );
}

function close(role: Role, weight: number): Kind {
  return {
    name: `${role} closes`,
    weight,
    plan: (random, id) => byTeam(random, role, { path: (chat) => `/api/chats/${chat}/close`, body: formOf(random) }, keyed('close', id)),
  };
}

function undo(role: Role, weight: number): Kind {
  return {
    name: `${role} undoes`,
    weight,
    plan: (random, id) => byTeam(random, role, { path: (chat) => `/api/chats/${chat}/undo-close` }, keyed('undo', id)),
  };
}

function simple(role: Role, verb: string, weight: number): Kind {
  return { name: `${role}: ${verb}`, weight, plan: (random) => byTeam(random, role, { path: (id) => `/api/chats/${id}/${verb}` }) };
}

function customerSays(name: string, weight: number, words: readonly string[]): Kind {
  return {
    name,
    weight,
    plan: (random, id) => {
      const [promised, clientId] = keyed('words', id);
      const body = { text: random.pick(words), clientId };
      return { promised, key: clientId, text: body.text, run: ({ customer }) => customer.send('POST', '/api/widget/messages', body) };
    },
  };
}

function agentSays(role: Role, weight: number): Kind {
  return {
    name: `${role} writes`,
    weight,
    plan: (random, id) => {
      const [promised, clientId] = keyed('words', id);
      const body = { text: `Have you tried it again? ${id}`, clientId };
      const act = byTeam(random, role, { path: (chat) => `/api/chats/${chat}/messages`, body: () => body });
      return { ...act, promised, key: clientId, text: body.text };
    },
  };
}

const amend = (role: Role): Kind => ({
  name: `${role} amends`,
  weight: 2,
  plan: (random, id) => {
    const form = formOf(random);
    const body = (stage: Stage) => {
      const { sentiment, tagIds, references, note } = form(stage);
      return { references, ...(note ? { note } : {}), ...(sentiment ? { sentiment } : {}), ...(tagIds?.length ? { tagIds } : {}) };
    };
    return byTeam(random, role, { path: (chat) => `/api/chats/${chat}/wrap-up`, body }, keyed('amend', id));
  },
});

/** Everything that may happen to a chat in the same second. */
export const KINDS: readonly Kind[] = [
  close('owner', 6),
  close('supervisor', 3),
  close('colleague', 1),
  undo('owner', 3),
  undo('supervisor', 2),
  customerSays('customer writes', 6, ['It broke again', 'Are you there?', 'One more thing']),
  customerSays('customer thanks', 1, ['Thanks!', 'Ok great, thank you']),
  customerSays('customer types a keyword', 2, ['//end', '//stop']),
  { name: 'customer ends', weight: 2, plan: () => ({ run: ({ customer }) => customer.send('POST', '/api/widget/end', {}) }) },
  simple('owner', 'pending', 3),
  simple('owner', 'resume', 2),
  simple('supervisor', 'resume', 1),
  simple('owner', 'read', 1),
  simple('owner', 'accept-ticket', 1),
  simple('colleague', 'accept-ticket', 1),
  simple('owner', 'release-ticket', 1),
  agentSays('owner', 4),
  agentSays('colleague', 1),
  ...OFFER_KINDS,
  amend('owner'),
  amend('supervisor'),
  amend('colleague'),
  {
    name: 'supervisor assigns',
    weight: 3,
    plan: (random) => {
      const to = random.pick(['owner', 'colleague', 'supervisor'] as const);
      return byTeam(random, 'supervisor', { path: (id) => `/api/chats/${id}/assign`, body: (stage) => ({ agentId: stage[to].id }) });
    },
  },
  {
    name: 'colleague notes',
    weight: 2,
    plan: (random, id) => {
      const text = `Called about it ${id}`;
      const path = ({ customerId }: Stage) => `/api/customers/${customerId}/notes`;
      const [promised, key] = keyed('note', id);
      const isHere = random.chance(0.5);
      const run = (stage: Stage) =>
        (isHere ? stage.colleague : stage.colleague.elsewhere).send('POST', path(stage), { text }, { 'idempotency-key': key });
      return { promised, key, text, run };
    },
  },
  {
    name: 'supervisor closes in bulk',
    weight: 2,
    plan: (random, id) => {
      const form = formOf(random);
      const body = (stage: Stage, chatId: ChatId) => {
        const { note, tagIds, references, closeAnyway } = form(stage);
        const seenVersions = closeAnyway ? {} : { [chatId]: stage.version };
        return { chatIds: [chatId], tagIds, references, seenVersions, ...(note ? { note } : {}) };
      };
      return byTeam(random, 'supervisor', { path: () => '/api/chats/bulk-close', body }, keyed('bulk', id));
    },
  },
  {
    name: 'supervisor undoes in bulk',
    weight: 1,
    plan: (random) => byTeam(random, 'supervisor', { path: () => '/api/chats/bulk-undo', body: (_, id) => ({ chatIds: [id] }) }),
  },
  {
    name: 'the clock runs out',
    weight: 4,
    plan: (random) => {
      const atOnce = random.chance(0.5);
      return { run: (stage) => ring(stage, atOnce) };
    },
  },
  {
    name: 'supervisor switches a tag',
    weight: 1,
    plan: (random) => {
      const [tag, active] = [random.pick(['Coverage', 'Outage', 'Refund']), random.chance(0.6)];
      return { run: (stage) => switchTag(stage, tag, active) };
    },
  },
];

/** The clock of an open chat is over now: the sweep finds it within a second, or the job that a sweep added runs in this instant. */
async function ring({ desk, business, chatId }: Stage, atOnce: boolean): Promise<Answer<unknown>> {
  await sql`update chats set due_at = now() - interval '1 second' where id = ${chatId} and due_at is not null`.execute(desk.db);
  if (atOnce) await expireChat(desk.db, business.workspaceId, chatId);
  return { status: 200, body: {}, headers: new Headers() };
}

async function switchTag({ supervisor, business }: Stage, name: string, active: boolean): Promise<Answer<unknown>> {
  const id = business.tags[name]!;
  const { items } = await supervisor.get<{ items: Tag[] }>('/api/tags');
  return supervisor.send('PATCH', `/api/tags/${id}`, { version: items.find((tag) => tag.id === id)!.version, active });
}
