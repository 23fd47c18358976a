import { type RawBuilder, sql } from 'kysely';

/** JIRA does not let the link be taken off, and nobody tries again by themselves: only then a link that was taken off has a reason. */
export const STUCK: RawBuilder<boolean> = sql<boolean>`(r.state = 'unlinked' and r.reason is not null)`;

/** It was taken off, JIRA may still show it, and the worker is at it. */
export const IS_LEAVING: RawBuilder<boolean> = sql<boolean>`(r.state = 'unlinked' and r.sent_to is not null and r.reason is null)`;

/** Whether somebody must look at a JIRA link, for the alias `r`. */
export const NEEDS_PERSON: RawBuilder<boolean> = sql<boolean>`(r.state in ('needs-attention', 'failed') or ${STUCK})`;

/** The closure of the alias `cl` stands, or JIRA still shows a link of it though it was taken back. */
export const STILL_MATTERS: RawBuilder<boolean> = sql<boolean>`(cl.undone_at is null or ${STUCK})`;
