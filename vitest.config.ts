import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { CHROMIUM, findProgram } from './packages/launch/src/find-program.ts';
import { DeskReporter } from './packages/launch/src/vitest-reporter.ts';

const chromium = findProgram(CHROMIUM);
const quiet = ['--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const chromiumFlags = ['--no-sandbox', '--disable-dev-shm-usage', ...quiet];

/** Tests that need Postgres, Redis or the whole desk. */
const deskTests = ['test/**/*.test.ts'];
/**
 * Once is enough: what is decided by HTTP and Postgres alone, and what JIRA answers, which a job hears in the same way on either queue. That links
 * are made, taken off, parked and told on both forms, also by workers that are killed, stays in `attach`, `unlink`, `park`, `turns` and `lookups`.
 */
const formless = [
  'test/schema.test.ts',
  'test/spec.test.ts',
  'test/api/**',
  'test/auth/{library-schema,foreign-ids}.test.ts',
  'test/chaos/outage.test.ts',
  'test/closing/{at-once,follow-up,form,surveys,typed-scores,who-must}.test.ts',
  'test/input/{every-field,refusals}.test.ts',
  'test/jira/{asks,failures,hold,project-list,refused,root-causes,sites,token,undo-window,unlink,webhooks}.test.ts',
  'test/reports/{departments,not-set,rebuild,row-reports,transitions,zones}.test.ts',
  'test/supervise/saved-views.test.ts',
  'test/team/{absence,departments}.test.ts',
];
const apart = ['test/e2e/**', 'test/bench/**', '**/node_modules/**'];

export default defineConfig({
  test: {
    maxWorkers: 3,
    testTimeout: 15_000,
    hookTimeout: 60_000,
    reporters: ['default', new DeskReporter()],
    // One Postgres and one Redis for all projects of the run: `postgresUrl`, `redisUrl` by inject().
    globalSetup: ['test/setup/services.ts'],
    provide: { chromium: chromium ?? '', chromiumFlags },
    projects: [
      {
        test: { name: 'unit', include: ['packages/**/*.test.ts', 'server/**/*.test.ts', 'worker/**/*.test.ts'] },
      },
      { test: { name: 'desk-embedded', include: deskTests, exclude: apart, provide: { form: 'embedded' }, ...slow() } },
      {
        test: {
          name: 'desk-distributed',
          include: deskTests,
          exclude: [...apart, ...formless],
          provide: { form: 'distributed' },
          ...slow(),
        },
      },
      { test: { name: 'e2e', include: ['test/e2e/**/*.test.ts'], testTimeout: 120_000, hookTimeout: 120_000 } },
      {
        oxc: { decorator: { legacy: true }, assumptions: { setPublicClassFields: true } },
        test: {
          name: 'browser',
          include: ['web/src/**/*.test.ts'],
          // A busy machine draws a frame late: waiting ends when it happens, and only then fails.
          expect: { poll: { timeout: 8_000 } },
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: { executablePath: chromium, args: chromiumFlags } }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});

/** Files share their process and its modules: to load the whole desk anew for each would take as long as half of the tests. */
function slow() {
  return { isolate: false, testTimeout: 30_000, hookTimeout: 60_000 };
}
