import { connect } from '@desk/core/db/connect';
import { migrate } from '@desk/core/db/migrate';
import { createLog } from '@desk/runtime/log';
import { serverConfig } from './config.ts';

// `npm run migrate`: run once before the first server of a new version starts.
const config = serverConfig();
const log = createLog({ level: config.logLevel, pretty: config.logPretty, name: 'migrate' });
const { db } = connect(config.databaseUrl, { max: 1, name: 'desk-migrate' });
const applied = await migrate(db);
log.info({ applied }, applied.length === 0 ? 'the database is up to date' : 'migrated');
await db.destroy();
