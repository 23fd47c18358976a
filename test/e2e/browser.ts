import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { inject } from 'vitest';

/** The pages as they are deployed; `npm test` has built them. */
export const WEB_ROOT = fileURLToPath(new URL('../../web/dist', import.meta.url));

export async function openBrowser(undo: AsyncDisposableStack): Promise<Browser> {
  const browser = await chromium.launch({ executablePath: inject('chromium'), args: inject('chromiumFlags') });
  undo.defer(() => browser.close());
  return browser;
}

/** A page of a person's own, with their own cookies. What the page complains about ends up in `complaints`. */
export async function openPage(browser: Browser, complaints: string[]): Promise<Page> {
  const context: BrowserContext = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
  const page = await context.newPage();
  page.on('pageerror', (error) => complaints.push(`${new URL(page.url()).pathname}: ${error.message}`));
  page.on('console', (message) => {
    // The browser logs each refused request; a first look at /api/me without a session is one.
    if (message.type() === 'error' && !message.text().includes('401'))
      complaints.push(`${new URL(page.url()).pathname}: ${message.text()}`);
  });
  return page;
}

/** Signs in as a person would, and lands on `path`. */
export async function signInOnPage(page: Page, url: string, person: { email: string }, password: string, path: string): Promise<void> {
  await page.goto(url + path);
  await page.getByLabel('Email').fill(person.email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL((at) => at.pathname.startsWith(path));
}
