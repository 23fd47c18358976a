import { notePulse, noteSeen, switchOffGone } from '@desk/core/people/seen';
import { endOverdueOffers } from '@desk/core/transfers/expire';
import type { ChatWithMessages } from '@desk/protocol/chat';
import type { Me } from '@desk/protocol/people';
import { sql } from 'kysely';
import { expect } from 'vitest';
import { liveStage, offer, toAgent } from '../chats/offered-chat.ts';
import { type Desk, test } from '../desk.ts';
import { type Business, createBusiness } from '../people.ts';

/** Since when, and when last, some server noted who is there, in minutes before now. */
async function watched({ db }: Desk, since: number, noted: number): Promise<void> {
  await sql`insert into seen_watch (id, since, noted_at)
    values (true, now() - make_interval(mins => ${since}), now() - make_interval(mins => ${noted}))
    on conflict (id) do update set since = excluded.since, noted_at = excluded.noted_at`.execute(db);
}

/** Everybody of the business was connected so many minutes before now, and switched on long before. */
async function lastSeen({ db }: Desk, { workspaceId }: Business, minutes: number): Promise<void> {
  await sql`update memberships set seen_at = now() - make_interval(mins => ${minutes}), available_since = now() - interval '1 day'
    where workspace_id = ${workspaceId}`.execute(db);
}

test('[V5] [V2] the hour counts from the switch, and who was switched off by a person, be it themselves, stays so', async ({ desk }) => {
  const business = await createBusiness(desk);
  const [noor, ines] = [await business.person('agent'), await business.person('supervisor')];
  const seen = [{ workspaceId: business.workspaceId, id: noor.id }];
  const gone = async (minutesAgo: number) => {
    await noor.put('/api/me/availability', { available: true });
    await watched(desk, 600, 0);
    await lastSeen(desk, business, 120);
    await switchOffGone(desk.db, business.workspaceId);
    await sql`update memberships set available_since = now() - make_interval(mins => ${minutesAgo}) where user_id = ${noor.id}`.execute(
      desk.db,
    );
    expect(await noor.get<Me>('/api/me')).toMatchObject({ available: false, disconnectedAt: expect.any(String) });
  };
  const me = () => noor.get<Me>('/api/me');
  await gone(59);
  expect(await noteSeen(desk.db, seen)).toBe(true);
  expect(await me()).toMatchObject({ available: true, disconnectedAt: null });
  await gone(61);
  expect(await noteSeen(desk.db, seen)).toBe(false);
  expect(await me()).toMatchObject({ available: false });

  await gone(1);
  await ines.put(`/api/agents/${noor.id}/availability`, { available: false });
  expect(await noteSeen(desk.db, seen)).toBe(false);
  expect(await me()).toMatchObject({ available: false, disconnectedAt: null, unavailableBy: { id: ines.id } });
  await gone(1);
  await noor.put('/api/me/availability', { available: false });
  expect(await noteSeen(desk.db, seen)).toBe(false);
  expect(await me()).toMatchObject({ available: false, disconnectedAt: null, unavailableBy: null });
});

test('[C18] [V5] an offer to somebody whose desk is gone ends when they are switched off, and not before', async ({ desk }) => {
  const stage = await liveStage(desk);
  const { business, owner, path } = stage;
  await offer(stage, toAgent(await business.person('agent')));
  const ended = async (minutes: number) => {
    await watched(desk, 600, 0);
    await lastSeen(desk, business, minutes);
    await switchOffGone(desk.db, business.workspaceId);
    await endOverdueOffers(desk.db, business.workspaceId);
    return (await owner.get<ChatWithMessages>(path)).chat.transferEnded?.why;
  };
  expect([await ended(1), await ended(3)]).toEqual([undefined, 'receiver-left']);
});

test('[V5] while no server could note who is there, nobody was away; two minutes after, who is still missing is', async ({ desk }) => {
  const business = await createBusiness(desk);
  const [noor, wen] = [await business.person('agent'), await business.person('agent')];
  const noorsDesk = { workspaceId: business.workspaceId, id: noor.id };
  const available = async () => {
    await switchOffGone(desk.db, business.workspaceId);
    return Promise.all([noor, wen].map(async (person) => (await person.get<Me>('/api/me')).available));
  };
  await lastSeen(desk, business, 5);
  await watched(desk, 600, 5);
  expect(await available()).toEqual([true, true]);
  // The first that is there again finds the gap.
  await notePulse(desk.db, []);
  expect(await available()).toEqual([true, true]);
  await watched(desk, 3, 0);
  await notePulse(desk.db, [noorsDesk]);
  expect(await available()).toEqual([true, false]);
});
