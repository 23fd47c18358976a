import { z } from 'zod';

/** A time in a request: ISO-8601 with `Z`, of a year that every part of the desk can hold. */
export const Instant = z.iso.datetime().refine((text) => text >= '1970', 'is before 1970');
