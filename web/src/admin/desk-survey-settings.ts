import type { SurveySettings } from '@desk/protocol/survey';
import { customElement } from 'lit/decorators.js';
import { readSurveySettings, saveSurveySettings } from '../data/survey-settings-api.ts';
import type { SettingsForm, SettingsKind } from './settings-form.ts';
import { SettingsPage } from './settings-page.ts';
import { fieldsOfSurveys, surveyFault, surveyLabel, surveyWords, toSurveys } from './survey-fields.ts';
import { surveySections } from './survey-sections.ts';

/** What customers are asked after a close: CSAT and NPS, each in words of one's own, beside what the customer sees. [Q1] */
@customElement('desk-survey-settings')
export class DeskSurveySettings extends SettingsPage<SurveySettings> {
  protected override readonly words = { heading: 'Surveys', aside: 'After a chat', what: 'these surveys' };
  protected override readonly kind: SettingsKind<SurveySettings> = {
    draftId: 'surveys',
    fieldsOf: fieldsOfSurveys,
    faultOf: surveyFault,
    fieldAt: (path) => path,
    nowOf: ({ surveys }) => surveys as SurveySettings | undefined,
    save: (fields, { version }) => saveSurveySettings(toSurveys(fields, version)),
  };
  protected override read = readSurveySettings;

  protected override sections(form: SettingsForm<SurveySettings>) {
    return surveySections(form);
  }

  protected override labelOf(field: string) {
    return surveyLabel(field);
  }

  protected override wordsOf(field: string, value: string | boolean) {
    return surveyWords(field, value);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-survey-settings': DeskSurveySettings;
  }
}
