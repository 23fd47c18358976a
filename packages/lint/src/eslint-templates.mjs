import { ESLint } from 'eslint';
import lit from 'eslint-plugin-lit';
import a11y from 'eslint-plugin-lit-a11y';
import tseslint from 'typescript-eslint';

/** Beyond what the two plugins recommend. Biome lints the TypeScript around the templates; here only templates count. */
const RULES = {
  'lit/attribute-names': 'error',
  'lit/attribute-value-entities': 'error',
  'lit/lifecycle-super': 'error',
  'lit/no-invalid-escape-sequences': 'error',
  'lit/no-legacy-imports': 'error',
  'lit/no-private-properties': 'error',
  'lit/no-template-bind': 'error',
  'lit/no-useless-template-literals': 'error',
  'lit/no-value-attribute': 'error',
  'lit/prefer-nothing': 'error',
  'lit/prefer-static-styles': 'error',
  'lit/value-after-constraints': 'error',
};

/**
 * Lints the Lit templates of these files: valid HTML, no legacy syntax, reachable and named for everybody.
 * @param {string} root the checkout
 * @param {string[]} patterns below it
 * @returns {Promise<{ count: number, report: string }>}
 */
export async function lintTemplates(root, patterns) {
  const eslint = new ESLint({
    cwd: root,
    overrideConfigFile: true,
    errorOnUnmatchedPattern: false,
    overrideConfig: [
      { files: ['**/*.ts'], languageOptions: { parser: tseslint.parser }, linterOptions: { reportUnusedDisableDirectives: 'off' } },
      lit.configs['flat/recommended'],
      a11y.configs.recommended,
      { rules: RULES },
    ],
  });
  const results = await eslint.lintFiles(patterns);
  const formatter = await eslint.loadFormatter('stylish');
  const count = results.reduce((sum, { errorCount, warningCount }) => sum + errorCount + warningCount, 0);
  return { count, report: count === 0 ? '' : await formatter.format(results) };
}
