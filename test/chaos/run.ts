import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

// `npm run chaos`: 500 seeds on both forms. `npm run chaos -- --first 17 --seeds 1 --times 60 --form distributed` runs one seed again and again:
// the acts are the same each time, what the desk makes of them depends on the instant.

const { values } = parseArgs({
  options: {
    first: { type: 'string', default: '1' },
    seeds: { type: 'string', default: '500' },
    times: { type: 'string', default: '1' },
    form: { type: 'string', default: 'both' },
  },
});
const numbers = [values.first, values.seeds, values.times];
if (numbers.some((number) => !/^[1-9]\d{0,6}$/.test(number)) || !['both', 'embedded', 'distributed'].includes(values.form)) {
  console.error('Use: npm run chaos -- --first 1 --seeds 500 --times 1 --form both|embedded|distributed');
  process.exit(2);
}

const root = join(import.meta.dirname, '..', '..');
const forms = values.form === 'both' ? ['embedded', 'distributed'] : [values.form];
const projects = forms.flatMap((form) => ['--project', `desk-${form}`]);
const child = spawn(
  process.execPath,
  [
    join(root, 'node_modules/vitest/vitest.mjs'),
    'run',
    ...projects,
    '--reporter',
    'verbose',
    'test/chaos/races.test.ts',
    'test/chaos/reports.test.ts',
    'test/chaos/links.test.ts',
    ...(values.seeds === '500' ? ['test/chaos/outage.test.ts'] : []),
  ],
  {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      DESK_CHAOS_FIRST: values.first,
      DESK_CHAOS_SEEDS: values.seeds,
      DESK_CHAOS_TIMES: values.times,
      // Schedules of links are short: two for each seed.
      DESK_CHAOS_LINKS: String(Number(values.seeds) * 2),
      DESK_CHAOS_PENDING: '5000',
    },
  },
);
process.on('SIGTERM', () => child.kill());
child.on('exit', (code) => process.exit(code ?? 1));
