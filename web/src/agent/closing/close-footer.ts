import type { Chat } from '@desk/protocol/chat';
import { html, nothing, type TemplateResult } from 'lit';
import type { DraftState } from '../../data/drafts.ts';
import type { ValueChanged } from '../../ui/value-changed.ts';
import type { CloseSituation } from './close-situation.ts';
import '../../ui/ui-button.ts';
import '../../ui/ui-icon.ts';
import '../../ui/ui-switch.ts';
import '../../ui/ui-time.ts';

/** What a person can decide at the foot of the close form. */
export interface CloseChoices {
  close(): void;
  cancel(): void;
  closeWithout(): void;
  sendThenClose(): void;
  save(): void;
  addMine(): void;
  copyMine(): void;
  discardMine(): void;
  thenOpen(on: boolean): void;
}

export interface FooterFacts {
  situation: CloseSituation;
  next: Chat | undefined;
  opensNext: boolean;
  draft: DraftState;
  isBusy: boolean;
  isOffline: boolean;
  isGuarding: boolean;
  /** Something of the form is not on record. */
  hasLeftover: boolean;
  hasFailed: boolean;
  problem: string;
}

/** The buttons that fit the situation, the expected one last and primary. */
export function closeFooter(facts: FooterFacts, choices: CloseChoices): TemplateResult {
  const problem = facts.problem ? html`<span slot="footer" class="problem" role="alert">${facts.problem}</span>` : nothing;
  switch (facts.situation.kind) {
    case 'news':
      return html`${facts.problem ? problem : html`<span slot="footer" class="hint start">${facts.isGuarding ? 'Read first, then decide. Your entries stay.' : 'Your entries stay.'}</span>`}
        <ui-button slot="footer" ?busy=${facts.isBusy} @click=${choices.close}>Close anyway</ui-button>
        <ui-button slot="footer" class="main" variant="primary" keys="Escape" @click=${choices.cancel}>Back to chat</ui-button>`;
    case 'unsent':
      return html`${problem}
        <ui-button slot="footer" variant="ghost" keys="Escape" @click=${choices.cancel}>Cancel</ui-button>
        <ui-button slot="footer" title="Kept as a draft" @click=${choices.closeWithout}>Close without it</ui-button>
        <ui-button slot="footer" class="main" variant="primary" keys="Mod+Shift+Enter" ?busy=${facts.isBusy} @click=${choices.sendThenClose}
          >Send it, then close</ui-button
        >`;
    case 'ended':
      return html`${facts.problem ? problem : html`<span slot="footer" class="start"></span>${draftWords(facts.draft)}`}
        <ui-button slot="footer" variant="ghost" keys="Escape" @click=${choices.cancel}>Cancel</ui-button>
        <ui-button slot="footer" class="main" variant="primary" keys="Mod+Enter" ?busy=${facts.isBusy} @click=${choices.save}>Save details</ui-button>`;
    case 'closed':
    case 'not-mine':
    case 'gone':
      if (!facts.hasLeftover)
        return html`<ui-button slot="footer" class="main" variant="primary" @click=${choices.discardMine}>Done</ui-button>`;
      return html`${facts.problem ? problem : html`<span slot="footer" class="start"></span>`}
        <ui-button slot="footer" variant="ghost" @click=${choices.discardMine}>Discard mine</ui-button>
        <ui-button slot="footer" variant="secondary" icon="copy" @click=${choices.copyMine}>Copy</ui-button>
        ${
          facts.situation.kind === 'gone'
            ? nothing
            : html`<ui-button slot="footer" class="main" variant="primary" ?busy=${facts.isBusy} @click=${choices.addMine}
                >${facts.situation.kind === 'closed' && facts.situation.closure ? 'Add mine to the chat' : 'Add mine as a note'}</ui-button
              >`
        }`;
    case 'clear':
    case 'changed':
      return html`${thenOpen(facts, choices)}${problem}
        ${facts.hasFailed && !facts.problem ? html`<span slot="footer" class="hint">The chat is still open</span>` : draftWords(facts.draft)}
        <ui-button slot="footer" variant="ghost" keys="Escape" @click=${choices.cancel}>Cancel</ui-button>
        <ui-button slot="footer" class="main" variant="primary" keys="Mod+Enter" ?busy=${facts.isBusy} @click=${choices.close}
          >${facts.isOffline ? 'Close when back online' : 'Close chat'}</ui-button
        >`;
  }
}

function thenOpen({ next, opensNext }: FooterFacts, choices: CloseChoices): TemplateResult {
  if (!next) return html`<span slot="footer" class="start"></span>`;
  return html`<ui-switch
    slot="footer"
    class="start"
    .checked=${opensNext}
    @ui-value-changed=${(event: ValueChanged<boolean>) => choices.thenOpen(event.value)}
    ><span class="then"
      >Then open <b>${next.customer.name}</b> <span class="t3">waiting <ui-time format="waiting" at=${next.waitingSince ?? ''}></ui-time></span></span
  ></ui-switch>`;
}

function draftWords(draft: DraftState): TemplateResult | typeof nothing {
  if (draft !== 'kept' && draft !== 'kept-here') return nothing;
  return html`<span slot="footer" class="hint draft"
    ><ui-icon name="check" size="14"></ui-icon>${draft === 'kept' ? 'Draft kept' : 'Draft kept on this device'}</span
  >`;
}
