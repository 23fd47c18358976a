import type { QualityReport, RowReportFilter } from '@desk/protocol/row-report';
import { sql } from 'kysely';
import type { Member } from '../access.ts';
import { closuresMatching, provenances } from '../closures/matching.ts';
import type { Db } from '../db/connect.ts';

const NONE = { accepted: 0, changed: 0, chosen: 0, 'not-set': 0 };

/** How sentiment and tags came to be: accepted as proposed, changed, chosen without a proposal, or not set. [K13] */
export async function qualityReport(db: Db, who: Member, filter: RowReportFilter): Promise<QualityReport> {
  const { rows } = await sql<{
    sentiment_by: keyof typeof NONE;
    tag_by: keyof typeof NONE;
    closures: number;
  }>`select sentiment_by, tag_by, count(*)::int as closures
    from (select ${provenances()} from closures cl join chats ch on ch.id = cl.chat_id join customers cu on cu.id = ch.customer_id
      where ${closuresMatching(who, filter)}) found group by 1, 2`.execute(db);
  const report = { unit: 'closures' as const, closures: 0, sentiment: { ...NONE }, tag: { ...NONE } };
  for (const { sentiment_by, tag_by, closures } of rows) {
    report.closures += closures;
    report.sentiment[sentiment_by] += closures;
    report.tag[tag_by] += closures;
  }
  return report satisfies QualityReport as QualityReport;
}
