import { html, nothing, type TemplateResult } from 'lit';
import '../ui/ui-button.ts';
import '../ui/ui-icon-button.ts';
import '../ui/ui-strip.ts';

interface LeavingActs {
  /** Absent where what was typed is nothing that could be saved as it stands. */
  save?: () => void;
  discard: () => void;
  stay: () => void;
}

/** Asks somebody who leaves a form with changes. A person stays, saves, or lets them go: nothing typed is lost without a word. */
export function leavingStrip({ save, discard, stay }: LeavingActs): TemplateResult {
  return html`<ui-strip class="leaving" tone="warn" icon="pencil" role="alert"
    >Leave with unsaved changes?
    ${save ? html`<ui-button slot="actions" size="s" @click=${save}>Save</ui-button>` : nothing}
    <ui-button slot="actions" size="s" variant="ghost" @click=${discard}>Discard</ui-button>
    <ui-icon-button slot="actions" icon="x" .size=${24} .iconSize=${14} label="Stay here" @click=${stay}></ui-icon-button>
  </ui-strip>`;
}
