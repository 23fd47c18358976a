#!/usr/bin/env node
// `npm start`: installs what is missing, then runs the desk. Plain JavaScript, and nothing but Node itself, up to there.
import { refuseOldNode } from '../bootstrap/refuse-old-node.mjs';

refuseOldNode();
// Imported only now: an old Node could not even read it.
import('../bootstrap/run-installed.mjs').then(({ runInstalled }) => runInstalled('packages/launch/src/desk.ts', process.argv.slice(2)));
