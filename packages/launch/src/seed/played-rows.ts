import type { Issues } from './issues.ts';
import type { PlayedChat } from './play-chat.ts';
import { type RowSet, rowSet } from './row-set.ts';

/** JIRA's numbers of the remote links that the stories tell of. */
const FIRST_LINK = 40_001;

/** The rows of all these chats, in the order in which tables may be filled. Closures are left uncounted: the worker folds them. */
export function playedRows(workspace_id: PlayedChat['row']['workspace_id'], chats: readonly PlayedChat[], issues: Issues): RowSet[] {
  const closed = chats.flatMap(({ row, closure, handledSeconds }) => (closure ? [{ row, closure, handledSeconds }] : []));
  const events = chats.flatMap((chat) => chat.events).sort((a, b) => a.at.getTime() - b.at.getTime() || a.version - b.version);
  return [
    rowSet(
      'chats',
      chats.map(({ row }) => row),
    ),
    rowSet('transfers', transferRows(workspace_id, chats)),
    rowSet(
      'messages',
      chats.flatMap(({ row, messages }) =>
        messages.map(({ id, version, author, text, clientId, at }) => ({
          id,
          workspace_id,
          chat_id: row.id,
          version,
          author_kind: author.kind,
          author_id: author.id,
          author_name: author.name,
          text,
          client_id: clientId,
          at: new Date(at),
        })),
      ),
    ),
    rowSet(
      'closures',
      closed.map(({ row, closure, handledSeconds }) => ({
        id: closure.id,
        workspace_id,
        chat_id: row.id,
        sentiment: closure.sentiment,
        note: closure.note,
        closed_by_kind: closure.closedBy.kind,
        closed_by_id: closure.closedBy.id,
        closed_by_name: closure.closedBy.name,
        agent_id: row.agent_id,
        department_id: row.department_id,
        channel: row.channel,
        reason: closure.reason,
        handled_seconds: handledSeconds,
        closed_at: new Date(closure.closedAt),
        undo_until: new Date(closure.undoUntil),
      })),
    ),
    rowSet(
      'closure_tags',
      closed.flatMap(({ closure }) => closure.tags.map((tag) => ({ workspace_id, closure_id: closure.id, tag_id: tag.id }))),
    ),
    rowSet('chat_references', referenceRows(workspace_id, chats, issues)),
    rowSet(
      'events',
      events.map((event) => ({ workspace_id, ...event, data: event.data as Record<string, unknown> })),
    ),
  ];
}

function transferRows(workspace_id: PlayedChat['row']['workspace_id'], chats: readonly PlayedChat[]) {
  return chats.flatMap(({ row, transfer }) => {
    if (transfer?.to.kind !== 'agent') return [];
    const { id, from, to, note, offeredAt, expiresAt, ended } = transfer;
    return [
      {
        id,
        workspace_id,
        chat_id: row.id,
        from_id: from.id,
        from_name: from.name,
        to_agent_id: to.id,
        to_name: to.name,
        note,
        offered_at: new Date(offeredAt),
        expires_at: new Date(expiresAt),
        outcome: ended?.outcome ?? null,
        ended_at: ended ? new Date(ended.at) : null,
        ended_by: ended?.by?.id ?? null,
        ended_by_name: ended?.by?.name ?? null,
        reason: ended?.reason ?? null,
      },
    ];
  });
}

function referenceRows(workspace_id: PlayedChat['row']['workspace_id'], chats: readonly PlayedChat[], issues: Issues) {
  let links = FIRST_LINK;
  return chats.flatMap(({ row, closure }) =>
    (closure?.references ?? []).map(({ id, kind, text, url, key, state, reason, changedAt }) => {
      const isLinked = state === 'linked';
      return {
        id,
        workspace_id,
        chat_id: row.id,
        closure_id: closure!.id,
        kind,
        text,
        url,
        connection_id: kind === 'jira' ? issues.connectionId : null,
        issue_key: key,
        issue_id: isLinked && key ? issues.reference(key).issueId : null,
        remote_link_id: isLinked ? String(links++) : null,
        state,
        reason,
        attempts: isLinked || reason ? 1 : 0,
        due_at: state === 'pending' ? new Date(changedAt) : null,
        changed_at: new Date(changedAt),
      };
    }),
  );
}
