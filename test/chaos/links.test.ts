import type { Member } from '@desk/core/access';
import { expect } from 'vitest';
import { testApart as test } from '../desk.ts';
import { type Board, brokenLinks, drain, playSchedule } from '../jira/link-schedule.ts';
import { createBusiness } from '../people.ts';
import { insertClosed } from '../reports/closed-chats.ts';
import { seededRandom } from './random.ts';

/** `npm run chaos` says how many; `npm test` runs a few. */
const FIRST = Number(process.env.DESK_CHAOS_FIRST ?? 1);
const SEEDS = Number(process.env.DESK_CHAOS_LINKS ?? 20);
const AT_ONCE = 50;

const all = Array.from({ length: SEEDS }, (_, i) => FIRST + i);
const batches = Array.from({ length: Math.ceil(all.length / AT_ONCE) }, (_, i) => all.slice(i * AT_ONCE, (i + 1) * AT_ONCE));

for (const [i, seeds] of batches.entries()) {
  test(`[J8] [J9] [JD-49] whatever the team, JIRA and the workers do, each wanted link is there once and no other: seeds ${seeds[0]} to ${seeds.at(-1)}, ${i + 1} of ${batches.length}`, {
    timeout: 180_000,
  }, async ({ desk }) => {
    await desk.worker.stop();
    const { control } = desk.jira;
    const business = await createBusiness(desk, { jira: true });
    const { id, name } = await business.person('supervisor');
    const who: Member = { kind: 'agent', workspaceId: business.workspaceId, id, name, role: 'supervisor', departmentIds: [] };
    const closures = await insertClosed(
      desk.db,
      business,
      seeds.map(() => ({ at: new Date(Date.now() - 60_000), agentId: id })),
    );
    const chats = await desk.db
      .selectFrom('closures')
      .select(['id', 'chat_id'])
      .where('id', 'in', closures as never)
      .execute();
    const broken: string[] = [];
    for (const [place, seed] of seeds.entries()) {
      control.journal.clear();
      const [here, elsewhere] = [`S${i}X${place}`, `E${i}X${place}`];
      control.seedProject({ key: here, name: here });
      control.seedProject({ key: elsewhere, name: elsewhere });
      const issues = [1, 2].map((n) => control.seedIssue({ key: `${here}-${n}`, summary: `Issue ${n}` }).key);
      const board: Board = { desk, who, chatId: chats.find((chat) => chat.id === closures[place])!.chat_id, issues, elsewhere };
      const said = await playSchedule(board, seededRandom(seed));
      await drain(board);
      const faults = await brokenLinks(board);
      if (faults.length > 0) broken.push(`seed ${seed}: ${said.join(' ')}\n  ${faults.join('\n  ')}`);
    }
    await desk.worker.start();
    expect(broken.join('\n')).toBe('');
  });
}
