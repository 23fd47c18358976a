import { z } from 'zod';
import { ClosureRow } from './closure.ts';
import { DepartmentId, WallPassId } from './ids.ts';
import { Department, Person } from './people.ts';
import { Figures } from './report.ts';
import { lineUpTo } from './text.ts';

/** A screen on the wall that needs no sign-in: which departments it shows (none: all), who made it, and when it was last seen. [V4] */
export const WallPass = z.object({
  id: WallPassId,
  name: z.string(),
  departments: z.array(Department),
  createdBy: Person.nullable(),
  createdAt: z.string(),
  seenAt: z.string().nullable(),
});
export type WallPass = z.infer<typeof WallPass>;

/** `POST /api/wall-passes`. */
export const CreateWallPass = z.object({
  name: lineUpTo(60, 'The name of the screen'),
  departmentIds: z.array(DepartmentId).max(50).default([]),
});
export type CreateWallPass = z.infer<typeof CreateWallPass>;

/** The answer to it: the token of its link, which is told this once. */
export const CreatedWallPass = WallPass.extend({ token: z.string() });
export type CreatedWallPass = z.infer<typeof CreatedWallPass>;

/** `GET /api/wall`, by the token of a pass: what hangs on the wall, and no customer's name, note or link. */
export const WallView = z.object({
  name: z.string(),
  workspace: z.object({ name: z.string(), zone: z.string() }),
  figures: Figures,
  closures: z.array(ClosureRow),
});
export type WallView = z.infer<typeof WallView>;
