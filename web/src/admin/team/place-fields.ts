import type { DepartmentId } from '@desk/protocol/ids';
import type { Department, Role } from '@desk/protocol/people';
import { html, type TemplateResult } from 'lit';
import type { ValueChanged } from '../../ui/value-changed.ts';
import type { Place } from './place.ts';
import { ROLES } from './role-words.ts';
import '../desk-department-picker.ts';
import '../../ui/ui-select.ts';
import '../../ui/ui-text.ts';

/** Name, role, departments and how many chats, to be filled in. `errors` by field. */
export function placeFields(
  place: Place,
  departments: readonly Department[],
  errors: Readonly<Record<string, string>>,
  onChange: (change: Partial<Place>) => void,
): TemplateResult {
  return html`<ui-text
      label="Name"
      name="name"
      autocomplete="off"
      error=${errors.name ?? ''}
      .value=${place.name}
      @ui-value-changed=${(event: ValueChanged) => onChange({ name: event.value })}
    ></ui-text>
    <ui-select
      label="Role"
      hint=${ROLES.find(({ value }) => value === place.role)!.may}
      .options=${ROLES}
      .value=${place.role}
      @ui-value-changed=${(event: ValueChanged<Role>) => onChange({ role: event.value })}
    ></ui-select>
    <div class="field">
      <span class="label">Departments</span>
      <desk-department-picker
        .value=${place.departmentIds}
        .departments=${departments}
        @ui-value-changed=${(event: ValueChanged<DepartmentId[]>) => onChange({ departmentIds: event.value })}
      ></desk-department-picker>
    </div>
    <ui-text
      label="Chats at once"
      name="limit"
      autocomplete="off"
      placeholder="as the workspace"
      hint="Live chats that are routed to them; more only by a supervisor."
      error=${errors.chatLimit ?? ''}
      .value=${place.chatLimit === null ? '' : String(place.chatLimit)}
      @ui-value-changed=${(event: ValueChanged) => onChange({ chatLimit: Number(event.value.replace(/\D/g, '').slice(0, 4)) || null })}
    ></ui-text>`;
}
