import { AnnouncementMade } from '../ui/announce.ts';

const keepMs = 5_000;

/**
 * The one place that speaks: a polite and an assertive live region in the light DOM, there before anything else. Each sentence is a node of
 * its own and goes after five seconds, so nothing is read twice and nothing piles up.
 */
export class DeskAnnouncer extends HTMLElement {
  #polite = region('polite');
  #urgent = region('assertive');

  connectedCallback(): void {
    this.append(this.#polite, this.#urgent);
    document.addEventListener(AnnouncementMade.type, this.#say);
  }

  disconnectedCallback(): void {
    document.removeEventListener(AnnouncementMade.type, this.#say);
  }

  #say = (event: Event): void => {
    if (!(event instanceof AnnouncementMade)) return;
    const sentence = document.createElement('p');
    sentence.textContent = event.words;
    (event.isUrgent ? this.#urgent : this.#polite).append(sentence);
    setTimeout(() => sentence.remove(), keepMs);
  };
}

function region(politeness: 'polite' | 'assertive'): HTMLElement {
  const element = document.createElement('div');
  element.setAttribute('aria-live', politeness);
  element.setAttribute('aria-atomic', 'false');
  element.setAttribute('role', politeness === 'polite' ? 'status' : 'alert');
  element.style.cssText = 'position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap';
  return element;
}

customElements.define('desk-announcer', DeskAnnouncer);

declare global {
  interface HTMLElementTagNameMap {
    'desk-announcer': DeskAnnouncer;
  }
}
