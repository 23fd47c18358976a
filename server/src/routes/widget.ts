import { endOpenChat } from '@desk/core/chats/end';
import { receiveMessage } from '@desk/core/chats/receive-message';
import { createVisitor, departmentByName, workspaceOfWidget } from '@desk/core/customers/visitor';
import { toVisitorChat, toVisitorMessage, visitorChat } from '@desk/core/customers/visitor-chat';
import { answerSurvey } from '@desk/core/surveys/answer';
import { PostMessage, StartVisit, VisitorChat } from '@desk/protocol/chat';
import { DeskError } from '@desk/protocol/errors';
import { AnswerSurvey, VisitorSurvey } from '@desk/protocol/survey';
import { Hono } from 'hono';
import { z } from 'zod';
import { signVisitor } from '../auth/visitor-token.ts';
import type { Deps, Env } from '../http/context.ts';
import { requireVisitor } from '../http/guards.ts';
import { about, valid } from '../http/valid.ts';

const Visit = z.object({ token: z.string(), customerId: z.string(), workspace: z.object({ name: z.string() }) });

/** The customer's side: a token instead of a cookie, so that it works from any page that embeds the widget. */
export function widgetRoutes(deps: Deps) {
  const { db, config, limiter } = deps;
  return new Hono<Env>()
    .post('/sessions', about('Start as a visitor', 'Widget', Visit), valid('json', StartVisit), async (c) => {
      const input = c.req.valid('json');
      const taken = await limiter.take(`visit from ${c.get('address')}`, { limit: 120, windowSeconds: 60 });
      if (!taken.ok) throw new DeskError('too-many', 'Too many new conversations from here.', { retryAfter: taken.retryAfterSeconds });
      const workspace = await workspaceOfWidget(db, input.workspace);
      const departmentId = await departmentByName(db, workspace.id, input.department);
      const visitor = await createVisitor(db, workspace.id, {
        ...(input.name ? { name: input.name } : {}),
        ...(input.email ? { email: input.email } : {}),
      });
      const token = signVisitor(config.secret, { workspaceId: workspace.id, customerId: visitor.id, departmentId });
      return c.json({ token, customerId: visitor.id, workspace: { name: workspace.name } });
    })
    .use(requireVisitor(deps))
    .get(
      '/chat',
      about(
        'My conversation',
        'Widget',
        z.object({
          chat: VisitorChat.nullable(),
          messages: z.array(z.unknown()),
          earlier: z.unknown().nullable(),
          survey: VisitorSurvey.nullable(),
        }),
      ),
      async (c) => c.json((await visitorChat(db, c.get('visitor'))) ?? { chat: null, messages: [], earlier: null, survey: null }),
    )
    .post('/messages', about('Write to the team', 'Widget'), valid('json', PostMessage), async (c) => {
      const visitor = c.get('visitor');
      const taken = await limiter.take(`messages of ${visitor.id}`, { limit: 60, windowSeconds: 60 });
      if (!taken.ok) throw new DeskError('too-many', 'Too many messages in a row.', { retryAfter: taken.retryAfterSeconds });
      const { chat, message } = await receiveMessage(db, visitor, c.req.valid('json'), c.get('visitorDepartmentId'));
      return c.json({ chat: toVisitorChat(chat), message: toVisitorMessage(message) });
    })
    .post(
      '/survey',
      about('Answer what I was asked', 'Widget', z.object({ chat: VisitorChat, survey: VisitorSurvey })),
      valid('json', AnswerSurvey),
      async (c) => {
        const visitor = c.get('visitor');
        const taken = await limiter.take(`survey of ${visitor.id}`, { limit: 60, windowSeconds: 60 });
        if (!taken.ok) throw new DeskError('too-many', 'Too many answers in a row.', { retryAfter: taken.retryAfterSeconds });
        const { chat, survey } = await answerSurvey(db, visitor, c.req.valid('json'));
        return c.json({ chat: toVisitorChat(chat), survey });
      },
    )
    .post('/end', about('End my conversation', 'Widget', z.object({ chat: VisitorChat })), async (c) =>
      c.json({ chat: toVisitorChat(await endOpenChat(db, c.get('visitor'))) }),
    );
}
