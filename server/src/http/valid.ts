import { DeskError, type FieldError } from '@desk/protocol/errors';
import { describeRoute, resolver, validator } from 'hono-openapi';
import type { z } from 'zod';

/**
 * Parses one part of the request at the border and puts it into the API's description.
 * @throws DeskError `invalid` (422) with one entry per field; the input itself is not repeated. Ids in the path that no id can look like are `not-found`
 */
export function valid<T extends 'json' | 'query' | 'param', S extends z.ZodType>(target: T, schema: S) {
  return validator(target, schema, (result) => {
    if (result.success) return;
    if (target === 'param') throw new DeskError('not-found', 'There is no such thing here.');
    throw new DeskError('invalid', 'Some of the fields do not fit.', { errors: result.error.map(toFieldError) });
  });
}

function toFieldError(issue: { message: string; path?: readonly (PropertyKey | { key: PropertyKey })[] | undefined }): FieldError {
  const path = (issue.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)).join('.');
  return { path, message: issue.message };
}

/** A line in the API's description: what the route does, and the shape of its answer. */
export function about(summary: string, tag: string, answer?: z.ZodType) {
  const content = answer ? { 'application/json': { schema: resolver(answer) } } : undefined;
  return describeRoute({
    summary,
    tags: [tag],
    responses: {
      200: { description: 'Done', ...(content ? { content } : {}) },
      default: { description: 'A problem document (RFC 9457) with a code', content: { 'application/problem+json': {} } },
    },
  });
}
