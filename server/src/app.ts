import { DeskError } from '@desk/protocol/errors';
import { Hono } from 'hono';
import { cors } from 'hono/cors';
import { secureHeaders } from 'hono/secure-headers';
import type { Deps, Env } from './http/context.ts';
import { requireMember, sameOrigin } from './http/guards.ts';
import { limitBody } from './http/limit-body.ts';
import { nudgeAfterWrites } from './http/nudge-after-writes.ts';
import { onError, problem } from './http/problem.ts';
import { requestLine } from './http/request-line.ts';
import { authRoutes } from './routes/auth.ts';
import { bulkRoutes } from './routes/bulk.ts';
import { chatRoutes } from './routes/chats.ts';
import { closureRoutes } from './routes/closures.ts';
import { customerRoutes } from './routes/customers.ts';
import { dashboardRoutes } from './routes/dashboard.ts';
import { departmentRoutes } from './routes/departments.ts';
import { docsRoutes } from './routes/docs.ts';
import { exportRoutes } from './routes/exports.ts';
import { healthRoutes } from './routes/health.ts';
import { jiraRoutes } from './routes/jira.ts';
import { jiraHookRoutes } from './routes/jira-hooks.ts';
import { meRoutes } from './routes/me.ts';
import { noticeRoutes } from './routes/notices.ts';
import { preferenceRoutes } from './routes/preferences.ts';
import { reportRoutes } from './routes/reports.ts';
import { rowReportRoutes } from './routes/row-reports.ts';
import { savedViewRoutes } from './routes/saved-views.ts';
import { surveyRoutes } from './routes/surveys.ts';
import { tagRoutes } from './routes/tags.ts';
import { teamRoutes } from './routes/team.ts';
import { transferRoutes } from './routes/transfers.ts';
import { wallPassRoutes, wallRoutes } from './routes/wall.ts';
import { webRoutes } from './routes/web.ts';
import { widgetRoutes } from './routes/widget.ts';
import { type Sockets, socketRoute } from './socket/socket-route.ts';

const BODY_LIMIT = 64 * 1024;

/** All of HTTP in one place: what stands in front of every route, then the routes by noun. */
export function createApp(deps: Deps, sockets: Sockets): Hono<Env> {
  const { config, log, metrics, bus } = deps;
  const app = new Hono<Env>();
  app.onError(onError(log));
  app.notFound((c) => problem(c, new DeskError('not-found', 'There is nothing at this address.')));
  app.use(requestLine(log, metrics, config.trustProxy));
  app.route('/', healthRoutes(deps));
  app.route('/', jiraHookRoutes(deps));
  app.use('/widget/*', openToAllSites); // outside `headers`, which would have the last word
  app.use(headers());
  app.use('/api/*', limitBody(BODY_LIMIT));
  app.use('/api/*', nudgeAfterWrites(bus));
  app.route('/api', docsRoutes(app));
  app.route('/api', socketRoute(deps, sockets));
  app.use(
    '/api/widget/*',
    cors({
      origin: '*',
      allowHeaders: ['authorization', 'content-type', 'idempotency-key'],
      exposeHeaders: ['retry-after'],
      maxAge: 86_400,
    }),
  );
  app.route('/api/widget', widgetRoutes(deps));
  app.use('/api/*', sameOrigin(deps));
  app.route('/api/auth', authRoutes(deps));
  app.route('/api/wall', wallRoutes(deps));
  app.route('/api', memberRoutes(deps));
  if (config.webRoot) app.route('/', webRoutes(config.webRoot));
  return app;
}

/** Everything that needs a signed-in member of the team. */
function memberRoutes(deps: Deps) {
  return new Hono<Env>()
    .use(requireMember(deps))
    .route('/', meRoutes(deps))
    .route('/chats', bulkRoutes(deps))
    .route('/chats', chatRoutes(deps))
    .route('/chats', transferRoutes(deps))
    .route('/', teamRoutes(deps))
    .route('/', departmentRoutes(deps))
    .route('/', preferenceRoutes(deps))
    .route('/', surveyRoutes(deps))
    .route('/', closureRoutes(deps))
    .route('/customers', customerRoutes(deps))
    .route('/tags', tagRoutes(deps))
    .route('/', reportRoutes(deps))
    .route('/', rowReportRoutes(deps))
    .route('/', dashboardRoutes(deps))
    .route('/', exportRoutes(deps))
    .route('/', noticeRoutes(deps))
    .route('/views', savedViewRoutes(deps))
    .route('/wall-passes', wallPassRoutes(deps))
    .route('/', jiraRoutes(deps));
}

/** The widget's loader is a plain script of other sites' pages; `same-origin` would make their browsers drop it. */
async function openToAllSites(c: { header(name: string, value: string): void }, next: () => Promise<void>) {
  await next();
  c.header('cross-origin-resource-policy', 'cross-origin');
}

function headers() {
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:'],
      connectSrc: ["'self'", 'data:'],
      fontSrc: ["'self'", 'data:'],
      objectSrc: ["'none'"],
      baseUri: ["'self'"],
      frameAncestors: ["'self'"],
    },
    strictTransportSecurity: false,
    crossOriginEmbedderPolicy: false,
  });
}
