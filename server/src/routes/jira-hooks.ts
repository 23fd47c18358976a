import { takeHint } from '@desk/core/jira/hints';
import { Hono } from 'hono';
import type { Deps, Env } from '../http/context.ts';
import { limitBody } from '../http/limit-body.ts';

const BODY_LIMIT = 1024 * 1024;

/** Where JIRA's webhooks come in: signed by their site, answered at once, worked on by the worker. [J11] */
export function jiraHookRoutes({ db, config, bus }: Pick<Deps, 'db' | 'config' | 'bus'>) {
  return new Hono<Env>().use('/hooks/*', limitBody(BODY_LIMIT)).post('/hooks/jira/:connectionId', async (c) => {
    const hint = {
      body: new Uint8Array(await c.req.arrayBuffer()),
      signature: c.req.header('x-hub-signature') ?? '',
      id: c.req.header('x-atlassian-webhook-identifier') ?? null,
    };
    await takeHint(db, c.req.param('connectionId'), hint, config.secret);
    bus.nudge();
    return c.json({ heard: true }, 202);
  });
}
