import { parseArgs } from 'node:util';
import { seedDemoIssues } from '../src/demo-issues.ts';
import { startJiraDouble } from '../src/start-jira-double.ts';

// node packages/jira-double/bin/jira-double.ts --token demo-token [--user …] [--flavour dc] [--port 4010] [--control-port 4011]
const { values } = parseArgs({
  options: {
    token: { type: 'string', default: 'demo-token' },
    user: { type: 'string', default: 'desk@service.example' },
    flavour: { type: 'string', default: 'cloud' },
    port: { type: 'string', default: '4010' },
    'control-port': { type: 'string', default: '0' },
    host: { type: 'string', default: '127.0.0.1' },
  },
});

const double = await startJiraDouble({
  flavour: values.flavour === 'dc' ? 'dc' : 'cloud',
  user: values.user,
  token: values.token,
  host: values.host,
  port: Number(values.port),
  controlPort: Number(values['control-port']),
});
seedDemoIssues(double.control);
process.stdout.write(`Demo Jira at ${double.url}/ (signs in: ${values.user}), control at ${double.controlUrl}\n`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => double.close());
