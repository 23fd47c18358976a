import { performance } from 'node:perf_hooks';
import { DEMO_JIRA } from './seed/issues.ts';
import { DEMO_PASSWORD, SIGN_INS, TEAM } from './seed/people.ts';

/** Prints where the desk is and, for the demo, who may sign in; or how somebody gets in where nobody can yet. */
export function printWelcome({ url, jiraUrl, isEmpty }: { url: string; jiraUrl: string | undefined; isEmpty: boolean }): void {
  console.log(`\n  Chat Desk is ready at ${url}  (${(performance.now() / 1000).toFixed(1)} s)\n`);
  const places = [
    ['Agent desk', `${url}/desk`],
    ['Supervisor desk', `${url}/supervise`],
    ['Reports', `${url}/reports`],
    ['Admin', `${url}/admin`],
    ['API', `${url}/api/docs`],
    ...(jiraUrl ? [['Shop with the widget', `${url}/demo`] as const, ['JIRA double', jiraUrl] as const] : []),
  ];
  for (const [name = '', address = ''] of places) console.log(`  ${name.padEnd(22)}${address}`);
  if (isEmpty) console.log('\n  Nobody can sign in yet. Let yourself in: npm run admin -- you@example.org "Your Name" "Your Business"\n');
  if (!jiraUrl) return;
  console.log(`\n  Sign in with the password ${DEMO_PASSWORD} as`);
  for (const email of SIGN_INS) console.log(`  ${email.padEnd(22)}${TEAM.find((person) => person.email === email)?.role}`);
  console.log(`\n  The JIRA double takes ${DEMO_JIRA.user} with the token ${DEMO_JIRA.token}`);
  console.log('\n  Ctrl-C stops everything; the data stays.\n');
}
