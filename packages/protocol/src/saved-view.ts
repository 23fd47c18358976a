import { z } from 'zod';
import { SavedViewId } from './ids.ts';
import { lineUpTo } from './text.ts';

/** How many views a member may keep of one page. [V1] */
export const SAVED_VIEW_LIMIT = 50;

/** A page of the desk by its path without the first slash: `supervise/closed`, `reports/tags`. Only pages of the desk may be kept. */
export const SavedPage = z
  .string()
  .max(60)
  .regex(/^(desk|supervise|reports|dashboard)(\/[a-z0-9-]+)*$/, 'is not a page of the desk');

/** What stands behind the question mark, written anew, so that nothing but names and values can be in it. */
const SavedQuery = z
  .string()
  .max(2_000, 'These filters are too long to be kept')
  .transform((raw) => new URLSearchParams(raw).toString());

const ViewName = lineUpTo(60, 'The name of the view');

/** A page's filters under a name of one's own. Its link is `/${page}?${query}`. `isDefault`: the page opens with it. [V1] */
export const SavedView = z.object({
  id: SavedViewId,
  page: SavedPage,
  name: z.string(),
  query: z.string(),
  isDefault: z.boolean(),
});
export type SavedView = z.infer<typeof SavedView>;

/** `POST /api/views`. */
export const SaveView = z.object({ page: SavedPage, name: ViewName, query: SavedQuery });
export type SaveView = z.infer<typeof SaveView>;

/** `PATCH /api/views/:id`: another name, other filters, or the page's default; a page has one default at most. */
export const ChangeView = z
  .object({ name: ViewName, query: SavedQuery, isDefault: z.boolean() })
  .partial()
  .refine((change) => Object.values(change).some((value) => value !== undefined), 'Nothing to change');
export type ChangeView = z.infer<typeof ChangeView>;

/** `GET /api/views?page=`: the views of this page and of those beneath it; without it, all of mine. */
export const SavedViewFilter = z.object({ page: SavedPage.optional() });
export type SavedViewFilter = z.infer<typeof SavedViewFilter>;
