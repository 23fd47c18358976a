import type { Member } from '@desk/core/access';
import { hashPassword } from '@desk/core/people/password';
import { newId, type TagId } from '@desk/protocol/ids';
import type { Department } from '@desk/protocol/people';
import type { TagRef } from '@desk/protocol/tag';
import { type ColleagueName, DEMO_PASSWORD, DEPARTMENTS, type DepartmentName, TEAM, WORKSPACE } from './people.ts';
import { type RowSet, rowSet } from './row-set.ts';
import { SURVEYS_ON } from './survey-rows.ts';
import { TAGS, type TagName } from './tags.ts';

/** Who and what the stories are told about: the workspace with its departments, team and tags. */
export type Cast = {
  workspaceId: Member['workspaceId'];
  departments: Record<DepartmentName, Department>;
  team: Record<ColleagueName, Member>;
  tags: Record<TagName, TagRef>;
  rows: RowSet[];
};

/** Makes the cast, and the rows that put it into the database. `now` is when they all began. */
export async function createCast(now: Date): Promise<Cast> {
  const workspaceId = newId('ws');
  const departments = record(DEPARTMENTS, (name) => ({ id: newId('dep'), name }));
  const idsOf = (names: readonly DepartmentName[]) => names.map((name) => departments[name].id);
  const people = TEAM.map((colleague) => ({ ...colleague, id: newId('usr'), departmentIds: idsOf(colleague.departments) }));
  const member = ({ id, name, role, departmentIds }: (typeof people)[number]): Member => ({
    kind: 'agent',
    workspaceId,
    id,
    name,
    role,
    departmentIds,
  });
  const team = Object.fromEntries(people.map((person) => [person.name, member(person)])) as Cast['team'];
  const tagNames = Object.keys(TAGS) as TagName[];
  const tags = record(tagNames, (name) => ({ id: newId('tag') as TagId, name, hue: TAGS[name].hue }));
  const password = await hashPassword(DEMO_PASSWORD);

  const rows = [
    rowSet('workspaces', [
      { id: workspaceId, name: WORKSPACE.name, widget_key: WORKSPACE.widgetKey, zone: WORKSPACE.zone, created_at: now, ...SURVEYS_ON },
    ]),
    rowSet(
      'departments',
      Object.values(departments).map((department) => ({ ...department, workspace_id: workspaceId, created_at: now })),
    ),
    rowSet(
      'users',
      people.map(({ id, name, email }) => ({ id, name, email, email_verified: true, created_at: now, updated_at: now })),
    ),
    rowSet(
      'accounts',
      people.map(({ id }) => ({
        id: `acc_${id.slice(4)}`,
        account_id: id,
        provider_id: 'credential',
        user_id: id,
        password,
        created_at: now,
        updated_at: now,
      })),
    ),
    rowSet(
      'memberships',
      people.map((person) => ({
        workspace_id: workspaceId,
        user_id: person.id,
        role: person.role,
        department_ids: person.departmentIds,
        chat_limit: person.limit,
        available: person.available,
        available_since: now,
        created_at: now,
      })),
    ),
    rowSet(
      'tags',
      tagNames.map((name) => ({
        ...tags[name],
        workspace_id: workspaceId,
        meaning: TAGS[name].meaning,
        department_ids: idsOf(TAGS[name].departments),
        created_at: now,
      })),
    ),
  ];
  return { workspaceId, departments, team, tags, rows };
}

function record<K extends string, V>(names: readonly K[], make: (name: K) => V): Record<K, V> {
  return Object.fromEntries(names.map((name) => [name, make(name)])) as Record<K, V>;
}
