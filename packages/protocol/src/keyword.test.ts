import { expect, test } from 'vitest';
import { keywordOf } from './keyword.ts';

test('[C26] [C27] a whole message is a keyword whatever its case and blanks, a part of one is not', () => {
  expect(keywordOf(' //END\n')).toBe('customer_end');
  expect(keywordOf('//stop')).toBe('opt_out');
  for (const text of ['//end now', 'please //end', '/end', '// end', 'stop', '']) expect(keywordOf(text)).toBeNull();
});

test('[C26] words that every object knows are words', () => {
  for (const text of ['__proto__', 'constructor', 'toString', 'valueOf', 'hasOwnProperty']) expect(keywordOf(text)).toBeNull();
});
