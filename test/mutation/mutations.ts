// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are words of our own code, placeholders included.

/** A fault that somebody could make: in this file, these words become those. The named tests must notice. */
export type Mutation = { name: string; file: string; find: string; put: string; times?: number; tests: readonly string[] };

/** One guard taken away at a time. `find` stands in the file exactly `times` times (once, if it does not say), or the list has rotted. */
export const MUTATIONS: readonly Mutation[] = [
  {
    name: 'the version guard of the door',
    file: 'packages/core/src/chats/change.ts',
    find: ' and version = ${was.version}',
    put: '',
    tests: ['test/journal/versions.test.ts'],
  },
  {
    name: 'the question who may do it',
    file: 'packages/protocol/src/lifecycle.ts',
    find: 'return stateRefusal(action, chat, now) ?? rightsRefusal(action, chat, asker);',
    put: 'return stateRefusal(action, chat, now);',
    tests: ['test/closing/conflicts.test.ts'],
  },
  {
    name: 'the look for what a key has stored',
    file: 'packages/core/src/chats/change.ts',
    find: 'if (loaded.stored) return replay(loaded.stored, ask.intent!);',
    put: '',
    tests: ['test/closing/idempotency.test.ts'],
  },
  {
    name: 'the idempotency key in the journal',
    file: 'packages/core/src/chats/change.ts',
    find: '${intent ? storedKey(who, intent) : null}::text, ${intent?.hash ?? null}::text from moved',
    put: 'null::text, null::text from moved',
    tests: ['test/closing/idempotency.test.ts'],
  },
  {
    name: 'the undo window before a JIRA link leaves',
    file: 'packages/core/src/references/due.ts',
    find: ' and cl.undo_until <= now()',
    put: '',
    times: 2,
    tests: ['test/jira/undo-window.test.ts'],
  },
  {
    name: 'the end of the undo window',
    file: 'packages/protocol/src/lifecycle.ts',
    find: 'chat.undoUntil !== null && chat.undoUntil > now',
    put: 'chat.undoUntil !== null',
    tests: ['test/closing/undo.test.ts'],
  },
  {
    name: 'what is required at closing',
    file: 'packages/core/src/closures/wrap-up.ts',
    find: 'byHand ? missingErrors(input, state, preferences) : []',
    put: 'byHand ? [] : missingErrors(input, state, preferences)',
    tests: ['test/closing/who-must.test.ts'],
  },
  {
    name: 'the customer’s words that the closer has not seen',
    file: 'packages/core/src/chats/close.ts',
    find: 'state.last_customer_version > input.seenVersion && !input.closeAnyway',
    put: 'false',
    tests: ['test/closing/conflicts.test.ts'],
  },
  {
    name: 'the apostrophe before a formula',
    file: 'packages/core/src/exports/write-rows.ts',
    find: "/^[=+\\-@＝＋－＠\\t\\r]/.test(text) ? `'${text}` : text",
    put: 'text',
    tests: ['test/input/markup.test.ts'],
  },
  {
    name: 'the workspace of the list of closures',
    file: 'packages/core/src/closures/matching.ts',
    find: '[sql`cl.workspace_id = ${who.workspaceId}`]',
    put: '[sql`true`]',
    tests: ['test/auth/foreign-ids.test.ts'],
  },
  {
    name: 'the end of an offer with the end of its chat',
    file: 'packages/core/src/transfers/withdraw.ts',
    find: 'state.transfer === null || !ENDS.has(step.type)',
    put: 'true',
    tests: ['test/chats/offers-over.test.ts'],
  },
  {
    name: 'whom a chat is offered to',
    file: 'packages/protocol/src/lifecycle.ts',
    find: '!owns && isOfferedTo(asker, chat) ? null',
    put: '!owns ? null',
    tests: ['test/chats/transfers.test.ts'],
  },
  {
    name: 'the place that an offer keeps',
    file: 'packages/core/src/transfers/stored-transfer.ts',
    find: ' and o.to_agent_id = m.user_id and o.outcome is null)',
    put: ' and false)',
    tests: ['test/chats/transfers.test.ts'],
  },
  {
    name: 'one open chat per customer',
    file: 'packages/core/src/db/migrations/2026-11-25-2-chats.ts',
    find: 'create unique index chats_one_open',
    put: 'create index chats_one_open',
    tests: ['test/chats/opening.test.ts'],
  },
  {
    name: 'an undone closure is counted anew',
    file: 'packages/core/src/chats/undo-close.ts',
    find: 'undone_at = ${now}, is_dirty = true from moved',
    put: 'undone_at = ${now} from moved',
    tests: ['test/closing/undo.test.ts'],
  },
  {
    name: 'what a customer may not learn of a refusal',
    file: 'packages/core/src/chats/change.ts',
    find: "who.kind === 'agent' ? circumstances(loaded) : {}",
    put: 'circumstances(loaded)',
    tests: ['test/closing/customer-ends.test.ts'],
  },
];
