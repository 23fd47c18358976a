import type { JiraConnectionView } from '@desk/protocol/jira';
import { html, type TemplateResult } from 'lit';
import type { ValueChanged } from '../ui/value-changed.ts';
import { type JiraFaults, type JiraFields, needsToken } from './jira-draft.ts';
import '../ui/ui-field.ts';
import '../ui/ui-segmented.ts';
import '../ui/ui-text.ts';
import '../ui/ui-textarea.ts';

const flavours = [
  { value: 'cloud', label: 'Cloud' },
  { value: 'dc', label: 'Data Center' },
];

type Line = 'baseUrl' | 'apiUrl' | 'user' | 'token' | 'expires' | 'projects';
type Words = { placeholder?: string; hint?: string; aside?: string };

/** The fields of a JIRA site, as they are typed; `set` hears of each change. */
export function jiraForm(
  connection: JiraConnectionView | null,
  mine: JiraFields,
  faults: JiraFaults,
  locked: boolean,
  set: (field: keyof JiraFields, value: string) => void,
): TemplateResult {
  const text = (field: Line, label: string, type: 'url' | 'text' | 'password', words: Words) => html`<ui-text
    label=${label}
    type=${type}
    aside=${words.aside ?? ''}
    placeholder=${words.placeholder ?? ''}
    hint=${words.hint ?? ''}
    autocomplete=${field === 'token' ? 'new-password' : 'off'}
    .value=${mine[field]}
    ?disabled=${locked}
    error=${faults[field] ?? ''}
    @ui-value-changed=${(event: ValueChanged) => set(field, event.value)}
  ></ui-text>`;
  const isCloud = mine.flavour === 'cloud';
  const isTokenNeeded = needsToken(connection, mine);
  return html`<ui-field label="JIRA">
        <ui-segmented label="JIRA" .options=${flavours} .value=${mine.flavour} .disabled=${locked} @ui-value-changed=${(event: ValueChanged) => set('flavour', event.value)}></ui-segmented>
      </ui-field>
      ${text('baseUrl', 'Address', 'url', { placeholder: isCloud ? 'https://your-site.atlassian.net' : 'https://jira.your-company.com', hint: 'Where your people open JIRA. Links are made for this address.' })}
      ${isCloud ? text('apiUrl', 'Cloud id', 'text', { placeholder: '11223344-a1b2-3b33-c444-def123456789', aside: 'for a token with scopes', hint: 'Such a token, and one of a service account, works only at Atlassian’s gateway. Open /_edge/tenant_info at your site to find the id.' }) : text('apiUrl', 'Address for the desk', 'url', { placeholder: 'https://jira.internal', aside: 'optional', hint: 'Only where the desk reaches JIRA at another address than your people.' })}
      ${text('user', isCloud ? 'E-mail of the account' : 'User', 'text', { hint: isCloud ? '' : 'Empty for a personal access token. Before 8.14: the user, with their password below.', aside: isCloud ? '' : 'optional' })}
      ${text('token', isCloud || mine.user.trim() === '' ? 'Token' : 'Password', 'password', {
        placeholder: isTokenNeeded ? '' : 'Kept as it is',
        hint:
          isTokenNeeded && connection?.hasToken
            ? 'The saved token was meant for the old address and is not sent to a new one.'
            : 'Stored encrypted and never shown again.',
      })}
      ${text('expires', 'Token ends on', 'text', { placeholder: '2027-03-31', aside: 'optional', hint: 'From 30 days before, supervisors and admins are reminded.' })}
      ${text('projects', 'Projects', 'text', { placeholder: 'all', aside: 'optional', hint: 'Only issues of these are shown and linked, whatever the account may see. Empty: all of them.' })}
      <ui-textarea
        label="Other addresses"
        aside="one a line, optional"
        .rows=${2}
        .value=${mine.aliases}
        .disabled=${locked}
        error=${faults.aliases ?? ''}
        hint="Links to these are understood as links to the same JIRA."
        @ui-value-changed=${(event: ValueChanged) => set('aliases', event.value)}
      ></ui-textarea>
      <ui-textarea
        label="Certificate authority"
        aside="PEM, optional"
        .rows=${2}
        .value=${mine.ca}
        .disabled=${locked}
        placeholder=${connection?.hasCa ? 'Kept as it is' : '-----BEGIN CERTIFICATE-----'}
        error=${faults.ca ?? ''}
        hint="Only for a site whose certificate is signed by your own company."
        @ui-value-changed=${(event: ValueChanged) => set('ca', event.value)}
      ></ui-textarea>`;
}
