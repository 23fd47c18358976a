import type { Status } from './state.ts';

export const TO_DO: Status = { name: 'To Do', category: 'new' };
export const PROGRESS: Status = { name: 'In Progress', category: 'indeterminate' };
export const REVIEW: Status = { name: 'In Review', category: 'indeterminate' };
export const DONE: Status = { name: 'Done', category: 'done' };

const WORKFLOW: readonly Status[] = [TO_DO, PROGRESS, REVIEW, DONE];

/** Where a person may move an issue: as in a new project of either flavour, from each status to each other one. */
export function movesFrom({ name }: Status): Status[] {
  return WORKFLOW.filter((status) => status.name !== name);
}
