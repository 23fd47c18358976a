import { z } from 'zod';
import { plainUpTo } from './text.ts';

const MOST = 200;
/** An id, or several with commas between. */
const Ids = plainUpTo(MOST * 41);

/**
 * Which departments: several by repeating the name in an address, or in one value with commas between; `none` stands for what has no department.
 * Left out: all that the member supervises. Each once and in order, so that the same question is the same.
 */
export const Departments = z
  .union([Ids, z.array(Ids).max(MOST)])
  .transform((chosen) => [...new Set([chosen].flat().flatMap((ids) => ids.split(',')))].filter(Boolean).sort())
  .refine((ids) => ids.length <= MOST && ids.every((id) => id.length <= 40), 'These are no departments.')
  .transform((ids) => (ids.length > 0 ? ids : undefined))
  .optional();
export type Departments = z.infer<typeof Departments>;
