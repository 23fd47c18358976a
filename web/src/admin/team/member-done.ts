import type { Invited } from '@desk/protocol/team';

/** What became of somebody: `words` say it aloud; with a link when one was made. */
export type MemberOutcome = { words: string } | (Invited & { words: string });

/** The dialog about somebody of the team has ended; without an outcome nothing was changed. */
export class MemberDone extends Event {
  readonly outcome: MemberOutcome | undefined;

  constructor(outcome?: MemberOutcome) {
    super('desk-member-done', { bubbles: true, composed: true });
    this.outcome = outcome;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'desk-member-done': MemberDone;
  }
}
