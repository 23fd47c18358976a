import type { Chat } from '@desk/protocol/chat';
import type { ClosingPreferences } from '@desk/protocol/preferences';
import { html, nothing, type TemplateResult } from 'lit';
import { firstName } from '../line-words.ts';
import type { CloseSituation } from './close-situation.ts';
import '../../ui/ui-icon.ts';

/** Says that the customer will be asked how it was. There is no choice: who may leave out the bad days spoils the figure. [Q2] */
export function closeSurveyLine(
  { kind }: CloseSituation,
  chat: Chat,
  preferences: ClosingPreferences | undefined,
): TemplateResult | typeof nothing {
  if (!preferences?.asksSurvey || chat.firstReplyAt === null || chat.ticketedAt !== null || kind === 'ended') return nothing;
  return html`<p class="survey hint"><ui-icon name="star" size="14"></ui-icon>${firstName(chat.customer.name)} is asked how it was once the time to undo is over, unless they were asked in the last 24 hours.</p>`;
}
