import { html } from 'lit';
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { linkedText } from './linked-text.ts';
import { mount } from './mount.fixture.ts';

test('[B4] an address is a link that tells the other side nothing, and everything else stays the text that was typed', async () => {
  const typed = 'see https://orrin.example/a?b=1, not javascript:alert(1) or https://orrin.example@evil.example <b>bold</b>';
  const place = await mount(html`<p>${linkedText(typed)}</p>`);
  expect(place.textContent).toBe(typed);
  const link = page.getByRole('link').element() as HTMLAnchorElement;
  expect(page.getByRole('link').elements()).toHaveLength(1);
  expect([link.textContent, link.href, link.target]).toEqual(['https://orrin.example/a?b=1', 'https://orrin.example/a?b=1', '_blank']);
  expect(link.relList.contains('noopener') && link.relList.contains('noreferrer')).toBe(true);
});
