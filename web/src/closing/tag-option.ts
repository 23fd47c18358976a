import { html, nothing, type TemplateResult } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import type { TagEntry } from './tag-entries.ts';
import '../ui/ui-icon.ts';
import '../ui/ui-kbd.ts';

/** One line of the tag list, as an option of a listbox. Its id is `option-` and its place in the list. */
export function tagOption(
  entry: TagEntry,
  index: number,
  { isActive, isChosen }: { isActive: boolean; isChosen: boolean },
): TemplateResult {
  return html`<div
    id="option-${index}"
    role="option"
    class=${classMap({ act: isActive, proposed: entry.kind === 'proposed' })}
    aria-selected=${isChosen ? 'true' : 'false'}
    title=${(entry.kind === 'tag' && entry.tag.meaning) || nothing}
  >
    <span class="az" aria-hidden="true">${entry.kind === 'tag' ? entry.gutter : ''}</span>
    ${entry.kind === 'none' ? html`<span></span><span class="t3">No tag</span>` : html`<i style="--h:${entry.tag.hue}"></i><span class="ell">${name(entry)}</span>`}
    ${isChosen ? html`<ui-icon name="check" size="14"></ui-icon>` : isActive ? html`<ui-kbd keys="Enter"></ui-kbd>` : html`<span></span>`}
  </div>`;
}

/** The part that matched is set in bold. */
function name(entry: Exclude<TagEntry, { kind: 'none' }>): TemplateResult {
  const { name } = entry.tag;
  if (entry.kind === 'proposed') return html`${name}`;
  const { start, end } = entry;
  return html`${name.slice(0, start)}${end > start ? html`<b>${name.slice(start, end)}</b>` : nothing}${name.slice(end)}`;
}
