import type { Member } from '@desk/core/access';
import type { Db } from '@desk/core/db/connect';
import { noteSeen } from '@desk/core/people/seen';
import type { Bus } from '@desk/runtime/bus';
import type { Log } from '@desk/runtime/log';

/** Notes that these members' desks are connected. Nothing waits for it: what is not noted now is noted half a minute later. */
export type Seen = (members: readonly Member[]) => void;

export function createSeen(db: Db, bus: Bus, log: Log): Seen {
  return (members) =>
    void noteSeen(db, members).then(
      (isBack) => isBack && bus.nudge(),
      (error: unknown) => log.warn({ err: error }, 'who is at the desk was not noted'),
    );
}
