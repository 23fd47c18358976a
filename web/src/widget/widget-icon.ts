import { html, type TemplateResult } from 'lit';

const paths = {
  bolt: 'M8.9 1.9 3.3 9h4l-.2 5.1L12.7 7h-4z',
  check: 'm3.3 8.5 3.1 3.1 6.3-6.9',
  'chevron-down': 'm4.2 6.3 3.8 3.8 3.8-3.8',
  clock: 'M2.4 8a5.6 5.6 0 1 0 11.2 0a5.6 5.6 0 1 0-11.2 0zM8 4.8V8l2.1 1.5',
  'arrow-down': 'M8 3v10M4.2 9.2 8 13l3.8-3.8',
  send: 'M13.6 2.4 2.4 6.6l4.5 2.5 2.5 4.5zM13.6 2.4 6.9 9.1',
  warning: 'M8 2.4 14.1 13H1.9zM8 6.4v3M8 11.2v.01',
} as const;

/** A decorative outline: the words stand beside it. */
export function widgetIcon(name: keyof typeof paths): TemplateResult {
  return html`<svg viewBox="0 0 16 16" aria-hidden="true"><path d=${paths[name]}></path></svg>`;
}
