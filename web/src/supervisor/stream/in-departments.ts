import type { ClosureRow } from '@desk/protocol/closure';

/** Whether a closure is of the departments that an address asks for: ids with commas between, `none` for what has no department. Nothing asked for: all. */
export function inDepartments(row: ClosureRow, asked: string | undefined): boolean {
  const ids = asked?.split(',').filter(Boolean) ?? [];
  return ids.length === 0 || ids.includes(row.department?.id ?? 'none');
}
