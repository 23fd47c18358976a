import { html, type TemplateResult } from 'lit';
import type { LiveKind } from './live-groups.ts';
import '../../ui/ui-button.ts';
import '../../ui/ui-empty.ts';

/** What stands in place of a list of open chats that has no rows. `clear` takes the filters out; undefined: there are none. */
export function liveEmpty(kind: LiveKind, clear: (() => void) | undefined): TemplateResult {
  if (clear)
    return html`<ui-empty level="2" icon="filter" heading=${kind === 'live' ? 'No open chat like this' : 'No ticket like this'}
      >Nothing matches all of these filters.<ui-button slot="actions" size="s" @click=${clear}>Clear filters</ui-button></ui-empty
    >`;
  return kind === 'live'
    ? html`<ui-empty level="2" icon="check-circle" heading="No open chats">Chats appear here when customers write in.</ui-empty>`
    : html`<ui-empty level="2" icon="check-circle" heading="No tickets">A chat that nobody answers in time waits here until somebody accepts it.</ui-empty>`;
}
