#!/usr/bin/env node
// `npm test`: installs what is missing, then runs every check and every test.
import { refuseOldNode } from '../bootstrap/refuse-old-node.mjs';

refuseOldNode();
// Imported only now: an old Node could not even read it.
import('../bootstrap/run-installed.mjs').then(({ runInstalled }) =>
  runInstalled('packages/launch/src/run-tests.ts', process.argv.slice(2)),
);
