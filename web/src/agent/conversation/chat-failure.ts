import { DeskError } from '@desk/protocol/errors';
import { html, type TemplateResult } from 'lit';
import { requestIdOf, sentenceOf } from '../../data/http.ts';
import '../../ui/ui-button.ts';
import '../../ui/ui-error.ts';

/** Why a chat cannot be shown, with one way on. The rest of the desk lives. */
export function chatFailure(error: unknown, retry: () => void): TemplateResult {
  const code = error instanceof DeskError ? error.code : '';
  if (code === 'not-found' || code === 'invalid') {
    return html`<ui-error level="2" icon="search" heading="This chat is not here" lasting
      >It may have been removed, or the address is mistyped.<ui-button slot="actions" size="s" href="/desk">Back to my desk</ui-button></ui-error
    >`;
  }
  if (code === 'not-allowed' || code === 'not-yours') {
    return html`<ui-error level="2" icon="lock" heading="This chat is not open to you" lasting
      >${sentenceOf(error)}<ui-button slot="actions" size="s" href="/desk">Back to my desk</ui-button></ui-error
    >`;
  }
  return html`<ui-error level="2" heading="This chat did not load" request-id=${requestIdOf(error)} @ui-retry-requested=${retry}
    >${sentenceOf(error)} Your other chats work.</ui-error
  >`;
}
