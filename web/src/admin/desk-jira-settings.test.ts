import { newId } from '@desk/protocol/ids';
import type { JiraCheck, JiraConnectionView } from '@desk/protocol/jira';
import { html } from 'lit';
import { afterEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { mountInDesk } from '../data/desk-contexts.fixture.ts';
import { StubServer } from '../data/stub-server.fixture.ts';
import { mount } from '../ui/mount.fixture.ts';
import { siteView } from './jira-site.fixture.ts';
import './desk-jira-settings.ts';

const site = siteView({ id: newId('jira') });
const refused: JiraCheck[] = [
  { name: 'address', state: 'ok', sentence: 'demo.atlassian.example can be reached.' },
  { name: 'answers-json', state: 'ok', sentence: 'It is JIRA 1001.' },
  { name: 'identity', state: 'failed', sentence: 'JIRA refused the token.' },
];
const passed: JiraCheck[] = [{ name: 'address', state: 'ok', sentence: 'demo.atlassian.example can be reached.' }];

let server: StubServer;
const home = location.pathname + location.search;
afterEach(() => {
  server.remove();
  document.body.replaceChildren();
  localStorage.clear();
  history.replaceState(null, '', home);
});

async function open(
  checks: JiraCheck[] | Promise<JiraCheck[]>,
  connection: JiraConnectionView | null = site,
  saved: JiraConnectionView | Promise<JiraConnectionView> = site,
): Promise<void> {
  server = new StubServer({
    'POST /api/integrations/jira/test': async () => ({ checks: await checks }),
    [`POST /api/integrations/jira/${site.id}/test`]: () => ({ checks: passed }),
    'PUT /api/integrations/jira': async () => ({ connection: await saved }),
  });
  await mount(html`<desk-jira-settings .connection=${connection}></desk-jira-settings>`);
}

const token = () => page.getByRole('textbox', { name: 'Token', exact: true });
const saves = () => server.sent('PUT', '/api/integrations/jira').map(({ body }) => (body as { token?: string }).token);

test('[J17] what is typed is tested over the saved one, and nothing is saved by it', async () => {
  await open(refused);
  await token().fill('typed');
  await page.getByRole('button', { name: 'Test now' }).click();
  await expect.element(page.getByText('JIRA refused the token.')).toBeVisible();
  expect(server.asked.map(({ method, path, body }) => [method, path, (body as { token?: string }).token])).toEqual([
    ['POST', '/api/integrations/jira/test', 'typed'],
  ]);
  // Another token was not tested yet.
  await token().fill('typed too');
  await expect.element(page.getByText('JIRA refused the token.')).not.toBeInTheDocument();
});

test('[J17] a token that fails is saved only by somebody who says so', async () => {
  await open(refused);
  await token().fill('typed');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect
    .element(page.getByText('Not saved. Sign-in: JIRA refused the token. The sign-in that is saved stays as it is.', { exact: false }))
    .toBeVisible();
  expect(saves()).toEqual([]);
  await page.getByRole('button', { name: 'Save anyway' }).click();
  await expect.poll(saves).toEqual(['typed']);
  expect(server.sent('POST', '/api/integrations/jira/test')).toHaveLength(1);
  await expect.element(page.getByRole('alert')).not.toBeInTheDocument();
});

test('[J17] one that passes is saved at once, with what else was typed while it was tried', async () => {
  const trial = Promise.withResolvers<JiraCheck[]>();
  await open(trial.promise);
  await token().fill('good');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect.poll(() => server.sent('POST', '/api/integrations/jira/test')).toHaveLength(1);
  await page.getByRole('textbox', { name: /Projects/ }).fill('NET');
  trial.resolve(passed);
  await expect.poll(saves).toEqual(['good']);
  expect(server.sent('PUT', '/api/integrations/jira')[0]!.body).toMatchObject({ onlyProjects: ['NET'] });
});

test('what is typed while it is being saved stays, and is one change more', async () => {
  const saved = Promise.withResolvers<JiraConnectionView>();
  await open(passed, site, saved.promise);
  const projects = page.getByRole('textbox', { name: /Projects/ });
  await projects.fill('NET');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect.poll(saves).toEqual([undefined]);
  await projects.fill('NET, MOB');
  saved.resolve({ ...site, onlyProjects: ['NET'] });
  await expect.poll(() => server.sent('POST', `/api/integrations/jira/${site.id}/test`)).toHaveLength(1);
  await expect.element(projects).toHaveValue('NET, MOB');
});

test('[J17] a sign-in that is changed while it is tried is not saved, and the admin reads so', async () => {
  const trial = Promise.withResolvers<JiraCheck[]>();
  await open(trial.promise);
  await token().fill('good');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect.poll(() => server.sent('POST', '/api/integrations/jira/test')).toHaveLength(1);
  await token().fill('better');
  trial.resolve(passed);
  await expect.element(page.getByText('Not saved. The sign-in was changed while it was tested: save again.')).toBeVisible();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect.poll(saves).toEqual(['better']);
});

test('[J17] one that nobody tested is asked about, and other changes need no test', async () => {
  await open([{ name: 'address', state: 'waiting', sentence: 'The worker has not answered yet. Is it running?' }]);
  await token().fill('untested');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect.element(page.getByText('Not saved. The worker has not answered yet.', { exact: false })).toBeVisible();
  await page.getByRole('button', { name: 'Discard' }).click();
  await expect.element(page.getByRole('alert')).not.toBeInTheDocument();
  await page.getByRole('textbox', { name: /Projects/ }).fill('NET');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect.poll(saves).toEqual([undefined]);
  expect(server.sent('POST', '/api/integrations/jira/test')).toHaveLength(1);
});

test('a site that is saved while another is shown changes nothing there', async () => {
  const answer = Promise.withResolvers<void>();
  server = new StubServer({
    'POST /api/integrations/jira/test': () => ({ checks: passed }),
    'PUT /api/integrations/jira': () => answer.promise.then(() => ({ connection: site })),
  });
  await mount(html`<desk-jira-settings .connection=${site}></desk-jira-settings>`);
  await token().fill('good');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect.poll(saves).toEqual(['good']);
  const element = document.querySelector('desk-jira-settings')!;
  const changed = new Promise((resolve) => element.addEventListener('desk-jira-site-changed', resolve));
  element.connection = siteView({ baseUrl: 'https://other.example' });
  await token().fill('theirs');
  answer.resolve();
  await changed;
  await expect.element(token()).toHaveValue('theirs');
  expect(server.sent('POST', `/api/integrations/jira/${site.id}/test`)).toEqual([]);
});

test('what was tested of one site is not said of another', async () => {
  await open(passed);
  await token().fill('good');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect.poll(saves).toEqual(['good']);
  // What is saved is tested once more, and only then shown as saved.
  await expect.poll(() => server.sent('POST', `/api/integrations/jira/${site.id}/test`)).toHaveLength(1);
  const element = document.querySelector('desk-jira-settings')!;
  element.connection = siteView({ baseUrl: 'https://other.example' });
  await page.getByRole('button', { name: 'Test now' }).click();
  await expect.element(page.getByText('The site was not tested.', { exact: false })).toBeVisible();
  await token().fill('other');
  await page.getByRole('button', { name: 'Test now' }).click();
  await expect.element(page.getByText('demo.atlassian.example can be reached.')).toBeVisible();
  element.connection = site;
  await expect.element(page.getByText('Does something answer there?')).toBeVisible();
});

test('leaving with changes asks first; what was typed is there again, and the token is kept nowhere', async () => {
  server = new StubServer({});
  const other = siteView({ baseUrl: 'https://other.example' });
  history.replaceState(null, '', '/admin/integrations');
  const show = (connection: JiraConnectionView) =>
    mountInDesk([], html`<a href="/admin/people">People</a><desk-jira-settings .connection=${connection}></desk-jira-settings>`);
  await show(site);
  const aliases = () => page.getByRole('textbox', { name: /Other addresses/ });
  await aliases().fill('https://old.example');
  await token().fill('s3cret');
  await page.getByRole('link', { name: 'People' }).click();
  await expect.element(page.getByText('Leave with unsaved changes?', { exact: false })).toBeVisible();
  expect(location.pathname).toBe('/admin/integrations');
  await page.getByRole('button', { name: 'Stay here' }).click();
  await expect.element(page.getByRole('alert')).not.toBeInTheDocument();
  expect(Object.values(localStorage).join()).toContain('old.example');
  expect(Object.values(localStorage).join()).not.toContain('s3cret');
  // Another site and back.
  const element = document.querySelector('desk-jira-settings')!;
  element.connection = other;
  await expect.element(aliases()).toHaveValue('https://jira.demo.test');
  element.connection = site;
  await expect.element(aliases()).toHaveValue('https://old.example');
  await expect.element(token()).toHaveValue('');
  await page.getByRole('link', { name: 'People' }).click();
  await page.getByRole('alert').getByRole('button', { name: 'Discard' }).click();
  expect([location.pathname, localStorage.length]).toEqual(['/admin/people', 0]);
  expect(server.asked).toEqual([]);
});
