import type { Department } from '@desk/protocol/people';
import { html, type TemplateResult } from 'lit';
import { graphemeCount } from '../ui/grapheme-count.ts';
import type { ValueChanged } from '../ui/value-changed.ts';
import { MEANING_LIMIT, NAME_LIMIT, type TagFields } from './tag-draft.ts';
import type { TagForm } from './tag-form.ts';
import './desk-department-picker.ts';
import './desk-hue-picker.ts';
import '../ui/ui-field.ts';
import '../ui/ui-text.ts';
import '../ui/ui-textarea.ts';

/** What can be entered about a tag, new or old. `groups` are those that other tags stand in. */
export function tagFields(form: TagForm, departments: readonly Department[], groups: readonly string[]): TemplateResult {
  const { mine, faults } = form;
  return html`<ui-text
      label="Name"
      aside="${graphemeCount(mine.name)} of ${NAME_LIMIT}"
      .value=${mine.name}
      error=${faults.name ?? ''}
      @ui-value-changed=${(event: ValueChanged) => form.set('name', event.value)}
      @focusout=${() => form.leave('name')}
    ></ui-text>
    <ui-textarea
      label="Meaning"
      aside="shown when agents hover the tag"
      .rows=${2}
      .maxRows=${5}
      .value=${mine.meaning}
      .limit=${graphemeCount(mine.meaning) > MEANING_LIMIT * 0.8 ? MEANING_LIMIT : 0}
      error=${faults.meaning ?? ''}
      @ui-value-changed=${(event: ValueChanged) => form.set('meaning', event.value)}
      @focusout=${() => form.leave('meaning')}
    ></ui-textarea>
    <ui-text
      label="Group"
      aside="a heading in the close form"
      placeholder="None"
      .choices=${groups}
      .value=${mine.group}
      error=${faults.group ?? ''}
      @ui-value-changed=${(event: ValueChanged) => form.set('group', event.value)}
      @focusout=${() => form.leave('group')}
    ></ui-text>
    <ui-field label="Colour" error=${faults.hue ?? ''}>
      <desk-hue-picker .value=${mine.hue} @ui-value-changed=${(event: ValueChanged<number>) => form.set('hue', event.value)}></desk-hue-picker>
    </ui-field>
    <ui-field label="Departments" error=${faults.departmentIds ?? ''}>
      <desk-department-picker
        .value=${mine.departmentIds}
        .departments=${departments}
        @ui-value-changed=${(event: ValueChanged<TagFields['departmentIds']>) => form.set('departmentIds', event.value)}
      ></desk-department-picker>
    </ui-field>`;
}
