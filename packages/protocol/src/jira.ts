import { z } from 'zod';
import { JiraConnectionId } from './ids.ts';
import { plainUpTo } from './text.ts';

export const JiraFlavour = z.enum(['cloud', 'dc']);
export type JiraFlavour = z.infer<typeof JiraFlavour>;

/** `PUT /api/integrations/jira`. The token is write-only: left out it stays as it was; another base URL is another site, which needs its own. */
export const SaveJira = z.object({
  flavour: JiraFlavour,
  baseUrl: z.string().max(300),
  user: plainUpTo(200).optional(),
  token: z.string().max(4_000).optional(),
  aliases: z.array(z.string().max(300)).max(10).default([]),
});
export type SaveJira = z.infer<typeof SaveJira>;

/** The connection as an admin sees it. No secret is in it. */
export const JiraConnectionView = z.object({
  id: JiraConnectionId,
  flavour: JiraFlavour,
  baseUrl: z.string(),
  user: z.string().nullable(),
  hasToken: z.boolean(),
  aliases: z.array(z.string()),
  projects: z.array(z.string()).nullable(),
  lastOkAt: z.string().nullable(),
  lastError: z.object({ kind: z.string(), sentence: z.string(), at: z.string() }).nullable(),
  pending: z.number().int(),
  needsAttention: z.number().int(),
  oldestPendingAt: z.string().nullable(),
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

/** One named check of `POST /api/integrations/jira/test`. */
export const JiraCheck = z.object({
  name: z.enum(['address', 'answers-json', 'identity', 'projects', 'links']),
  state: z.enum(['ok', 'failed', 'waiting']),
  sentence: z.string(),
});
export type JiraCheck = z.infer<typeof JiraCheck>;
