import type { DepartmentId } from '@desk/protocol/ids';
import type { Department, Role } from '@desk/protocol/people';
import { html, type TemplateResult } from 'lit';
import type { ValueChanged } from '../../ui/value-changed.ts';
import { ROLES } from './role-words.ts';
import '../desk-department-picker.ts';
import '../../ui/ui-select.ts';
import '../../ui/ui-text.ts';

/** What an admin says about somebody. */
export type Place = { name: string; role: Role; departmentIds: readonly DepartmentId[] };

/** Name, role and departments, to be filled in. `errors` by field. */
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
    </div>`;
}

/** The messages of a refusal by field; what is about no field stands under ''. */
export function fieldErrors(error: {
  message: string;
  details?: { errors?: { path: string; message: string }[] };
}): Record<string, string> {
  const errors = error.details?.errors ?? [];
  return errors.length > 0 ? Object.fromEntries(errors.map(({ path, message }) => [path, message])) : { '': error.message };
}
