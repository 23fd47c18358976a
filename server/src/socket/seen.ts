import type { Member } from '@desk/core/access';
import type { Db } from '@desk/core/db/connect';
import { notePulse, noteSeen } from '@desk/core/people/seen';
import type { Bus } from '@desk/runtime/bus';
import type { Log } from '@desk/runtime/log';

/** Notes whose desks are connected. Nothing waits for it: what is not noted now is noted half a minute later. */
export type Seen = {
  /** A desk of this member's has just come. All who come within a second are noted together: after a restart everybody does. */
  came(member: Member): void;
  /** These, be it nobody, are connected to this server. */
  pulse(members: readonly Member[]): void;
};

const GATHER_MS = 1_000;

export function createSeen(db: Db, bus: Bus, log: Log): Seen {
  const coming = new Map<string, Member>();

  function note(noting: Promise<boolean>): void {
    noting.then(
      (isBack) => isBack && bus.nudge(),
      (error: unknown) => log.warn({ err: error }, 'who is at the desk was not noted'),
    );
  }

  return {
    came(member) {
      if (coming.size === 0) setTimeout(noteComing, GATHER_MS).unref();
      coming.set(member.id, member);
    },
    pulse: (members) => note(notePulse(db, members)),
  };

  function noteComing(): void {
    note(noteSeen(db, [...coming.values()]));
    coming.clear();
  }
}
