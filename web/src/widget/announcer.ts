import { cutText } from '@desk/protocol/cut-text';
import { words } from './words.ts';

const SHOWN_MS = 5_000;
const BURST_MS = 3_000;
const BURST = 4;
const LONGEST = 240;

/**
 * Speaks to screen readers through the live regions of the panel: one sentence per node, taken away after 5 s. From the fourth message
 * within 3 s on, the rest of the burst becomes one sentence.
 */
export class Announcer {
  readonly #region: (urgency: 'polite' | 'assertive') => Element | null;
  #burst = 0;
  #held = 0;
  #timer = 0;

  constructor(region: (urgency: 'polite' | 'assertive') => Element | null) {
    this.#region = region;
  }

  say(sentence: string, urgency: 'polite' | 'assertive' = 'polite'): void {
    const node = document.createElement('div');
    node.textContent = sentence;
    this.#region(urgency)?.append(node);
    setTimeout(() => node.remove(), SHOWN_MS);
  }

  /** An agent's message: its first 240 characters. */
  sayMessage(name: string, text: string): void {
    if (this.#burst === 0) {
      this.#timer = setTimeout(() => this.#endBurst(name), BURST_MS);
    }
    this.#burst++;
    if (this.#burst >= BURST) this.#held++;
    else this.say(words.arrived(name, text.length > LONGEST ? `${cutText(text, LONGEST)}… more` : text));
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #endBurst(name: string): void {
    if (this.#held > 0) this.say(words.arrivedMany(name, this.#burst));
    this.#burst = 0;
    this.#held = 0;
  }
}
