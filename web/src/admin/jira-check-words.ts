import type { JiraCheck } from '@desk/protocol/jira';

/** What the checks of a JIRA site are called. */
export const checkLabels: Record<JiraCheck['name'], string> = {
  address: 'Address',
  'answers-json': 'JIRA',
  identity: 'Sign-in',
  projects: 'Projects',
  links: 'Links',
};
