import { type LitElement, render, type TemplateResult } from 'lit';

/** Puts a template on an empty page and waits until its first element has rendered. For tests. */
export async function mount<T extends LitElement>(template: TemplateResult): Promise<T> {
  document.body.replaceChildren();
  const place = document.createElement('div');
  document.body.append(place);
  render(template, place);
  const element = place.firstElementChild as T;
  await element.updateComplete;
  return element;
}
