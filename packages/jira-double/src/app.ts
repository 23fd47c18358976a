import { Hono } from 'hono';
import { authenticate, notPlayed, record } from './middleware.ts';
import { pageRoutes } from './page/page.ts';
import { createIssueRoutes } from './rest/create-issue.ts';
import { identityRoutes } from './rest/identity.ts';
import { issueRoutes } from './rest/issues.ts';
import { remoteLinkRoutes } from './rest/remote-links.ts';
import { apiVersion, type RestEnv, type Site } from './site.ts';
import { strike } from './strike.ts';

/** The double as one application: pages for people first, then everything that is recorded, may fail, and asks who is calling. */
export function createDoubleApp(site: Site): Hono<RestEnv> {
  const rest = new Hono<RestEnv>()
    .route('/', identityRoutes(site))
    .route('/', createIssueRoutes(site))
    .route('/', issueRoutes(site))
    .route('/', remoteLinkRoutes(site));
  const app = new Hono<RestEnv>({ strict: false });
  app.route(site.contextPath || '/', pageRoutes(site));
  if (site.contextPath !== '') app.get('/', (c) => c.redirect(`${site.contextPath}/`));
  app.use(record(site), strike(site), authenticate(site));
  app.route(`${site.contextPath}/rest/api/${apiVersion(site)}`, rest);
  if (site.flavour === 'cloud') app.route(`/ex/jira/${site.cloudId}/rest/api/3`, rest);
  app.notFound((c) => notPlayed(site)(c.req));
  return app;
}
