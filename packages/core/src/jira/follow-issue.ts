import type { ClosureReference } from '@desk/protocol/closure';
import { DeskError } from '@desk/protocol/errors';
import type { ChatId, JiraConnectionId, ReferenceId } from '@desk/protocol/ids';
import { sql } from 'kysely';
import { system } from '../access.ts';
import { change } from '../chats/change.ts';
import type { Db } from '../db/connect.ts';
import { chatsToTell, claimNews, type NewsToTell, newsTold } from './news-to-tell.ts';

/** After so many chats it is written down how far it has come. */
const AT_ONCE = 20;
/** Then other sites have their turn: the sweep, which looks each second, brings this one back. */
const TURN_MS = 1_000;

type Now = Pick<ClosureReference, 'summary' | 'status' | 'category'> & {
  key: string;
  state: 'there' | 'hidden' | 'deleted';
  baseUrl: string;
};

const GONE = { hidden: 'Our JIRA user no longer sees this issue.', deleted: 'Deleted in JIRA.' } as const;

/**
 * Tells the chats of a site's issues what is new of them, for a second or until all have heard. After a kill the next one goes on where it was: at
 * most twenty chats are told once more. [J7]
 */
export async function letChatsFollow(db: Db, connectionId: JiraConnectionId, signal: AbortSignal): Promise<void> {
  const over = Date.now() + TURN_MS;
  while (!signal.aborted && Date.now() < over) {
    const news = await claimNews(db, connectionId);
    if (!news) return;
    const references = await chatsToTell(db, news, AT_ONCE);
    let told = news.before;
    for (const reference of references) {
      // Nobody heard yet: the claim lapses, and the next one begins where this one did.
      if (signal.aborted) return told === null ? undefined : newsTold(db, news, told);
      await follow(db, news, reference);
      told = reference.id;
    }
    await newsTold(db, news, references.length < AT_ONCE ? null : told);
  }
}

async function follow(db: Db, { connectionId, workspaceId, issueId }: NewsToTell, { id, chatId }: { id: ReferenceId; chatId: ChatId }) {
  try {
    await change<'reference.changed', { issue: Now | null }>(db, system(workspaceId, 'JIRA'), chatId, {
      action: 'track-reference',
      more: sql`, (select jsonb_build_object('key', ji.key, 'summary', ji.summary, 'status', ji.status, 'category', ji.category, 'state', ji.state,
          'baseUrl', j.base_url)
        from jira_issues ji join jira_connections j on j.id = ji.connection_id where ji.connection_id = ${connectionId} and ji.issue_id = ${issueId}) as issue`,
      decide: (state, _now, { issue }) => {
        const closure = state.closure!;
        const before = closure.references.find((reference) => reference.id === id);
        if (!before || !issue) return null;
        const reference = followed(before, issue);
        return {
          next: { closure: { ...closure, references: closure.references.map((each) => (each.id === id ? reference : each)) } },
          type: 'reference.changed',
          data: { closureId: closure.id, reference },
          writes: [
            sql`followed as (update chat_references r set issue_key = ${reference.key}::text, url = ${reference.url}::text, reason = ${reference.reason}::text
              from moved where r.id = ${id})`,
          ],
        };
      },
    });
  } catch (error) {
    // The close was taken back in this moment: nobody shows the reference any more.
    if (!(error instanceof DeskError && error.code === 'not-open')) throw error;
  }
}

function followed(before: ClosureReference, { key, summary, status, category, state, baseUrl }: Now): ClosureReference {
  const isLinked = before.state === 'linked';
  if (state !== 'there') return { ...before, summary: null, status: null, category: null, reason: isLinked ? GONE[state] : before.reason };
  return { ...before, key, summary, status, category, url: `${baseUrl}/browse/${key}`, reason: isLinked ? null : before.reason };
}
