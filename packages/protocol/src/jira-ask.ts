import { z } from 'zod';
import { ChatId, JiraAskId, JiraConnectionId } from './ids.ts';
import { plainUpTo, textUpTo } from './text.ts';

const Project = z.string().regex(/^[A-Z][A-Z\d_]{1,254}$/, 'This is no project key');

/**
 * `POST /api/jira/asks`: something that only JIRA can say or do. It is answered at once with the ask; what JIRA says comes as `jira.answered` on the topic
 * `issues`, and stands at `GET /api/jira/asks/:id`. `create` with a `chatId` also links the new issue, when that chat is closed. [J13]
 */
export const AskJira = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('search'), site: JiraConnectionId, text: plainUpTo(200) }),
  z.object({ kind: z.literal('types'), site: JiraConnectionId, project: Project }),
  z.object({
    kind: z.literal('create'),
    site: JiraConnectionId,
    project: Project,
    typeId: z.string().regex(/^\d{1,19}$/, 'Choose a type'),
    summary: textUpTo(255, 'The summary'),
    chatId: ChatId.optional(),
  }),
]);
export type AskJira = z.infer<typeof AskJira>;

/** An issue that a search found or a person made. */
export const FoundIssue = z.object({ issueId: z.string().nullable(), key: z.string(), summary: z.string(), url: z.string() });
export type FoundIssue = z.infer<typeof FoundIssue>;

/** An ask and what came of it: `issues` of a search or a create (one), `types` of a project; `reason` is a sentence for a person. */
export const JiraAsk = z.object({
  id: JiraAskId,
  kind: z.enum(['search', 'types', 'create']),
  state: z.enum(['asked', 'done', 'failed']),
  issues: z.array(FoundIssue),
  types: z.array(z.object({ id: z.string(), name: z.string() })),
  reason: z.string().nullable(),
});
export type JiraAsk = z.infer<typeof JiraAsk>;
