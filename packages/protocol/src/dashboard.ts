import { z } from 'zod';
import { Channel } from './closure.ts';
import { Departments } from './department-filter.ts';
import { DepartmentId } from './ids.ts';
import { AgentLoad, Department } from './people.ts';
import { SentimentCounts } from './report.ts';
import { Spread } from './row-report.ts';

export const DashboardFilter = z.object({ department: Departments });
export type DashboardFilter = z.infer<typeof DashboardFilter>;

/** Chats of one channel: what is open now, and of the last 24 hours those that were opened (attended: answered at least once) and closed. */
export const DashboardChannel = z.object({
  channel: Channel,
  waiting: z.number().int(),
  live: z.number().int(),
  pending: z.number().int(),
  attended: z.number().int(),
  unattended: z.number().int(),
  closed: SentimentCounts,
});
export type DashboardChannel = z.infer<typeof DashboardChannel>;

/** A line of the breakdown. `available` and `agents` are people of this department, so over lines somebody may stand twice. */
export const DashboardDepartment = z.object({
  department: Department.nullable(),
  waiting: z.number().int(),
  longestWaitSince: z.string().nullable(),
  live: z.number().int(),
  pending: z.number().int(),
  available: z.number().int(),
  agents: z.number().int(),
  closed: SentimentCounts,
  firstReply: Spread.extend({ inTarget: z.number().int() }),
});
export type DashboardDepartment = z.infer<typeof DashboardDepartment>;

/** The chats behind a mean duration: those that somebody holds, and those that were closed today and that somebody had. Missing from an older server. */
export const AverageOf = z.object({ held: z.number().int(), closed: z.number().int() });
export type AverageOf = z.infer<typeof AverageOf>;

/**
 * An agent now and today. `live`: all chats that fill their places. `liveListed`, `pending` and `channels`: the chats they hold of all departments that the
 * member supervises, whatever was chosen, as the list of open chats shows them; the rest is of the chosen ones. `averageSeconds`: from the assignment to the
 * close, or to now, of the chats that they hold or closed today; null when there are none. `averageOf`: how many chats of each kind that is.
 */
export const DashboardAgent = AgentLoad.extend({
  liveListed: z.number().int().optional(),
  pending: z.number().int(),
  channels: z.array(z.object({ channel: Channel, chats: z.number().int() })),
  closed: SentimentCounts,
  averageSeconds: z.number().nullable(),
  averageOf: AverageOf.optional(),
});
export type DashboardAgent = z.infer<typeof DashboardAgent>;

/**
 * `GET /api/dashboard`: what the chosen departments have to do at this moment, one aggregate over all of them. People are counted once, whatever
 * number of departments they serve. `today` begins at midnight of the workspace, `day` 24 hours ago. Available:
 * takes chats, as routing sees it; `connected` of them have the desk open somewhere.
 */
export const Dashboard = z.object({
  /** The departments that it is about; none means all. */
  chosen: z.array(z.string()),
  at: z.string(),
  today: z.string(),
  day: z.string(),
  replySeconds: z.number().int(),
  waiting: z.number().int(),
  longestWaitSince: z.string().nullable(),
  live: z.number().int(),
  capacity: z.number().int(),
  pending: z.number().int(),
  available: z.number().int(),
  connected: z.number().int(),
  agents: z.array(DashboardAgent),
  closed: SentimentCounts,
  firstReply: Spread.extend({ inTarget: z.number().int() }),
  averageSeconds: z.number().nullable(),
  averageOf: AverageOf.optional(),
  channels: z.array(DashboardChannel),
  departments: z.array(DashboardDepartment),
});
export type Dashboard = z.infer<typeof Dashboard>;

/** `PUT /api/me/dashboard`: the departments that my dashboard opens with; none means all. [F7] */
export const SetDashboard = z.object({ departments: z.array(DepartmentId).max(200) });
export type SetDashboard = z.infer<typeof SetDashboard>;
