import type { SurveyKind, SurveySettings } from '@desk/protocol/survey';
import { html, nothing, type TemplateResult } from 'lit';
import type { SettingsForm } from './settings-form.ts';
import { settingSwitch, settingText } from './settings-rows.ts';
import { asksAny } from './survey-fields.ts';
import './desk-survey-preview.ts';

type Form = SettingsForm<SurveySettings>;

const kinds: Record<SurveyKind, { heading: string; on: string; hint: string }> = {
  csat: {
    heading: 'Satisfaction, CSAT',
    on: 'Ask how satisfied they are',
    hint: 'One of five faces. CSAT is the share of 4 and 5 among those who answered.',
  },
  nps: {
    heading: 'Recommendation, NPS',
    on: 'Ask whether they would recommend you',
    hint: 'From 0 to 10. NPS is the share of 9 and 10 minus the share of 0 to 6, from -100 to 100.',
  },
};

/** Both surveys, and when they go out. The form takes each change; the styles are the page's. */
export function surveySections(form: Form): TemplateResult {
  return html`${section(form, 'csat')} ${section(form, 'nps')}
    <section aria-labelledby="when-heading">
      <h2 id="when-heading">When</h2>
      <p class="hint lead">${when(form)}</p>
      ${settingSwitch(form, 'afterTimeout', 'Also after a timeout', 'When nobody wrote any more and the chat closed by itself.')}
    </section>`;
}

function section(form: Form, kind: SurveyKind): TemplateResult {
  const { heading, on, hint } = kinds[kind];
  const field = (part: string) => `${kind}.${part}`;
  // What is wrong with a text is said at it, also when its survey is off.
  const isShown = form.mine[field('on')] === true || Boolean(form.faults[field('question')] || form.faults[field('thanks')]);
  return html`<section aria-labelledby="${kind}-heading">
    <h2 id="${kind}-heading">${heading}</h2>
    ${settingSwitch(form, field('on'), on, hint)}
    ${
      isShown
        ? html`<div class="asking">
            <div>
              ${settingText(form, field('question'), 'Question', 'Surveys that have left stay as they were put.')}
              ${settingText(form, field('thanks'), 'Thank-you', '')}
              ${settingSwitch(form, field('comment'), 'Ask for a few words', 'Optional for the customer, below the score.')}
            </div>
            <desk-survey-preview
              kind=${kind}
              question=${String(form.mine[field('question')])}
              thanks=${String(form.mine[field('thanks')])}
              ?comment=${form.mine[field('comment')] === true}
              ?followed=${kind === 'csat' && form.mine['nps.on'] === true}
            ></desk-survey-preview>
          </div>`
        : nothing
    }
  </section>`;
}

function when(form: Form): string {
  if (!asksAny(form.mine)) return 'Nobody is asked anything while both are off.';
  const order = form.mine['csat.on'] === true && form.mine['nps.on'] === true ? 'Satisfaction first, then recommendation. ' : '';
  return `${order}Once, when the time to undo is over, after a chat that an agent, a supervisor or the customer ended and in which your team wrote. Never after “//stop”, a bulk close or a ticket, and nobody twice within 24 hours.`;
}
