import type { DepartmentName } from '../people.ts';
import type { TagName } from '../tags.ts';

/** Shares of positive, neutral, negative and not set endings; they add up to 100. */
export type Moods = readonly [positive: number, neutral: number, negative: number, notSet: number];

/**
 * What customers write about, and how it ends. A chat takes one line of each list: the customer asks, the agent looks into it, the agent
 * settles it, and the closing note says so to the team. `issues` are JIRA keys that such a chat may be linked to.
 */
export type Story = {
  tag: TagName;
  department: DepartmentName;
  weight: number;
  moods: Moods;
  asks: readonly string[];
  looks: readonly string[];
  settles: readonly string[];
  notes: readonly string[];
  issues?: readonly string[];
};
