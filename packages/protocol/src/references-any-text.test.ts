import { describe, expect, test } from 'vitest';
import { parseReferences } from './references.ts';
import { referenceText } from './references-format.ts';
import type { JiraSite } from './references-model.ts';

describe('for any text', () => {
  const sites: JiraSite[] = [
    { id: 'cloud', bases: ['https://acme.atlassian.net'], projects: ['ABC', 'SUP'] },
    { id: 'dc', bases: ['https://jira.corp.example/jira'], projects: ['ABC', 'MY_PROJ'], maxKey: 20, allowUnderscore: true },
    { id: 'late', bases: ['https://late.atlassian.net'] },
  ];
  const pieces = [
    ...[
      'ABC-1',
      'abc-22',
      'MY_PROJ-4',
      'https://',
      'http://',
      'acme.atlassian.net',
      '/browse/',
      'evil.example',
      '@',
      '\\',
      '//',
      '?token=a',
      '#',
      '%2f',
    ],
    ...[
      ' ',
      ' ',
      '\n',
      ',',
      ';',
      '|',
      '(',
      ')',
      '[',
      ']',
      '<',
      '>',
      '"',
      '.',
      ':',
      '-',
      '\u2011',
      '\u200b',
      '\ud83d',
      '\ude00',
      '\0',
      'é',
      'Ａ',
      '7',
      'x',
    ],
    ...[
      'jira:',
      'data:',
      'selectedIssue=SUP-9',
      '&',
      '=',
      '://',
      'user:pw@',
      '{',
      '}',
      '…',
      '\u0430',
      '://[::1]',
      ':8443',
      '&key=s3cret',
      "'",
      '\u212a',
      '\u037e',
    ],
  ];

  test('it never throws, keeps within its limits and gives the same again for what it gave', () => {
    const next = seeded(20_261);
    for (let run = 0; run < 8_000; run++) {
      const text = Array.from({ length: 1 + next(14) }, () => pieces[next(pieces.length)]).join('');
      const first = parseReferences(text, sites);
      expect(first.references.length).toBeLessThanOrEqual(20);
      const canonical = first.references.map((each) => referenceText(each, sites)).join('\n');
      expect({ text, ...parseReferences(canonical, sites) }).toEqual({ text, references: first.references, refused: [] });
      expect(JSON.stringify(first)).not.toMatch(/\\u0000|\\ud83d|\\ude00/);
      for (const reference of first.references) {
        if (reference.kind !== 'link') continue;
        const { username, password, searchParams } = new URL(reference.url);
        expect([username, password, searchParams.get('key'), searchParams.get('token')]).toEqual(['', '', null, null]);
      }
    }
  });

  test('it reads hostile lengths in less than a second', () => {
    const hostile = ['(', '[', '<', ',', 'a-', '[a](http:', '[a|', '<a:', 'https://', '@', '%', 'ABC-1 ', '"', '.', '|', 'a.'];
    for (const piece of hostile) {
      const started = performance.now();
      parseReferences(piece.repeat(20_000 / piece.length), sites);
      expect(performance.now() - started, piece).toBeLessThan(1000);
    }
  });
});

/** A small seeded generator (mulberry32), so that a failing run can be repeated. */
function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}
