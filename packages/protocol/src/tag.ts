import { z } from 'zod';
import { DepartmentId, TagId } from './ids.ts';
import { cleanLine, cleanText, lineUpTo } from './text.ts';

/** A tag in a list or on a closure. `hue` is one of the nine hues of the palette, in degrees. */
export const TagRef = z.object({ id: TagId, name: z.string(), hue: z.number().int() });
export type TagRef = z.infer<typeof TagRef>;

/**
 * A tag as supervisors manage it. No department means: offered everywhere. `group` is the heading under which the close form lists it, empty
 * for none. `uses` counts standing closures of the last 30 days.
 */
export const Tag = TagRef.extend({
  meaning: z.string(),
  group: z.string(),
  departmentIds: z.array(DepartmentId),
  active: z.boolean(),
  version: z.number().int(),
  uses: z.number().int(),
});
export type Tag = z.infer<typeof Tag>;

export const TAG_HUES = [5, 35, 75, 125, 165, 205, 245, 285, 325] as const;

/** How many tags of a workspace may be active, so that the close form stays a list that people learn. [G5] */
export const ACTIVE_TAG_LIMIT = 200;

const fields = {
  name: lineUpTo(50, 'The name'),
  meaning: z
    .string()
    .max(200, 'The meaning is longer than 200 characters')
    .transform((raw) => cleanText(raw).trim()),
  group: z
    .string()
    .max(120, 'The group is too long')
    .transform(cleanLine)
    .refine((group) => [...group].length <= 30, 'The group is longer than 30 characters'),
  hue: z.number().refine((hue) => (TAG_HUES as readonly number[]).includes(hue), 'is not a colour of the palette'),
  departmentIds: z.array(DepartmentId).max(50),
  active: z.boolean(),
};

export const CreateTag = z.object({
  name: fields.name,
  meaning: fields.meaning.optional(),
  group: fields.group.optional(),
  hue: fields.hue.optional(),
  departmentIds: fields.departmentIds.optional(),
});
export type CreateTag = z.infer<typeof CreateTag>;

/** A change of a tag. `version` is the one that was read: a stale one is refused with `conflict` and the tag as it is now. */
export const ChangeTag = z.object({
  version: z.int32(),
  name: fields.name.optional(),
  meaning: fields.meaning.optional(),
  group: fields.group.optional(),
  hue: fields.hue.optional(),
  departmentIds: fields.departmentIds.optional(),
  active: fields.active.optional(),
});
export type ChangeTag = z.infer<typeof ChangeTag>;
