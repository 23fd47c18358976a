import { css, html, type TemplateResult } from 'lit';
import '../../ui/ui-icon.ts';
import '../../ui/ui-kbd.ts';

/** Says that the list below stands still, and why; a press shows `what` came meanwhile. */
export function heldBar(why: string, what: string, letIn: () => void): TemplateResult {
  return html`<button type="button" class="held" aria-keyshortcuts="." @click=${letIn}>
    <ui-icon name="pause" size="12"></ui-icon>${why} <b class="num">Show ${what}</b><ui-kbd keys="."></ui-kbd>
  </button>`;
}

export const heldBarStyles = css`
  .held {
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 8px;
    inline-size: 100%;
    block-size: 30px;
    flex: none;
    background: var(--desk-accent-tint);
    color: var(--desk-accent);
    font: 500 12px/1 var(--desk-font);
    border-block-end: 1px solid var(--desk-line);
  }
  .held:hover b {
    text-decoration: underline;
    text-underline-offset: 2px;
  }
  .held:focus-visible {
    border-radius: 0;
    box-shadow: inset 0 0 0 2px var(--desk-focus);
  }
  .held b {
    font-weight: 650;
  }
`;
