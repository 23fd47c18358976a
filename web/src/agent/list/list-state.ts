import { html, type TemplateResult } from 'lit';
import type { ListState, ListTab } from '../../data/chat-lists.ts';
import { requestIdOf, sentenceOf } from '../../data/http.ts';
import './desk-list-empty.ts';
import '../../ui/ui-error.ts';
import '../../ui/ui-skeleton.ts';

/** What stands in place of rows: that they are read or looked for, that they did not load, or why there are none. */
export function listState(state: ListState, tab: ListTab, filter: string, isSearching: boolean, retry: () => void): TemplateResult {
  if (state.at === 'failed') {
    return html`<ui-error level="2" heading="Your chats did not load" request-id=${requestIdOf(state.error)} @ui-retry-requested=${retry}
      >${sentenceOf(state.error)}</ui-error
    >`;
  }
  if (state.at !== 'ready' || isSearching) return html`<ui-skeleton aria-busy="true" count="5" label="Loading chats"></ui-skeleton>`;
  return html`<desk-list-empty tab=${tab} filter=${filter}></desk-list-empty>`;
}
