import { parseEnv } from '@desk/runtime/env';
import { z } from 'zod';
import { seedDemo } from '../src/seed.ts';

// `npm run seed`: the demo workspace for a desk of several processes, once it is migrated. Its passwords are known to everybody.

const Environment = z.object({
  DATABASE_URL: z.string(),
  DESK_SECRET: z.string().min(32, 'must have at least 32 characters'),
  /** Where the demo's JIRA answers the workers. */
  DESK_DEMO_JIRA_URL: z.url().default('http://127.0.0.1:3001'),
});

const read = parseEnv(Environment, process.env);
const chats = await seedDemo(read.DATABASE_URL, { jiraUrl: read.DESK_DEMO_JIRA_URL.replace(/\/+$/, ''), secret: read.DESK_SECRET });
console.log(chats === 0 ? 'The demo workspace is there already.' : `The demo workspace was told in ${chats} chats.`);
