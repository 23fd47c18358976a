/** What a member may choose as their own window to undo a close, in seconds. */
export const UNDO_CHOICES = [10, 30, 100] as const;
export type UndoChoice = (typeof UNDO_CHOICES)[number];

/**
 * The window to undo that a close gets, in seconds: what its closer chose, but never less than the workspace's. Where the workspace has none,
 * nobody has one. [K16]
 */
export function undoWindow(workspaceSeconds: number, ownSeconds: number | null): number {
  return workspaceSeconds === 0 ? 0 : Math.max(workspaceSeconds, ownSeconds ?? 0);
}
