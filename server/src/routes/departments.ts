import { createDepartment, listDepartments, removeDepartment, renameDepartment } from '@desk/core/people/departments';
import { DepartmentId } from '@desk/protocol/ids';
import { Department } from '@desk/protocol/people';
import { NameDepartment } from '@desk/protocol/team';
import { Hono } from 'hono';
import { z } from 'zod';
import type { Deps, Env } from '../http/context.ts';
import { requireSupervisor } from '../http/guards.ts';
import { about, valid } from '../http/valid.ts';

const One = z.object({ id: DepartmentId });

/** The departments of a workspace, which supervisors keep. [A11] */
export function departmentRoutes({ db }: Deps) {
  return new Hono<Env>()
    .get('/departments', about('The departments by name', 'People', z.object({ items: z.array(Department) })), async (c) =>
      c.json({ items: await listDepartments(db, c.get('member')) }),
    )
    .post('/departments', requireSupervisor, about('Make a department', 'People', Department), valid('json', NameDepartment), async (c) =>
      c.json(await createDepartment(db, c.get('member'), c.req.valid('json').name), 201),
    )
    .put(
      '/departments/:id',
      requireSupervisor,
      about('Rename a department', 'People', Department),
      valid('param', One),
      valid('json', NameDepartment),
      async (c) => c.json(await renameDepartment(db, c.get('member'), c.req.valid('param').id, c.req.valid('json').name)),
    )
    .delete('/departments/:id', requireSupervisor, about('Delete an unused department', 'People'), valid('param', One), async (c) => {
      await removeDepartment(db, c.get('member'), c.req.valid('param').id);
      return c.json({ removed: true });
    });
}
