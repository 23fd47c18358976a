import { DeskError } from '@desk/protocol/errors';
import { SURVEY_DEFAULTS, SurveySettings } from '@desk/protocol/survey';
import { html } from 'lit';
import { afterEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { StubServer } from '../data/stub-server.fixture.ts';
import { mount } from '../ui/mount.fixture.ts';
import './desk-survey-settings.ts';

let server: StubServer;
let now: SurveySettings;
afterEach(() => {
  server.remove();
  document.body.replaceChildren();
  localStorage.clear();
});

/** The server as this form meets it: it keeps the settings and refuses stale versions. */
async function open(settings: Partial<SurveySettings> = {}) {
  now = { version: 3, ...structuredClone(SURVEY_DEFAULTS), ...settings };
  server = new StubServer({
    'GET /api/surveys': () => now,
    'PUT /api/surveys': (body) => {
      const sent = SurveySettings.parse(body);
      if (sent.version !== now.version) throw new DeskError('conflict', 'Somebody changed the surveys meanwhile.', { surveys: now });
      now = { ...sent, version: now.version + 1 };
      return now;
    },
  });
  await mount(html`<desk-survey-settings></desk-survey-settings>`);
  await expect.element(page.getByRole('heading', { name: 'Satisfaction, CSAT' })).toBeVisible();
}

const save = page.getByRole('button', { name: 'Save' });

test('[Q1] a survey that is switched on shows its words and what the customer sees, and is saved whole', async () => {
  await open();
  await expect.element(page.getByText('Nobody is asked anything while both are off.')).toBeVisible();
  expect(page.getByRole('textbox').elements()).toHaveLength(0);
  await page.getByRole('switch', { name: 'Ask how satisfied they are' }).click();
  await page.getByRole('textbox', { name: 'Question' }).fill('All well again?');
  await expect.element(page.getByRole('figure', { name: 'What the customer sees' }).getByText('All well again?')).toBeVisible();
  await save.click();
  await expect
    .poll(() => now)
    .toEqual({
      ...SURVEY_DEFAULTS,
      version: 4,
      csat: { ...SURVEY_DEFAULTS.csat, on: true, question: 'All well again?' },
    });
  const state = page.getByRole('status');
  await expect.poll(() => state.element().textContent).toMatch(/^Saved at \d{2}:\d{2}$/);
  await page.getByRole('textbox', { name: 'Question' }).fill('All fine again?');
  await expect.element(state).toHaveTextContent('1 change');
});

test('an empty question is said at its field, and nothing is sent', async () => {
  await open({ csat: { ...SURVEY_DEFAULTS.csat, on: true } });
  await page.getByRole('textbox', { name: 'Question' }).fill(' ');
  await save.click();
  await expect.element(page.getByText('Write what you ask')).toBeVisible();
  expect(server.sent('PUT', '/api/surveys')).toEqual([]);
});

test('[Q1] [K15] who saves what somebody else has changed sees both values', async () => {
  await open({ csat: { ...SURVEY_DEFAULTS.csat, on: true } });
  now = { ...now, version: 4, afterTimeout: true, csat: { ...now.csat, question: 'Did it help?' } };
  await page.getByRole('textbox', { name: 'Question' }).fill('Was it quick?');
  await save.click();
  await expect.element(page.getByText('Taken over from them: after a timeout.', { exact: false })).toBeVisible();
  await page
    .getByRole('group', { name: 'Satisfaction, question, two values' })
    .getByRole('button', { name: 'Yours Was it quick?' })
    .click();
  await save.click();
  await expect.poll(() => [now.version, now.csat.question, now.afterTimeout]).toEqual([5, 'Was it quick?', true]);
});
