import { join } from 'node:path';
import { analyzeTemplates } from './analyze-templates.mjs';
import { lintTemplates } from './eslint-templates.mjs';

const root = join(import.meta.dirname, '..', '..', '..');

const [linted, analyzed] = await Promise.all([lintTemplates(root, ['web/src/**/*.ts']), analyzeTemplates(root)]);
if (linted.count > 0) console.log(linted.report);
if (!analyzed.ok) console.log(analyzed.report);
process.exit(linted.count > 0 || !analyzed.ok ? 1 : 0);
