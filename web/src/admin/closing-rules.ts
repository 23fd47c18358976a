import type { ClosingPreferences } from '@desk/protocol/preferences';
import { html, type TemplateResult } from 'lit';
import type { ValueChanged } from '../ui/value-changed.ts';
import { type DepartmentRule, type Requirement, requirements, rulePath, ruleWords } from './closing-fields.ts';
import type { SettingsForm } from './settings-form.ts';
import '../ui/ui-select.ts';

type Form = SettingsForm<ClosingPreferences>;

const titles: Record<Requirement, string> = { sentiment: 'Sentiment', tag: 'Tag', note: 'Note' };
const answers = [
  { value: 'required', label: 'Required' },
  { value: 'not-required', label: 'Not required' },
];

/** What has to be filled in: a line for the workspace, and one for each department that may say otherwise. [K14] */
export function closingRules(form: Form): TemplateResult {
  return html`<table class="rules" aria-label="Required at closing">
    <thead>
      <tr><td></td>${requirements.map((each) => html`<th scope="col">${titles[each]}</th>`)}</tr>
    </thead>
    <tbody>
      <tr>
        <th scope="row">Workspace</th>
        ${requirements.map((each) => html`<td>${workspaceRule(form, each)}</td>`)}
      </tr>
      ${form.saved.departments.map(
        ({ id, name }) => html`<tr>
          <th scope="row" class="department"><span class="ell" title=${name}>${name}</span></th>
          ${requirements.map((each) => html`<td>${departmentRule(form, each, id, name)}</td>`)}
        </tr>`,
      )}
    </tbody>
  </table>
  ${form.mine.notesOnClose ? '' : html`<p class="hint">Closing notes are off, so no note is asked for, whatever stands here.</p>`}`;
}

function workspaceRule(form: Form, requirement: Requirement): TemplateResult {
  const field = rulePath(requirement);
  const value = form.mine[field] ? 'required' : 'not-required';
  return select(`${titles[requirement]} in the workspace`, value, answers, form.faults[field], (next) =>
    form.set(field, next === 'required'),
  );
}

function departmentRule(form: Form, requirement: Requirement, id: string, name: string): TemplateResult {
  const field = rulePath(requirement, id);
  const options = [{ value: 'as-workspace', label: ruleWords['as-workspace'] }, ...answers];
  return select(`${titles[requirement]} in ${name}`, form.mine[field] as DepartmentRule, options, form.faults[field], (next) =>
    form.set(field, next),
  );
}

function select(
  label: string,
  value: string,
  options: { value: string; label: string }[],
  fault: string | undefined,
  take: (value: string) => void,
): TemplateResult {
  return html`<ui-select
    class=${value}
    hidden-label=${label}
    .options=${options}
    .value=${value}
    error=${fault ?? ''}
    @ui-value-changed=${(event: ValueChanged) => take(event.value)}
  ></ui-select>`;
}
