import type { JiraConnectionView } from '@desk/protocol/jira';
import { html, nothing, type TemplateResult } from 'lit';
import { type JiraFields, movedTo } from './jira-draft.ts';
import '../ui/ui-button.ts';
import '../ui/ui-strip.ts';

/** What was typed did not pass, `doubt` says why (or is empty): it is saved only by somebody who wants just that. [J17] */
export function doubtStrip(doubt: string, hasSignIn: boolean, isSaving: boolean, save: () => void): TemplateResult | typeof nothing {
  if (doubt === '') return nothing;
  return html`<ui-strip tone="warn" icon="warning" role="alert" tall
    >Not saved. ${doubt} ${hasSignIn ? 'The sign-in that is saved stays as it is.' : nothing}
    <ui-button slot="actions" size="s" ?busy=${isSaving} @click=${save}>Save anyway</ui-button>
  </ui-strip>`;
}

/** The site sends us elsewhere: an admin says whether that is its new name, and enters a token for it. */
export function movedStrip(
  connection: JiraConnectionView | null,
  mine: JiraFields,
  use: (address: string) => void,
): TemplateResult | typeof nothing {
  const address = movedTo(connection);
  if (address === undefined || mine.baseUrl.startsWith(address)) return nothing;
  return html`<ui-strip tone="warn" icon="warning"
    >JIRA now sends us to ${new URL(address).host}. Is that its new address?
    <ui-button slot="actions" size="s" @click=${() => use(address)}>Use it</ui-button>
  </ui-strip>`;
}
