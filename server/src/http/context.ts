import type { Member, Visitor } from '@desk/core/access';
import type { Db } from '@desk/core/db/connect';
import type { DepartmentId } from '@desk/protocol/ids';
import type { Bus } from '@desk/runtime/bus';
import type { Limiter } from '@desk/runtime/limits';
import type { Log } from '@desk/runtime/log';
import type { Presence } from '@desk/runtime/presence';
import type { Sessions } from '../auth/sessions.ts';
import type { SignInLibrary } from '../auth/sign-in-library.ts';
import type { ServerConfig } from '../config.ts';
import type { Metrics } from './metrics.ts';

/** What the routes are given; `main.ts` builds it. */
export type Deps = {
  config: ServerConfig;
  db: Db;
  bus: Bus;
  presence: Presence;
  limiter: Limiter;
  library: SignInLibrary;
  sessions: Sessions;
  metrics: Metrics;
  log: Log;
};

/** What the middleware leaves for the handlers behind it. */
export type Env = {
  Variables: {
    requestId: string;
    address: string;
    member: Member;
    sessionId: string;
    sessionExpiresAt: Date;
    visitor: Visitor;
    visitorDepartmentId: DepartmentId | null;
    visitorExpiresAt: Date;
  };
};
