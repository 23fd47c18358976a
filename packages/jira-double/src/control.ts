import { FaultPlan } from './faults.ts';
import { Journal } from './journal.ts';
import { defaultModes, type Modes } from './modes.ts';
import { type CategoryKey, type Issue, JiraState, type Project, type RemoteLink, type Status } from './state.ts';
import type { WebhookTarget } from './webhooks.ts';

export interface SeedIssue {
  key: string;
  summary: string;
  status?: Status;
  issueType?: string;
}

/** The hands of a test or the demo on the double: what happens in Jira without our doing, and what went over the wire. */
export class JiraControl {
  readonly state = new JiraState();
  readonly journal = new Journal();
  readonly faults = new FaultPlan((idOrKey) => this.state.find(idOrKey)?.id);
  readonly modes: Modes = defaultModes();
  /** Who is told when a person moves an issue on its page. Moves by hand of a test are told by `fireWebhook`. */
  readonly webhooks: WebhookTarget[] = [];

  seedProject(project: { key: string; name: string }): Project {
    const seeded: Project = { id: String(this.state.nextId()), ...project, browse: true, link: true, lastNumber: 0 };
    this.state.projects.set(seeded.key, seeded);
    return seeded;
  }

  /** Throws if the key's project was not seeded. */
  seedIssue({ key, summary, status = { name: 'To Do', category: 'new' }, issueType = 'Bug' }: SeedIssue): Issue {
    const [prefix = '', number = ''] = key.split('-');
    const project = this.#project(prefix);
    project.lastNumber = Math.max(project.lastNumber, Number(number));
    const id = String(this.state.nextId());
    const issue: Issue = {
      id,
      key,
      project,
      summary,
      status,
      issueType,
      archived: false,
      labels: [],
      secured: false,
      updated: new Date(),
      links: [],
    };
    this.state.issues.set(id, issue);
    return issue;
  }

  /** Moves an issue to another project; its id stays, its former key keeps leading to it. Gives the new key. */
  moveIssue(idOrKey: string, toProject: string): string {
    const issue = this.issue(idOrKey);
    issue.project = this.#project(toProject);
    issue.project.lastNumber += 1;
    this.#rekey(issue, `${toProject}-${issue.project.lastNumber}`);
    return issue.key;
  }

  /** Gives a project another key; the keys of all its issues change with it (JD-21). */
  renameProject(oldKey: string, newKey: string): void {
    const project = this.#project(oldKey);
    this.state.projects.delete(oldKey);
    project.key = newKey;
    this.state.projects.set(newKey, project);
    for (const issue of this.state.issues.values()) {
      if (issue.project === project) this.#rekey(issue, `${newKey}-${issue.key.slice(oldKey.length + 1)}`);
    }
  }

  deleteIssue(idOrKey: string): void {
    this.state.issues.delete(this.issue(idOrKey).id);
  }

  archiveIssue(idOrKey: string, archived = true): void {
    this.issue(idOrKey).archived = archived;
  }

  /** Puts a security level on an issue: the service user no longer sees it (JD-25). */
  secureIssue(idOrKey: string, secured = true): void {
    this.issue(idOrKey).secured = secured;
  }

  transition(idOrKey: string, name: string, category: CategoryKey): void {
    const issue = this.issue(idOrKey);
    issue.status = { name, category };
    issue.updated = new Date();
  }

  setPermissions(projectKey: string, permissions: { browse?: boolean; link?: boolean }): void {
    Object.assign(this.#project(projectKey), permissions);
  }

  /** Switches issue linking off or on for the whole Jira (JD-15). */
  setLinking(enabled: boolean): void {
    this.state.linkingEnabled = enabled;
  }

  /** The issue itself, whoever may see it. Throws if there is none. */
  issue(idOrKey: string): Issue {
    const issue = this.state.find(idOrKey);
    if (issue === undefined) throw new Error(`The double has no issue ${idOrKey}.`);
    return issue;
  }

  remoteLinks(idOrKey: string): readonly RemoteLink[] {
    return this.issue(idOrKey).links;
  }

  #rekey(issue: Issue, key: string): void {
    this.state.formerKeys.set(issue.key, issue.id);
    issue.key = key;
    issue.updated = new Date();
  }

  #project(key: string): Project {
    const project = this.state.projects.get(key);
    if (project === undefined) throw new Error(`The double has no project ${key}.`);
    return project;
  }
}
