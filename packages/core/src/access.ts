import type { CustomerId, DepartmentId, UserId, WorkspaceId } from '@desk/protocol/ids';
import type { Asker } from '@desk/protocol/lifecycle';
import type { Actor, Role } from '@desk/protocol/people';

/** Somebody of the team, signed in to one workspace. No department means: all of them. */
export type Member = {
  kind: 'agent';
  workspaceId: WorkspaceId;
  id: UserId;
  name: string;
  role: Role;
  departmentIds: readonly DepartmentId[];
};
/** As much of a member as says which chats they may see. */
export type Watcher = Pick<Member, 'workspaceId' | 'departmentIds'>;
/** A customer in the widget. */
export type Visitor = { kind: 'customer'; workspaceId: WorkspaceId; id: CustomerId; name: string };
/** The desk itself: routing, timers, the link job. `name` says which part. */
export type System = { kind: 'system'; workspaceId: WorkspaceId; name: string };

/** Who acts. Every verb takes one, and the journal keeps it. */
export type Who = Member | Visitor | System;

export function system(workspaceId: WorkspaceId, name: string): System {
  return { kind: 'system', workspaceId, name };
}

/** As the journal and the wire show it. */
export function toActor(who: Who): Actor {
  return who.kind === 'system' ? { kind: 'system', name: who.name } : ({ kind: who.kind, id: who.id, name: who.name } as Actor);
}

/** As the lifecycle rules ask for it. */
export function toAsker(who: Who): Asker {
  switch (who.kind) {
    case 'agent':
      return { kind: 'agent', id: who.id, role: who.role, departmentIds: who.departmentIds };
    case 'customer':
      return { kind: 'customer', id: who.id };
    case 'system':
      return { kind: 'system' };
    default:
      return who satisfies never;
  }
}
