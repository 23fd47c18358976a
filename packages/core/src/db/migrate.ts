import { Migrator } from 'kysely/migration';
import type { Db } from './connect.ts';
import * as people from './migrations/2026-11-25-1-people.ts';
import * as chats from './migrations/2026-11-25-2-chats.ts';
import * as closing from './migrations/2026-11-25-3-closing.ts';
import * as journal from './migrations/2026-11-25-4-journal.ts';
import * as jiraSites from './migrations/2026-11-25-4a-jira-sites.ts';
import * as closingRules from './migrations/2026-11-25-5-closing-rules.ts';
import * as jiraLookups from './migrations/2026-11-30-3-jira-lookups.ts';
import * as jiraLinks from './migrations/2026-11-30-4-jira-links.ts';
import * as jiraStatus from './migrations/2026-11-30-5-jira-status.ts';
import * as noteAuthor from './migrations/2026-11-30-5-note-author.ts';
import * as jiraManySites from './migrations/2026-11-30-6-jira-many-sites.ts';
import * as milliseconds from './migrations/2026-11-30-6-milliseconds.ts';
import * as reportSums from './migrations/2026-11-30-7-report-sums.ts';
import * as ownUndo from './migrations/2026-11-30-8-own-undo.ts';
import * as tickets from './migrations/2026-11-30-8-tickets.ts';
import * as jiraAsks from './migrations/2026-11-30-9-jira-asks.ts';
import * as reportScopes from './migrations/2026-11-30-9-report-scopes.ts';
import * as notices from './migrations/2026-11-30-a-notices.ts';
import * as closureTimes from './migrations/2026-11-30-b-closure-times.ts';
import * as jiraCa from './migrations/2026-11-30-b-jira-ca.ts';
import * as exports from './migrations/2026-11-30-c-exports.ts';
import * as oldDrafts from './migrations/2026-11-30-c-old-drafts.ts';
import * as savedViews from './migrations/2026-11-30-d-saved-views.ts';
import * as reportGrains from './migrations/2026-11-30-e-report-grains.ts';
import * as chatsOpened from './migrations/2026-11-30-f-chats-opened.ts';
import * as dashboardColumn from './migrations/2026-11-30-g-dashboard.ts';
import * as jiraFollow from './migrations/2026-11-30-h-jira-follow.ts';
import * as unavailableBy from './migrations/2026-11-30-i-unavailable-by.ts';
import * as wallPasses from './migrations/2026-11-30-j-wall-passes.ts';
import * as referenceKeys from './migrations/2026-11-30-k-reference-keys.ts';
import * as wasPending from './migrations/2026-11-30-l-was-pending.ts';
import * as pendingLinks from './migrations/2026-11-30-m-pending-links.ts';
import * as closedOfAgent from './migrations/2026-11-30-n-closed-of-agent.ts';
import * as invitations from './migrations/2026-11-30-o-invitations.ts';
import * as jiraNews from './migrations/2026-11-30-o-jira-news.ts';
import * as openProjects from './migrations/2026-11-30-p-open-projects.ts';
import * as sumsByGrain from './migrations/2026-11-30-q-sums-by-grain.ts';
import * as seenAt from './migrations/2026-11-30-r-seen-at.ts';
import * as jiraTrials from './migrations/2026-11-30-s-jira-trials.ts';
import * as seenWatch from './migrations/2026-11-30-t-seen-watch.ts';
import * as supervisorAsked from './migrations/2026-11-30-v-supervisor-asked.ts';
import * as surveys from './migrations/2026-11-30-w-surveys.ts';
import * as noteDrafts from './migrations/2026-11-30-x-note-drafts.ts';
import * as transfers from './migrations/2026-11-30-y-transfers.ts';
import * as transferNames from './migrations/2026-11-30-z-transfer-names.ts';

/** All migrations by name. A list, not a folder scan: what runs is what was imported. */
const MIGRATIONS = {
  '2026-11-25-1-people': people,
  '2026-11-25-2-chats': chats,
  '2026-11-25-3-closing': closing,
  '2026-11-25-4-journal': journal,
  '2026-11-25-4a-jira-sites': jiraSites,
  '2026-11-25-5-closing-rules': closingRules,
  '2026-11-30-3-jira-lookups': jiraLookups,
  '2026-11-30-4-jira-links': jiraLinks,
  '2026-11-30-5-jira-status': jiraStatus,
  '2026-11-30-6-jira-many-sites': jiraManySites,
  '2026-11-30-9-jira-asks': jiraAsks,
  '2026-11-30-a-notices': notices,
  '2026-11-30-b-jira-ca': jiraCa,
  '2026-11-30-b-closure-times': closureTimes,
  '2026-11-30-c-exports': exports,
  '2026-11-30-5-note-author': noteAuthor,
  '2026-11-30-6-milliseconds': milliseconds,
  '2026-11-30-7-report-sums': reportSums,
  '2026-11-30-9-report-scopes': reportScopes,
  '2026-11-30-8-own-undo': ownUndo,
  '2026-11-30-8-tickets': tickets,
  '2026-11-30-c-old-drafts': oldDrafts,
  '2026-11-30-d-saved-views': savedViews,
  '2026-11-30-e-report-grains': reportGrains,
  '2026-11-30-f-chats-opened': chatsOpened,
  '2026-11-30-g-dashboard': dashboardColumn,
  '2026-11-30-h-jira-follow': jiraFollow,
  '2026-11-30-i-unavailable-by': unavailableBy,
  '2026-11-30-j-wall-passes': wallPasses,
  '2026-11-30-k-reference-keys': referenceKeys,
  '2026-11-30-m-pending-links': pendingLinks,
  '2026-11-30-l-was-pending': wasPending,
  '2026-11-30-n-closed-of-agent': closedOfAgent,
  '2026-11-30-o-jira-news': jiraNews,
  '2026-11-30-p-open-projects': openProjects,
  '2026-11-30-o-invitations': invitations,
  '2026-11-30-q-sums-by-grain': sumsByGrain,
  '2026-11-30-r-seen-at': seenAt,
  '2026-11-30-s-jira-trials': jiraTrials,
  '2026-11-30-t-seen-watch': seenWatch,
  '2026-11-30-v-supervisor-asked': supervisorAsked,
  '2026-11-30-w-surveys': surveys,
  '2026-11-30-x-note-drafts': noteDrafts,
  '2026-11-30-y-transfers': transfers,
  '2026-11-30-z-transfer-names': transferNames,
};

/**
 * Brings the database to the newest version; safe to run twice and by two processes at once.
 * @returns the names that were applied now. Throws what a migration threw.
 */
export async function migrate(db: Db): Promise<string[]> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => MIGRATIONS } });
  const { error, results = [] } = await migrator.migrateToLatest();
  if (error) throw error;
  return results.map((result) => result.migrationName);
}

/** True when no migration is missing: part of `/readyz`. */
export async function isMigrated(db: Db): Promise<boolean> {
  const all = await new Migrator({ db, provider: { getMigrations: async () => MIGRATIONS } }).getMigrations();
  return all.every((migration) => migration.executedAt !== undefined);
}
