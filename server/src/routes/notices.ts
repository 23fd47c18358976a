import { myNotices, seeNotices } from '@desk/core/jira/notices';
import { Notice, SeeNotices } from '@desk/protocol/notice';
import { Hono } from 'hono';
import { z } from 'zod';
import type { Deps, Env } from '../http/context.ts';
import { about, valid } from '../http/valid.ts';

/** What a member is told of chats that are over. */
export function noticeRoutes({ db }: Deps) {
  return new Hono<Env>()
    .get('/notices', about('What I was told and have not seen', 'Notices', z.object({ items: z.array(Notice) })), async (c) =>
      c.json({ items: await myNotices(db, c.get('member')) }),
    )
    .post('/notices/seen', about('I have seen what was told of these chats', 'Notices'), valid('json', SeeNotices), async (c) => {
      await seeNotices(db, c.get('member'), c.req.valid('json').chatIds);
      return c.json({ seen: true });
    });
}
