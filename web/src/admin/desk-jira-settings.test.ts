import { newId } from '@desk/protocol/ids';
import type { JiraCheck, JiraConnectionView } from '@desk/protocol/jira';
import { html } from 'lit';
import { afterEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { StubServer } from '../data/stub-server.fixture.ts';
import { mount } from '../ui/mount.fixture.ts';
import { siteView } from './jira-site.fixture.ts';
import './desk-jira-settings.ts';

const site = siteView({ id: newId('jira') });
const refused: JiraCheck[] = [
  { name: 'address', state: 'ok', sentence: 'demo.atlassian.example can be reached.' },
  { name: 'answers-json', state: 'ok', sentence: 'It is JIRA 1001.' },
  { name: 'identity', state: 'failed', sentence: 'Jira refused the token.' },
];
const passed: JiraCheck[] = [{ name: 'address', state: 'ok', sentence: 'demo.atlassian.example can be reached.' }];

let server: StubServer;
afterEach(() => server.remove());

async function open(checks: JiraCheck[], connection: JiraConnectionView | null = site): Promise<void> {
  server = new StubServer({
    'POST /api/integrations/jira/test': () => ({ checks }),
    [`POST /api/integrations/jira/${site.id}/test`]: () => ({ checks: passed }),
    'PUT /api/integrations/jira': () => ({ connection: site }),
  });
  await mount(html`<desk-jira-settings .connection=${connection}></desk-jira-settings>`);
}

const token = () => page.getByRole('textbox', { name: 'Token', exact: true });
const saves = () => server.sent('PUT', '/api/integrations/jira').map(({ body }) => (body as { token?: string }).token);

test('[J17] what is typed is tested over the saved one, and nothing is saved by it', async () => {
  await open(refused);
  await token().fill('typed');
  await page.getByRole('button', { name: 'Test now' }).click();
  await expect.element(page.getByText('Jira refused the token.')).toBeVisible();
  expect(server.asked.map(({ method, path, body }) => [method, path, (body as { token?: string }).token])).toEqual([
    ['POST', '/api/integrations/jira/test', 'typed'],
  ]);
  // Another token was not tested yet.
  await token().fill('typed too');
  await expect.element(page.getByText('Jira refused the token.')).not.toBeInTheDocument();
});

test('[J17] a token that fails is saved only by somebody who says so', async () => {
  await open(refused);
  await token().fill('typed');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect
    .element(page.getByText('Not saved. Sign-in: Jira refused the token. The sign-in that is saved stays as it is.', { exact: false }))
    .toBeVisible();
  expect(saves()).toEqual([]);
  await page.getByRole('button', { name: 'Save anyway' }).click();
  await expect.poll(saves).toEqual(['typed']);
  expect(server.sent('POST', '/api/integrations/jira/test')).toHaveLength(1);
  await expect.element(page.getByRole('alert')).not.toBeInTheDocument();
});

test('[J17] one that passes is saved at once, one that nobody tested is asked about, and other changes need no test', async () => {
  await open(passed);
  await token().fill('good');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect.poll(saves).toEqual(['good']);
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

test('what was tested of one site is not said of another', async () => {
  await open(passed);
  await token().fill('good');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect.poll(saves).toEqual(['good']);
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
