import { agentReport } from '@desk/core/reports/agents';
import { customerReport } from '@desk/core/reports/customers';
import { matchingReport } from '@desk/core/reports/matching';
import { qualityReport } from '@desk/core/reports/quality';
import { replyTimeReport } from '@desk/core/reports/reply-times';
import { AgentReport, CustomerReport, MatchingReport, QualityReport, ReplyTimeReport, RowReportFilter } from '@desk/protocol/row-report';
import { Hono } from 'hono';
import type { Deps, Env } from '../http/context.ts';
import { requireSupervisor } from '../http/guards.ts';
import { about, valid } from '../http/valid.ts';

const filters = valid('query', RowReportFilter);

/** Reports that read the closures themselves: medians, people, and whatever the list of closures can be asked. */
export function rowReportRoutes({ db }: Deps) {
  return new Hono<Env>()
    .get('/reports/agents', requireSupervisor, about('Closures by agent', 'Reports', AgentReport), filters, async (c) =>
      c.json(await agentReport(db, c.get('member'), c.req.valid('query'))),
    )
    .get('/reports/customers', requireSupervisor, about('Customers and channels', 'Reports', CustomerReport), filters, async (c) =>
      c.json(await customerReport(db, c.get('member'), c.req.valid('query'))),
    )
    .get(
      '/reports/reply-times',
      requireSupervisor,
      about('First replies and where time went', 'Reports', ReplyTimeReport),
      filters,
      async (c) => c.json(await replyTimeReport(db, c.get('member'), c.req.valid('query'))),
    )
    .get('/reports/quality', requireSupervisor, about('How sentiment and tags came to be', 'Reports', QualityReport), filters, async (c) =>
      c.json(await qualityReport(db, c.get('member'), c.req.valid('query'))),
    )
    .get(
      '/reports/matching',
      requireSupervisor,
      about('What fits the filters, by sentiment and tag', 'Reports', MatchingReport),
      filters,
      async (c) => c.json(await matchingReport(db, c.get('member'), c.req.valid('query'))),
    );
}
