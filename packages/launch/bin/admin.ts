import { resolve } from 'node:path';
import { connect } from '@desk/core/db/connect';
import { migrate } from '@desk/core/db/migrate';
import { HOLDS_DAYS } from '@desk/core/people/invitations';
import { makeAdmin } from '@desk/core/people/make-admin';
import { Invite } from '@desk/protocol/team';
import { parseEnv } from '@desk/runtime/env';
import { z } from 'zod';
import { type EmbeddedPostgres, startPostgres } from '../src/postgres.ts';

// `npm run admin -- you@example.org "Your Name" "Your Business"`: the first admin of a desk, or one who is locked out. Prints a link to choose a
// password. Without DATABASE_URL it is the desk of this machine (DESK_DATA), whether that runs or not.

const { DATABASE_URL, DESK_DATA, DESK_PUBLIC_URL, PORT } = parseEnv(
  z.object({
    DATABASE_URL: z.string().optional(),
    DESK_DATA: z.string().default('.desk'),
    DESK_PUBLIC_URL: z.url().optional(),
    PORT: z.string().default('3000'),
  }),
  process.env,
);
const [email, name, workspace = 'Our desk'] = process.argv.slice(2);
const read = Invite.pick({ email: true, name: true }).safeParse({ email, name });
if (!read.success) {
  console.error('Say who it is: npm run admin -- you@example.org "Your Name" "Your Business"');
  for (const { message } of read.error.issues) console.error(`  ${message}.`);
  process.exit(2);
}

let own: EmbeddedPostgres | undefined;
if (!DATABASE_URL) own = await startPostgres({ dataDir: resolve(DESK_DATA) });
const { db, pool } = connect(DATABASE_URL ?? own!.url, { max: 1, name: 'desk-admin' });
try {
  await migrate(db);
  const made = await makeAdmin(db, { ...read.data, workspace });
  const home = (DESK_PUBLIC_URL ?? `http://127.0.0.1:${PORT}`).replace(/\/+$/, '');
  console.log(
    `${read.data.email} is admin of ${made.workspace}. Choose a password here, within ${HOLDS_DAYS} days:\n\n  ${home}/invite#${made.token}\n`,
  );
  console.log(
    `The widget, for a page of yours:\n\n  <script src="${home}/widget/v1/loader.js" data-key="${made.widgetKey}" defer></script>\n`,
  );
} finally {
  await pool.end({ timeout: 5 });
  if (own && !own.wasRunning) await own.stop();
}
