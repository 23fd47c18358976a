import { z } from 'zod';
import { JiraConnectionId } from './ids.ts';
import { Instant } from './instant.ts';
import { plainUpTo } from './text.ts';

export const JiraFlavour = z.enum(['cloud', 'dc']);
export type JiraFlavour = z.infer<typeof JiraFlavour>;

/**
 * `PUT /api/integrations/jira`: sets up the site of this address, or changes it. The token is write-only: left out it stays as it was. `replaces`: the
 * site that moved to this address; it is retired, keeps its links, and the new one needs a token of its own.
 */
export const SaveJira = z.object({
  flavour: JiraFlavour,
  baseUrl: z.string().max(300),
  /** Where the API is called, if not at the address where people open JIRA: a scoped token's gateway, or its cloud id alone; empty: nowhere else. */
  apiUrl: z.string().max(300).optional(),
  user: plainUpTo(200).optional(),
  token: z.string().max(4_000).optional(),
  /** When the token ends, if its owner knows. */
  tokenExpiresAt: Instant.nullable().optional(),
  aliases: z.array(z.string().max(300)).max(10).default([]),
  /** The only projects whose issues are shown and linked; empty: all that the account may see, left out: as it was. */
  onlyProjects: z
    .array(z.string().regex(/^[A-Z][A-Z\d_]{1,254}$/, 'This is no project key'))
    .max(200)
    .optional(),
  /** A certificate authority of the site's own, as PEM; empty: none, left out: as it was. */
  ca: z.string().max(20_000).optional(),
  replaces: JiraConnectionId.optional(),
});
export type SaveJira = z.infer<typeof SaveJira>;

/** A site as an admin sees it, with its health. No secret is in it. Times are ISO-8601. */
export const JiraConnectionView = z.object({
  id: JiraConnectionId,
  flavour: JiraFlavour,
  baseUrl: z.string(),
  apiUrl: z.string().nullable(),
  user: z.string().nullable(),
  hasToken: z.boolean(),
  hasCa: z.boolean(),
  tokenExpiresAt: z.string().nullable(),
  aliases: z.array(z.string()),
  projects: z.array(z.string()).nullable(),
  onlyProjects: z.array(z.string()).nullable(),
  lastOkAt: z.string().nullable(),
  lastError: z.object({ kind: z.string(), sentence: z.string(), at: z.string() }).nullable(),
  /** `held`: its sign-in was refused, until a save. `parked`: it is down, until a probe is answered. `waiting`: it asked us to wait. */
  state: z.enum(['answering', 'held', 'parked', 'waiting']),
  /** When it is asked again, while it is parked or waiting. */
  nextTryAt: z.string().nullable(),
  pending: z.number().int(),
  needsAttention: z.number().int(),
  oldestPendingAt: z.string().nullable(),
  /** What it last said of how much we may ask. */
  rate: z.object({ limit: z.number().int(), left: z.number().int(), at: z.string() }).nullable(),
  webhook: z.object({ isSet: z.boolean(), lastAt: z.string().nullable() }),
});
export type JiraConnectionView = z.infer<typeof JiraConnectionView>;

/** What the close dialog needs to parse references offline. */
export const JiraSiteView = z.object({
  id: JiraConnectionId,
  bases: z.array(z.string()),
  projects: z.array(z.string()).optional(),
  maxKey: z.number().int().optional(),
  allowUnderscore: z.boolean().optional(),
});
export type JiraSiteView = z.infer<typeof JiraSiteView>;

/** One named check of `POST /api/integrations/jira/:id/test`, and of `POST /api/integrations/jira/test` with a `SaveJira` that is not saved. */
export const JiraCheck = z.object({
  name: z.enum(['address', 'answers-json', 'identity', 'projects', 'links']),
  state: z.enum(['ok', 'failed', 'waiting']),
  sentence: z.string(),
});
export type JiraCheck = z.infer<typeof JiraCheck>;

/** `POST /api/integrations/jira/:id/webhook`: what an admin enters in JIRA. The secret is said this once. */
export const JiraWebhook = z.object({ url: z.string(), secret: z.string() });
export type JiraWebhook = z.infer<typeof JiraWebhook>;
