import { z } from 'zod';
import { DepartmentId } from './ids.ts';

const Required = z.object({ sentiment: z.boolean(), tag: z.boolean(), note: z.boolean() });

/** What must be filled in when somebody closes by hand; null: as the workspace. */
const RequiredInDepartment = z.object({ sentiment: z.boolean().nullable(), tag: z.boolean().nullable(), note: z.boolean().nullable() });

/** `GET /api/preferences`: how this workspace closes. Minutes and seconds as the names say; 0 switches a clock off. */
export const ClosingPreferences = z.object({
  version: z.number().int(),
  undoSeconds: z.number().int().min(0, 'At least 0 seconds').max(60, 'At most 60 seconds'),
  maxTags: z.number().int().min(1, 'At least one tag').max(5, 'At most 5 tags'),
  notesOnClose: z.boolean(),
  required: Required,
  departments: z.array(z.object({ id: DepartmentId, name: z.string(), required: RequiredInDepartment })),
  inactivityMinutes: z
    .number()
    .int()
    .refine((n) => n === 0 || (n >= 5 && n <= 1440), 'Off, or 5 minutes to 24 hours'),
  pendingMinutes: z.number().int().min(15, 'At least 15 minutes').max(4320, 'At most 72 hours'),
  courtesyMinutes: z.number().int().min(0).max(60, 'At most 60 minutes'),
  /** How long an offer to transfer a chat stands. [C18] */
  transferMinutes: z.number().int().min(1, 'At least one minute').max(60, 'At most 60 minutes').optional(),
  agentsBulkClose: z.boolean(),
  suggestTags: z.boolean(),
  suggestSentiment: z.boolean(),
  /** Customers are asked how it was after a close by hand; set with the surveys. [Q1] */
  asksSurvey: z.boolean().optional(),
});
export type ClosingPreferences = z.infer<typeof ClosingPreferences>;

/** `PUT /api/preferences`: the whole of it, with the `version` that was read. A stale one is refused with `conflict` and what stands now. */
export const SavePreferences = ClosingPreferences.omit({ asksSurvey: true }).extend({
  departments: z.array(z.object({ id: DepartmentId, required: RequiredInDepartment })).max(200),
});
export type SavePreferences = z.infer<typeof SavePreferences>;
