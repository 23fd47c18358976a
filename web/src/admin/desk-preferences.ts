import type { ClosingPreferences } from '@desk/protocol/preferences';
import { customElement } from 'lit/decorators.js';
import { readPreferences, savePreferences } from '../data/preferences-api.ts';
import { closingFault, closingLabel, closingWords, fieldAt, fieldsOfPreferences, toPreferences } from './closing-fields.ts';
import { closingSections } from './closing-sections.ts';
import { SettingsPage, type ShownSettings } from './settings-page.ts';

/** How the workspace closes chats. */
@customElement('desk-preferences')
export class DeskPreferences extends SettingsPage<ClosingPreferences> {
  protected override readonly words = { heading: 'Preferences', aside: 'Closing', what: 'these preferences' };
  protected override readonly kind: ShownSettings<ClosingPreferences> = {
    draftId: 'closing',
    fieldsOf: fieldsOfPreferences,
    faultOf: closingFault,
    fieldAt: (path, { departments }) => fieldAt(path, departments),
    labelOf: (field, { departments }) => closingLabel(field, departments),
    wordsOf: closingWords,
    nowOf: ({ preferences }) => preferences as ClosingPreferences | undefined,
    read: readPreferences,
    save: (fields, { version, departments }) => savePreferences(toPreferences(fields, version, departments)),
  };
  protected override readonly sections = closingSections;
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-preferences': DeskPreferences;
  }
}
