import type { Chat } from '@desk/protocol/chat';
import { html, nothing, type TemplateResult } from 'lit';
import { plural } from '../../charts/figure-text.ts';
import '../../ui/ui-strip.ts';

/** What happened since the form was opened, and which chats it cannot close at all. */
export function bulkStrips(
  lost: { wrote: readonly Chat[]; ended: readonly Chat[] },
  oneByOne: readonly Chat[],
  total: number,
): TemplateResult {
  const skipped = [
    lost.wrote.length > 0 ? `${namesOf(lost.wrote)} wrote since you opened this` : '',
    lost.ended.length > 0 ? `${namesOf(lost.ended)} ${lost.ended.length === 1 ? 'is' : 'are'} closed already` : '',
  ].filter(Boolean);
  return html`${
    skipped.length > 0
      ? html`<ui-strip slot="strip" tone="warn" icon="chat" role="status">${skipped.join(', ')}. ${lost.wrote.length + lost.ended.length === 1 ? 'That chat is' : 'Those chats are'} left as ${lost.wrote.length + lost.ended.length === 1 ? 'it is' : 'they are'}.</ui-strip>`
      : nothing
  }
  ${
    oneByOne.length > 0
      ? html`<ui-strip slot="strip" tone="warn" icon="warning"
          >${oneByOne.length === total ? (total === 1 ? 'It' : 'All of them') : plural(oneByOne.length, 'chat')} must be closed one by one: ${departmentsOf(oneByOne)} for what this form does not have.</ui-strip
        >`
      : nothing
  }`;
}

/** "Ada M.", "Ada M. and Theo K.", "Ada M. and 3 others" */
function namesOf(chats: readonly Chat[]): string {
  const [first, second] = chats.map(({ customer }) => customer.name);
  if (chats.length <= 2) return [first, second].filter(Boolean).join(' and ');
  return `${first} and ${chats.length - 1} others`;
}

function departmentsOf(chats: readonly Chat[]): string {
  const names = [...new Set(chats.map(({ department }) => department?.name ?? 'the workspace'))];
  return `${names.join(', ')} ${names.length === 1 ? 'asks' : 'ask'}`;
}
