import type { ClosureReference, ClosureRow } from '@desk/protocol/closure';
import { initialsOf } from '@desk/protocol/initials';
import type { Figures } from '@desk/protocol/report';
import type { WallView } from '@desk/protocol/wall-pass';
import { sql } from 'kysely';
import { listClosures } from '../closures/list.ts';
import type { Db } from '../db/connect.ts';
import { figures } from './figures.ts';
import type { PassedWall } from './wall-passes.ts';

/** As many rows as a large screen holds. */
const ROWS = 40;

/** The wall for a screen that anybody can walk past: of customers their initials, and nothing that was noted, linked or said about them. [V4] */
export async function discreetWall(db: Db, pass: PassedWall, window: Figures['window'], online: ReadonlySet<string>): Promise<WallView> {
  const [counted, { items }, { rows }] = await Promise.all([
    figures(db, pass, { window, online }),
    listClosures(db, pass, { limit: ROWS }),
    sql<WallView['workspace']>`select name, zone from workspaces where id = ${pass.workspaceId}`.execute(db),
  ]);
  return {
    name: pass.name,
    workspace: rows[0]!,
    figures: {
      ...counted,
      asked: (counted.asked ?? []).map((chat) => ({ ...chat, customer: spaced(chat.customer), reason: null })),
      offers: (counted.offers ?? []).map((chat) => ({ ...chat, customer: spaced(chat.customer) })),
      movable: [],
      queues: counted.queues.map((queue) => ({ ...queue, next: null })),
      jira: { ...counted.jira, sites: [], done: [], rows: counted.jira.rows.map((row) => ({ ...row, ...bare(row) })) },
    },
    closures: items.map(toDiscreet),
  };
}

function toDiscreet(row: ClosureRow): ClosureRow {
  const customer = { ...row.customer, name: spaced(row.customer.name) };
  const closedBy = row.closedBy.kind === 'customer' ? { ...row.closedBy, name: customer.name } : row.closedBy;
  const { survey: _, ...shown } = row;
  return { ...shown, customer, closedBy, note: null, references: row.references.filter(({ kind }) => kind === 'jira').map(bare) };
}

/** `A M` */
function spaced(name: string): string {
  return [...initialsOf(name)].join(' ');
}

/** A JIRA key and how far its link has come. What stands in the issue may name somebody. */
function bare(reference: ClosureReference): ClosureReference {
  return { ...reference, text: reference.key ?? 'JIRA', url: null, summary: null, status: null, reason: null };
}
