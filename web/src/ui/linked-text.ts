import { html, type TemplateResult } from 'lit';
import { splitLinks } from './split-links.ts';

/**
 * What somebody wrote, as text and nothing else, with the web addresses in it as links to a new tab that tell the other side nothing. The
 * text stays as typed; where a link really leads, in the letters of an address bar, is its title.
 */
export function linkedText(text: string): (string | TemplateResult)[] {
  return splitLinks(text).map((part) =>
    part.href === null
      ? part.text
      : html`<a href=${part.href} title=${part.href} target="_blank" rel="noopener noreferrer nofollow">${part.text}</a>`,
  );
}
