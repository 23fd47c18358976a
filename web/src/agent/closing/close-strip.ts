import type { Chat } from '@desk/protocol/chat';
import type { Closure } from '@desk/protocol/closure';
import { html, nothing, type TemplateResult } from 'lit';
import { serverNow } from '../../clock/server-clock.ts';
import { spanWords } from '../../clock/time-words.ts';
import { endedWords } from '../ended-words.ts';
import { firstName } from '../line-words.ts';
import type { CloseSituation } from './close-situation.ts';
import '../../ui/ui-strip.ts';

/** The notice on top of the close form, in the words of its situation. */
export function closeStrip(situation: CloseSituation, { customer, transfer }: Chat, myId: string): TemplateResult | typeof nothing {
  const name = firstName(customer.name);
  switch (situation.kind) {
    case 'clear':
      if (!transfer) return nothing;
      return html`<ui-strip slot="strip" icon="transfer">Closing withdraws the offer to ${transfer.to.kind === 'agent' ? firstName(transfer.to.name) : transfer.to.name}</ui-strip>`;
    case 'news': {
      const earlier = situation.messages.length - 2;
      const shown = situation.messages.slice(earlier > 0 ? -1 : -2);
      return html`<ui-strip slot="strip" tall icon="chat"
        ><b>${name} just wrote:</b> ${shown.map((message) => html`<q dir="auto">${message.text}</q> `)}${
          earlier > 0 ? html`<span>and ${earlier + 1} earlier</span>` : nothing
        }</ui-strip
      >`;
    }
    case 'unsent':
      return html`<ui-strip slot="strip" tall tone="warn" icon="pencil"><b>A reply is still unsent:</b> <q dir="auto">${situation.text}</q></ui-strip>`;
    case 'ended':
      if (!situation.isNews) return nothing;
      return html`<ui-strip slot="strip" tall icon="check-circle"
        >${closedWords(situation.closure, customer.name, myId)} What you entered is still here and can be added.</ui-strip
      >`;
    case 'closed':
      return html`<ui-strip slot="strip" tall icon="check-circle">${closedWords(situation.closure, customer.name, myId)}</ui-strip>`;
    case 'not-mine':
      if (!situation.owner)
        return html`<ui-strip slot="strip" icon="ticket"><b>This chat became a ticket: nobody answered in time.</b> Accept it to close it. Your entries are not lost.</ui-strip>`;
      return html`<ui-strip slot="strip" icon="transfer"><b>${firstName(situation.owner)} owns this chat now.</b> Your entries are not lost.</ui-strip>`;
    case 'gone':
      return html`<ui-strip slot="strip" tall tone="warn" icon="warning"
        ><b>This chat is no longer available.</b> What you entered is kept in your draft until you copy or discard it.</ui-strip
      >`;
    case 'changed':
      return html`<ui-strip slot="strip" tone="neg" icon="warning">${situation.message} The chat is still open.</ui-strip>`;
  }
}

function closedWords(closure: Closure | null, customerName: string, myId: string): TemplateResult {
  if (!closure) return html`<b>This chat has ended meanwhile.</b>`;
  const ago = `${spanWords(Math.max(1_000, serverNow() - Date.parse(closure.closedAt)))} ago`;
  const said = [
    closure.sentiment ? closure.sentiment[0]!.toUpperCase() + closure.sentiment.slice(1) : '',
    ...closure.tags.map((tag) => tag.name),
  ].filter(Boolean);
  const as = said.length ? ` as ${said.join(', ')}` : '';
  return html`<b>${endedWords(closure, customerName, myId)}</b>${closure.closedBy.kind === 'system' ? ',' : ''} ${ago}${as}.`;
}
