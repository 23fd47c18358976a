import type { Sentiment } from '@desk/protocol/closure';
import type { ChatId, TagId, WorkspaceId } from '@desk/protocol/ids';
import type { Suggestions } from '@desk/protocol/suggestion';
import type { TagRef } from '@desk/protocol/tag';
import { sql } from 'kysely';
import type { Member } from '../access.ts';
import { findChat } from '../chats/get.ts';
import type { Db } from '../db/connect.ts';
import { learn, type WordModel } from './word-model.ts';
import { wordsOf } from './words-of.ts';

const LEARN_FROM = 3_000;
const KEPT_MS = 10 * 60_000;
/** Below this many conversations a guess would be luck. */
const ENOUGH = 30;
const TAGS_AT_MOST = 3;
const TAG_SHARE = 0.15;
const SENTIMENT_SHARE = 0.75;

type Models = { tags: WordModel<TagId>; sentiment: WordModel<Sentiment>; until: number };

/**
 * Proposes up to three tags, and a sentiment, from what the customer wrote, by plain statistics over the workspace's past closures. Only what
 * is likely is proposed; nothing is ever chosen by it. Each kind has its switch in the workspace's preferences. [K13]
 */
export function createSuggestions(db: Db): (who: Member, chatId: ChatId) => Promise<Suggestions> {
  const known = new Map<WorkspaceId, Promise<Models>>();

  async function modelsOf(workspaceId: WorkspaceId): Promise<Models> {
    const kept = await known.get(workspaceId)?.catch(() => null);
    if (kept && kept.until > Date.now()) return kept;
    const learning = learnFrom(db, workspaceId);
    known.set(workspaceId, learning);
    return learning;
  }

  return async (who, chatId) => {
    const chat = await findChat(db, who.workspaceId, chatId);
    const { switches, words, offered } = await lookAt(db, who.workspaceId, chatId, chat.department?.id ?? null);
    if (!switches.tags && !switches.sentiment) return { tags: [], sentiment: null };
    const models = await modelsOf(who.workspaceId);
    return {
      tags: switches.tags && models.tags.conversations >= ENOUGH ? likelyTags(models.tags, words, offered) : [],
      sentiment: switches.sentiment && models.sentiment.conversations >= ENOUGH ? likelySentiment(models.sentiment, words) : null,
    };
  };
}

function likelyTags(model: WordModel<TagId>, words: ReadonlySet<string>, offered: readonly TagRef[]): TagRef[] {
  const likely = model.judge(words).filter(({ share }) => share >= TAG_SHARE);
  return likely.flatMap(({ label }) => offered.filter((tag) => tag.id === label)).slice(0, TAGS_AT_MOST);
}

function likelySentiment(model: WordModel<Sentiment>, words: ReadonlySet<string>): Sentiment | null {
  const best = model.judge(words)[0];
  return best && best.share >= SENTIMENT_SHARE ? best.label : null;
}

type Look = { switches: { tags: boolean; sentiment: boolean }; text: string | null; offered: TagRef[] | null };

async function lookAt(db: Db, workspaceId: WorkspaceId, chatId: ChatId, departmentId: string | null) {
  const { rows } = await sql<Look>`select jsonb_build_object('tags', suggest_tags, 'sentiment', suggest_sentiment) as switches,
      (select string_agg(text, ' ') from messages where chat_id = ${chatId} and author_kind = 'customer') as text,
      (select jsonb_agg(jsonb_build_object('id', id, 'name', name, 'hue', hue)) from tags where workspace_id = ${workspaceId} and active
        and (department_ids = '{}' or ${departmentId}::text is null or ${departmentId}::text = any(department_ids))) as offered
    from workspaces where id = ${workspaceId}`.execute(db);
  const { switches, text, offered } = rows[0]!;
  return { switches, words: wordsOf(text ?? ''), offered: offered ?? [] };
}

async function learnFrom(db: Db, workspaceId: WorkspaceId): Promise<Models> {
  const { rows } = await sql<{ text: string | null; tags: TagId[]; sentiment: Sentiment | null }>`
    select cl.sentiment, array(select tag_id from closure_tags where closure_id = cl.id) as tags,
      (select left(string_agg(text, ' ' order by version), 2000) from messages m where m.chat_id = cl.chat_id and m.author_kind = 'customer') as text
    from closures cl where cl.workspace_id = ${workspaceId} and cl.undone_at is null order by cl.closed_at desc limit ${LEARN_FROM}`.execute(
    db,
  );
  const examples = rows.map(({ text, ...row }) => ({ words: wordsOf(text ?? ''), ...row }));
  return {
    tags: learn(examples.filter(({ tags }) => tags.length > 0).map(({ words, tags }) => ({ words, labels: tags }))),
    sentiment: learn(examples.flatMap(({ words, sentiment }) => (sentiment ? [{ words, labels: [sentiment] }] : []))),
    until: Date.now() + KEPT_MS,
  };
}
