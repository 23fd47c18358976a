import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const analyzer = join(createRequire(import.meta.url).resolve('@jackolope/lit-analyzer/package.json'), '..', 'cli.mjs');

/** Bindings are checked against the elements' own types. Branded ids look like objects to the analyzer, so it may not warn of those. */
const ARGS = ['--strict', '--quiet', '--noColor', '--format', 'code', '--rules.no-complex-attribute-binding', 'off'];

/**
 * Type-checks the bindings of the templates in `web/src`: unknown elements, attributes, properties and events, wrong types, missing imports.
 * @param {string} root the checkout
 * @returns {Promise<{ ok: boolean, report: string }>}
 */
export function analyzeTemplates(root) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [analyzer, ...ARGS, 'src'], { cwd: join(root, 'web'), stdio: ['ignore', 'pipe', 'pipe'] });
    let report = '';
    const keep = (chunk) => {
      report += chunk;
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', reject);
    child.on('close', (code) => resolve({ ok: code === 0, report: report.trim() }));
  });
}
