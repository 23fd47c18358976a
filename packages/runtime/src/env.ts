import { z } from 'zod';

/** A TCP port; 0 takes any that is free. */
export const Port = z.coerce.number('must be a number').int('must be a whole number').min(0).max(65_535);

/**
 * Parses the environment with `schema` and returns what it says. An empty value counts as unset (`FOO=` in a compose file).
 * Throws one `Error` that lists every fault, a sentence each; values are never repeated, for some are secrets.
 */
export function parseEnv<S extends z.ZodType>(schema: S, env: Record<string, string | undefined>): z.output<S> {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map((issue) => toSentence(issue, given));
  throw new Error(`The environment does not fit:\n${faults.map((fault) => `- ${fault}`).join('\n')}`, { cause: parsed.error });
}

function toSentence(issue: z.core.$ZodIssue, given: Record<string, unknown>): string {
  const name = issue.path.join('.');
  if (name === '') return withStop(issue.message);
  if (!(String(issue.path[0]) in given)) return `${name} is missing.`;
  return withStop(`${name} is not right: ${lowerFirst(issue.message)}`);
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

function withStop(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
