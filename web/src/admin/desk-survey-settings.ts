import type { SurveySettings } from '@desk/protocol/survey';
import { customElement } from 'lit/decorators.js';
import { readSurveySettings, saveSurveySettings } from '../data/survey-settings-api.ts';
import { SettingsPage, type ShownSettings } from './settings-page.ts';
import { fieldsOfSurveys, surveyFault, surveyLabel, surveyWords, toSurveys } from './survey-fields.ts';
import { surveySections } from './survey-sections.ts';

/** What customers are asked after a close: CSAT and NPS, each in words of one's own, beside what the customer sees. [Q1] */
@customElement('desk-survey-settings')
export class DeskSurveySettings extends SettingsPage<SurveySettings> {
  protected override readonly words = { heading: 'Surveys', aside: 'After a chat', what: 'these surveys' };
  protected override readonly kind: ShownSettings<SurveySettings> = {
    draftId: 'surveys',
    fieldsOf: fieldsOfSurveys,
    faultOf: surveyFault,
    fieldAt: (path) => path,
    labelOf: surveyLabel,
    wordsOf: (_field, value) => surveyWords(value),
    nowOf: ({ surveys }) => surveys as SurveySettings | undefined,
    read: readSurveySettings,
    save: (fields, { version }) => saveSurveySettings(toSurveys(fields, version)),
  };
  protected override readonly sections = surveySections;
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-survey-settings': DeskSurveySettings;
  }
}
