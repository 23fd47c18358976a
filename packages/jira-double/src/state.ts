/** Keys of Jira's status categories; `undefined` is the category of a status that has none. */
export type CategoryKey = 'new' | 'indeterminate' | 'done' | 'undefined';

export interface Status {
  name: string;
  category: CategoryKey;
}

export interface Project {
  id: string;
  key: string;
  name: string;
  /** What the service user may do here. */
  browse: boolean;
  link: boolean;
  lastNumber: number;
}

export interface RemoteLink {
  id: number;
  globalId: string | null;
  application: Record<string, unknown> | null;
  relationship: string | null;
  object: Record<string, unknown>;
  createdAt: Date;
}

export interface Issue {
  id: string;
  key: string;
  project: Project;
  summary: string;
  status: Status;
  issueType: string;
  archived: boolean;
  labels: string[];
  /** Hidden from the service user by an issue security level. */
  secured: boolean;
  updated: Date;
  links: RemoteLink[];
}

/** Everything the double knows. Ids rise and are never used twice, as in Jira. */
export class JiraState {
  readonly projects = new Map<string, Project>();
  readonly issues = new Map<string, Issue>();
  /** Keys that issues had before, upper case, to the issue's id. They stay reserved. */
  readonly formerKeys = new Map<string, string>();
  linkingEnabled = true;
  #lastId = 10_000;

  nextId(): number {
    this.#lastId += 1;
    return this.#lastId;
  }

  /** The issue with this numeric id, present key in any case, or former key; a present key wins over a former one (JD-20, JD-22). */
  find(idOrKey: string): Issue | undefined {
    const byId = this.issues.get(idOrKey);
    if (byId !== undefined) return byId;
    const key = idOrKey.toUpperCase();
    for (const issue of this.issues.values()) if (issue.key === key) return issue;
    return this.issues.get(this.formerKeys.get(key) ?? '');
  }
}
