import type { Page } from 'playwright-core';
import { until } from '../until.ts';

/** What a page shows, shadow trees included: each text and field value, and whatever it should never hold. */
export type Surface = { texts: string[]; planted: string[]; ran: number };

/** In the page: everything that a person could see or hear, and everything that markup in a text would have planted. */
const READ = `(() => {
  const found = { texts: [], planted: [], ran: window.trap };
  const planted = 'iframe, [onerror], [onload], a[href^="javascript:" i], script:not([src]), img[src="x"]';
  const read = (root) => {
    for (const element of root.querySelectorAll(planted)) found.planted.push(element.outerHTML.slice(0, 120));
    for (const element of root.querySelectorAll('*')) {
      if (element.localName === 'style' && element.textContent.includes('*{display:none}')) found.planted.push('style');
      if (element.shadowRoot) read(element.shadowRoot);
      if ('value' in element && typeof element.value === 'string') found.texts.push(element.value);
      for (const name of ['aria-label', 'title', 'alt']) if (element.hasAttribute(name)) found.texts.push(element.getAttribute(name));
      for (const node of element.childNodes) if (node.nodeType === 3 && element.localName !== 'style') found.texts.push(node.data);
    }
  };
  read(document);
  return found;
})()`;

/** Half of a character, or a text that ends inside one: with a joiner before the dots. */
const CUT = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]|[\u200d\ufe0f]…/;

/** Counts every run of a payload in this page, and in those that it opens. */
export async function setTrap(page: Page): Promise<void> {
  await page.addInitScript('window.trap = 0');
}

/**
 * Waits until the page shows all of `wanted`, and gives what is wrong with it: nothing, or one line each for what it ran, planted, cut or
 * did not show.
 */
export async function faultsOf(page: Page, where: string, wanted: readonly string[], withinMs = 15_000): Promise<string[]> {
  let seen: Surface = { texts: [], planted: [], ran: 0 };
  const missing = () => wanted.filter((text) => !seen.texts.some((shown) => shown.includes(text)));
  const look = async () => {
    seen = await page.evaluate<Surface>(READ);
    return missing().length === 0;
  };
  await until(look, withinMs).catch(() => {});
  return [
    ...(seen.ran === 0 ? [] : [`${where}: ran ${seen.ran} payloads`]),
    ...seen.planted.map((markup) => `${where}: holds ${markup}`),
    ...seen.texts.filter((text) => CUT.test(text)).map((text) => `${where}: cut in the middle of a character: ${JSON.stringify(text)}`),
    ...missing().map((text) => `${where}: does not show ${JSON.stringify(text)}`),
  ];
}
