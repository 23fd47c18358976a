import { html, nothing, type TemplateResult } from 'lit';
import '../../ui/ui-icon.ts';
import '../../ui/ui-kbd.ts';

/** Says how many chats a held list does not show yet; pressed, it shows them. Nothing when there are none. */
export function waitingBar(count: number, show: () => void): TemplateResult | typeof nothing {
  if (count === 0) return nothing;
  return html`<button type="button" class="bar" aria-keyshortcuts="." @click=${show}>
    <ui-icon name="chat" size="12"></ui-icon>${count === 1 ? '1 new chat.' : `${count} new chats.`} <b>Show</b><ui-kbd keys="."></ui-kbd>
  </button>`;
}
