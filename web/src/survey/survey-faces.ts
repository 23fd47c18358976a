import { html, type TemplateResult } from 'lit';

const DISC = 'M2.3 8a5.7 5.7 0 1 0 11.4 0a5.7 5.7 0 1 0-11.4 0z';
const EYES = 'M6.2 6.5v.01M9.8 6.5v.01';

/** From the worst to the best, on a grid of 16. */
const FACES = [
  `${DISC}M5.3 11.2c.6-1.3 1.5-1.9 2.7-1.9s2.1.6 2.7 1.9M5.3 5.7l1.5.7M10.7 5.7l-1.5.7M6.4 7.4v.01M9.6 7.4v.01`,
  `${DISC}M5.6 10.6c.6-1 1.4-1.5 2.4-1.5s1.8.5 2.4 1.5${EYES}`,
  `${DISC}M5.8 9.9h4.4${EYES}`,
  `${DISC}M5.6 9.3c.6 1 1.4 1.5 2.4 1.5s1.8-.5 2.4-1.5${EYES}`,
  `${DISC}M4.9 8.9h6.2c-.3 1.7-1.5 2.7-3.1 2.7s-2.8-1-3.1-2.7z${EYES}`,
];

/** The face of a score from 1 to 5. Decoration: the number stands below it. */
export function surveyFace(score: number): TemplateResult {
  return html`<svg viewBox="0 0 16 16" aria-hidden="true"><path d=${FACES[score - 1]!}></path></svg>`;
}
