import { lastCheck } from '@desk/core/reports/check';
import { figures } from '@desk/core/reports/figures';
import { sentimentReport } from '@desk/core/reports/sentiment';
import { tabCounts } from '@desk/core/reports/tab-counts';
import { tagReport } from '@desk/core/reports/tags';
import { Departments } from '@desk/protocol/department-filter';
import { Figures, ReportCheck, ReportFilter, SentimentFilter, SentimentReport, TabCounts, TagReport } from '@desk/protocol/report';
import { Hono } from 'hono';
import { z } from 'zod';
import type { Deps, Env } from '../http/context.ts';
import { requireSupervisor } from '../http/guards.ts';
import { onlineUsers } from '../http/online.ts';
import { createShared } from '../http/shared.ts';
import { about, valid } from '../http/valid.ts';

const WallQuery = z.object({ window: z.enum(['15m', '60m', 'today']).default('60m'), department: Departments });

/** Reports from the buckets, and the figures of the live wall. */
export function reportRoutes({ db, presence }: Deps) {
  // A room full of walls asks for the same figures at the same moment: they are made once a second.
  const wall = createShared<Figures>(1_000);
  const tabs = createShared<TabCounts>(1_000);
  return new Hono<Env>()
    .get(
      '/reports/sentiment',
      requireSupervisor,
      about('Sentiment over time', 'Reports', SentimentReport),
      valid('query', SentimentFilter),
      async (c) => c.json(await sentimentReport(db, c.get('member'), c.req.valid('query'))),
    )
    .get('/reports/tags', requireSupervisor, about('Tags by sentiment', 'Reports', TagReport), valid('query', ReportFilter), async (c) =>
      c.json(await tagReport(db, c.get('member'), c.req.valid('query'))),
    )
    .get(
      '/reports/check',
      requireSupervisor,
      about('What the last nightly comparison with the closures found', 'Reports', ReportCheck),
      async (c) => {
        const check = await lastCheck(db, c.get('member').workspaceId);
        return c.json({
          checkedAt: check?.checkedAt.toISOString() ?? null,
          closures: check?.closures ?? 0,
          differences: check?.differences ?? 0,
          firstAt: check?.firstAt?.toISOString() ?? null,
        });
      },
    )
    .get('/tab-counts', requireSupervisor, about('What the tabs of the supervisor desk count', 'Reports', TabCounts), async (c) => {
      const member = c.get('member');
      return c.json(await tabs([member.workspaceId, ...[...member.departmentIds].sort()].join(' '), () => tabCounts(db, member)));
    })
    .get('/figures', requireSupervisor, about('The live wall', 'Reports', Figures), valid('query', WallQuery), async (c) => {
      const { window, department } = c.req.valid('query');
      const member = c.get('member');
      // Who sees the same departments shares the same figures.
      const scope = [member.workspaceId, window, ...(department ?? []), '/', ...[...member.departmentIds].sort()].join(' ');
      const made = await wall(scope, async () => {
        const online = await onlineUsers(presence, member.workspaceId);
        return figures(db, member, { window, online, department });
      });
      return c.json(made);
    });
}
