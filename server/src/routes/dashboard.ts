import { dashboardDepartments, setDashboardDepartments } from '@desk/core/people/dashboard-departments';
import { dashboard } from '@desk/core/reports/dashboard';
import { openedReport } from '@desk/core/reports/opened';
import { Dashboard, DashboardFilter, SetDashboard } from '@desk/protocol/dashboard';
import { OpenedReport, RowReportFilter } from '@desk/protocol/row-report';
import { Hono } from 'hono';
import type { Deps, Env } from '../http/context.ts';
import { requireSupervisor } from '../http/guards.ts';
import { onlineUsers } from '../http/online.ts';
import { createShared } from '../http/shared.ts';
import { about, valid } from '../http/valid.ts';

/** The dashboard, and which departments it opens with. */
export function dashboardRoutes({ db, presence }: Deps) {
  // Made once a second for everybody who sees the same departments, as the wall.
  const shared = createShared<Omit<Dashboard, 'chosen'>>(1_000);
  return new Hono<Env>()
    .get('/dashboard', requireSupervisor, about('The dashboard', 'Reports', Dashboard), valid('query', DashboardFilter), async (c) => {
      const member = c.get('member');
      const department = c.req.valid('query').department ?? (await dashboardDepartments(db, member));
      const scope = [member.workspaceId, ...(department ?? []), '/', ...[...member.departmentIds].sort()].join(' ');
      const made = await shared(scope, async () =>
        dashboard(db, member, { department, online: await onlineUsers(presence, member.workspaceId) }),
      );
      // What is not theirs to choose has no line, and is not said back.
      const lines = new Set(made.departments.map((line) => line.department?.id ?? 'none'));
      return c.json({ ...made, chosen: (department ?? []).filter((id) => lines.has(id as never)) } satisfies Dashboard);
    })
    .put(
      '/me/dashboard',
      requireSupervisor,
      about('Choose the departments that my dashboard opens with', 'Reports', SetDashboard),
      valid('json', SetDashboard),
      async (c) => {
        await setDashboardDepartments(db, c.get('member'), c.req.valid('json').departments);
        return c.json(c.req.valid('json'));
      },
    )
    .get(
      '/reports/opened',
      requireSupervisor,
      about('Chats that were opened, by channel', 'Reports', OpenedReport),
      valid('query', RowReportFilter.pick({ from: true, to: true, department: true })),
      async (c) => c.json(await openedReport(db, c.get('member'), c.req.valid('query'))),
    );
}
