import type { ClosingPreferences } from '@desk/protocol/preferences';
import { html, type TemplateResult } from 'lit';
import type { ValueChanged } from '../ui/value-changed.ts';
import { closingRules } from './closing-rules.ts';
import { minutesInWords } from './minutes-in-words.ts';
import type { SettingsForm } from './settings-form.ts';
import { settingNumber as number, settingRow as row, settingSwitch as toggle } from './settings-rows.ts';
import '../ui/ui-segmented.ts';

const tagCounts = ['1', '2', '3', '4', '5'].map((value) => ({ value, label: value }));

/** Everything that the preferences of closing hold, by what it is about. The form takes each change; the styles are the page's. */
export function closingSections(form: SettingsForm<ClosingPreferences>): TemplateResult {
  const words = (field: string) => minutesInWords(form.mine[field]);
  return html`<section aria-labelledby="form-heading">
      <h2 id="form-heading">Close form</h2>
      ${row(
        'Tags per chat',
        'With more than one, a chat counts once for each of its tags in reports.',
        html`<ui-segmented
          label="Tags per chat"
          .options=${tagCounts}
          .value=${String(form.mine.maxTags)}
          @ui-value-changed=${(event: ValueChanged) => form.set('maxTags', event.value)}
        ></ui-segmented>`,
        form.faults.maxTags,
      )}
      ${toggle(form, 'notesOnClose', 'Closing notes', 'The form asks for a note that only your team sees. Off, it has no note at all.')}
      ${toggle(form, 'suggestTags', 'Suggest tags', 'Up to three, from what customers wrote in chats with that tag. Nothing is chosen by itself.')}
      ${toggle(form, 'suggestSentiment', 'Suggest a sentiment', 'A proposal from the customer’s last words. An untouched sentiment stays not set.')}
    </section>
    <section aria-labelledby="rules-heading">
      <h2 id="rules-heading">Required at closing</h2>
      <p class="hint lead">For everybody who closes by hand. Chats that end by themselves, or by the customer, close with what there is.</p>
      ${closingRules(form)}
    </section>
    <section aria-labelledby="clock-heading">
      <h2 id="clock-heading">Clocks</h2>
      ${number(form, 'undoSeconds', 'Time to undo', 'Until it is over no JIRA link, survey or mail goes out. 0 closes for good at once.', 'seconds')}
      ${number(form, 'inactivityMinutes', 'Close without an answer', 'When your team spoke last and the customer stays silent. 0 never closes.', 'minutes', words('inactivityMinutes'))}
      ${number(form, 'pendingMinutes', 'Close pending chats', 'When the customer has not come back by then.', 'minutes', words('pendingMinutes'))}
      ${number(form, 'courtesyMinutes', 'Courtesy words', 'A “thank you” within this time stays with the closed chat and opens no new one. 0 always opens one.', 'minutes')}
      ${number(form, 'transferMinutes', 'Answer a transfer', 'When nobody accepts by then, the chat stays with who offered it.', 'minutes')}
    </section>
    <section aria-labelledby="bulk-heading">
      <h2 id="bulk-heading">Several at once</h2>
      ${toggle(form, 'agentsBulkClose', 'Agents may bulk close', 'Supervisors always may, up to 100 chats with one form.')}
    </section>`;
}
