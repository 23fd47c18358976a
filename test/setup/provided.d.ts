import 'vitest';

declare module 'vitest' {
  /** What a test may `inject(…)`. */
  interface ProvidedContext {
    /** The test server of this run: database `template_desk`, from which each file clones its own (createTestDatabase). */
    postgresUrl: string;
    /** The Redis of this run. Isolate by key prefix: it is shared by all files. */
    redisUrl: string;
    /** Which of its two forms the desk has in this project. */
    form: 'embedded' | 'distributed';
    /** The browser to drive, and the flags it needs; '' when there is none. */
    chromium: string;
    chromiumFlags: string[];
  }
}
