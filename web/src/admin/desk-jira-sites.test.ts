import { html } from 'lit';
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { mountInDesk } from '../data/desk-contexts.fixture.ts';
import { StubServer } from '../data/stub-server.fixture.ts';
import { siteView } from './jira-site.fixture.ts';
import './desk-jira-sites.ts';

test('links that come along move the health of a site while it is looked at, and what is being typed stays', async () => {
  let needsAttention = 0;
  const site = siteView();
  const server = new StubServer({ 'GET /api/integrations/jira': () => ({ items: [{ ...site, needsAttention }] }) });
  const desk = await mountInDesk([], html`<desk-jira-sites></desk-jira-sites>`);
  await expect.element(page.getByRole('link', { name: 'Show' })).not.toBeInTheDocument();
  await page.getByLabelText('E-mail of the account').fill('robot@demo.test');
  needsAttention = 3;
  desk.socket.onFrame.call({ type: 'events', events: [{ type: 'reference.changed' }] } as never);
  await expect.element(page.getByRole('link', { name: 'Show' })).toBeVisible();
  await expect.element(page.getByLabelText('E-mail of the account')).toHaveValue('robot@demo.test');
  server.remove();
  localStorage.clear();
  document.body.replaceChildren();
});
