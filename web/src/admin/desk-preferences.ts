import type { ClosingPreferences } from '@desk/protocol/preferences';
import { customElement } from 'lit/decorators.js';
import { readPreferences, savePreferences } from '../data/preferences-api.ts';
import { closingFault, closingLabel, closingWords, fieldAt, fieldsOfPreferences, toPreferences } from './closing-fields.ts';
import { closingSections } from './closing-sections.ts';
import type { SettingsForm, SettingsKind } from './settings-form.ts';
import { SettingsPage } from './settings-page.ts';

/** How the workspace closes chats. */
@customElement('desk-preferences')
export class DeskPreferences extends SettingsPage<ClosingPreferences> {
  protected override readonly words = { heading: 'Preferences', aside: 'Closing', what: 'these preferences' };
  protected override readonly kind: SettingsKind<ClosingPreferences> = {
    draftId: 'closing',
    fieldsOf: fieldsOfPreferences,
    faultOf: closingFault,
    fieldAt: (path, { departments }) => fieldAt(path, departments),
    nowOf: ({ preferences }) => preferences as ClosingPreferences | undefined,
    save: (fields, { version, departments }) => savePreferences(toPreferences(fields, version, departments)),
  };
  protected override read = readPreferences;

  protected override sections(form: SettingsForm<ClosingPreferences>) {
    return closingSections(form);
  }

  protected override labelOf(field: string, { departments }: ClosingPreferences) {
    return closingLabel(field, departments);
  }

  protected override wordsOf(field: string, value: string | boolean) {
    return closingWords(field, value);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-preferences': DeskPreferences;
  }
}
