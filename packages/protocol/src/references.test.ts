import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseReferences, passedOver } from './references.ts';
import { findIssues } from './references-find.ts';
import { issueAddress } from './references-format.ts';
import type { Finding, JiraSite } from './references-model.ts';

interface Cases {
  configs: Record<string, Omit<JiraSite, 'id'>>;
  cases: { cfg: string; input: string; expect: string[]; why: string }[];
}

const { configs, cases } = JSON.parse(readFileSync(new URL('./references.cases.json', import.meta.url), 'utf8')) as Cases;
const siteOf = (name: string): JiraSite => ({ id: name, ...configs[name]! });
const cloud = siteOf('C');
const parse = (text: string, sites: JiraSite[] = [cloud]) => parseReferences(text, sites);
const issue = (key: string, site = 'C') => ({ kind: 'jira', site, key });
const link = (url: string) => ({ kind: 'link', url });
const ticket = (text: string) => ({ kind: 'ticket', text });

function outcomeOf(finding: Finding): string {
  if (finding.outcome === 'reject') return `reject:${finding.reason}`;
  return 'key' in finding.reference ? `ok:${finding.reference.key}` : `ok:#${finding.reference.issueId}`;
}

describe('[J1] the pasted texts of the table', () => {
  for (const [index, { cfg, input, expect: expected, why }] of cases.entries()) {
    test(`case ${index + 1}: ${why}`, () => {
      expect(findIssues(input, [siteOf(cfg)]).map(outcomeOf)).toEqual(expected);
    });
    test(`case ${index + 1} keeps exactly its issues: ${why}`, () => {
      const keys = parse(input, [siteOf(cfg)]).references.flatMap((each) => (each.kind === 'jira' ? [each] : []));
      expect(keys.map((reference) => outcomeOf({ token: '', outcome: 'issue', reference }))).toEqual(
        expected.filter((each) => each.startsWith('ok:')),
      );
    });
  }
});

describe('what becomes of text that names no issue', () => {
  test('an address elsewhere is a link and its key is not taken', () => {
    expect(parse('https://evil.example/browse/ABC-123')).toEqual({
      references: [link('https://evil.example/browse/ABC-123')],
      refused: [],
    });
  });

  test('an address of our Jira without an issue is a link without its query', () => {
    expect(parse('https://acme.atlassian.net/jira/dashboards/10000?token=abc#x').references).toEqual([
      link('https://acme.atlassian.net/jira/dashboards/10000'),
    ]);
  });

  test('parameters that carry secrets are dropped from links, others stay as they are', () => {
    const text = 'https://shop.example/t?id=7&api_key=k1&monkey=2&X-Amz-Signature=ff&authorName=x%20y&access_token=zz#part-2';
    expect(parse(text).references).toEqual([link('https://shop.example/t?id=7&monkey=2&authorName=x%20y#part-2')]);
    expect(parse('https://shop.example/cb#access_token=zz&x=1').references).toEqual([link('https://shop.example/cb')]);
  });

  test('words around a key are passed over and can be asked for; a text that is a ticket number as a whole has none', () => {
    expect(passedOver('please fix ABC-123 (today), https://shop.example/t – see', [cloud])).toEqual(['please', 'fix', '(today)', 'see']);
    expect(passedOver('bay 4 left', [cloud])).toEqual([]);
  });

  test('a number of another tool is a ticket, alone or beside others', () => {
    expect(parse('#1234').references).toEqual([ticket('#1234')]);
    expect(parse('ZD-9917 INC0012345').references).toEqual([ticket('ZD-9917'), ticket('INC0012345')]);
    expect(parse('FIB-0912; ABC 123').references).toEqual([ticket('FIB-0912'), ticket('ABC 123')]);
  });

  test('a key beside a ticket number leaves both, a key in a sentence leaves the key', () => {
    expect(parse('ABC-123 ZD-9917').references).toEqual([issue('ABC-123'), ticket('ZD-9917')]);
    expect(parse('fix UTF-8 in ABC-123 please').references).toEqual([issue('ABC-123')]);
  });

  test('a sentence around an address leaves the address', () => {
    expect(parse('see https://github.com/acme/app/issues/12, ABC-1').references).toEqual([
      link('https://github.com/acme/app/issues/12'),
      issue('ABC-1'),
    ]);
  });

  test('text of more than 64 characters without a key is refused, not cut', () => {
    expect(parse('x'.repeat(64)).references).toEqual([ticket('x'.repeat(64))]);
    expect(parse('x'.repeat(65))).toEqual({ references: [], refused: [{ raw: `${'x'.repeat(63)}…`, reason: 'too_long' }] });
  });

  test('empty text, white space and bare punctuation are nothing', () => {
    for (const text of ['', ' \n\t ', '—', '()', ',;|', '\u200b']) expect(parse(text)).toEqual({ references: [], refused: [] });
  });

  test('without a configured Jira a key is kept as a ticket and an address as a link', () => {
    expect(parse('ABC-123, https://acme.atlassian.net/browse/ABC-1', []).references).toEqual([
      ticket('ABC-123'),
      link('https://acme.atlassian.net/browse/ABC-1'),
    ]);
  });
});

describe('what is refused', () => {
  test('user names and passwords in an address are refused and not repeated', () => {
    for (const text of [
      'https://user:hunter2@shop.example/x',
      'https://hunter2@shop.example',
      'https://user:hun/ter2@shop.example/x?y',
      'https://u:hunter2?x@h.example',
    ]) {
      const { references, refused } = parse(text);
      expect(references).toEqual([]);
      expect(refused.map((each) => each.raw).join()).not.toContain('hun');
      expect(refused.length).toBe(1);
    }
  });

  test('other schemes are refused', () => {
    for (const text of [
      'javascript:alert(1)',
      'data:text/html,ABC-123',
      'file:///etc/passwd#ABC-123',
      'jira://browse/ABC-123',
      'ftp://x.example/a',
    ]) {
      expect(parse(text)).toMatchObject({ references: [], refused: [{ reason: 'bad_scheme' }] });
    }
  });

  test('backslashes and separators in disguise are refused', () => {
    for (const path of ['/a%2fb', '/a%5Cb', '/%2e%2e/x', '/a%00', '\\@acme.atlassian.net/browse/ABC-1']) {
      expect(parse(`https://shop.example${path}`)).toMatchObject({ references: [], refused: [{ reason: 'malformed_url' }] });
    }
    expect(parse('https:evil.example')).toMatchObject({ references: [], refused: [{ reason: 'malformed_url' }] });
  });

  test('the twenty-first reference is refused', () => {
    const { references, refused } = parse(Array.from({ length: 22 }, (_, index) => `ABC-${index + 1}`).join(' '));
    expect(references.length).toBe(20);
    expect(refused).toEqual([
      { raw: 'ABC-21', reason: 'too_many' },
      { raw: 'ABC-22', reason: 'too_many' },
    ]);
  });

  test('a link of more than 500 characters is refused', () => {
    expect(parse(`https://shop.example/${'a'.repeat(480)}`)).toMatchObject({ references: [], refused: [{ reason: 'too_long' }] });
  });
});

describe('several sites', () => {
  const other: JiraSite = { id: 'D', ...configs.D! };

  test('a key goes to the site that lists its project', () => {
    expect(parse('OPS-7 SUP-9', [cloud, other]).references).toEqual([issue('OPS-7', 'D'), issue('SUP-9', 'C')]);
  });

  test('an address decides for its own site', () => {
    expect(parse('https://jira.corp.example/jira/browse/ABC-1 https://acme.atlassian.net/browse/ABC-1', [cloud, other]).references).toEqual(
      [issue('ABC-1', 'D'), issue('ABC-1', 'C')],
    );
  });

  test('a base that is no address is passed over', () => {
    expect(parse('ABC-1', [{ id: 'x', bases: ['not an address'], projects: [] }, cloud]).references).toEqual([issue('ABC-1')]);
  });

  test('addresses are rebuilt from the first base', () => {
    expect(issueAddress({ kind: 'jira', site: 'D', key: 'OPS-7' }, other)).toBe('https://jira.corp.example/jira/browse/OPS-7');
    expect(issueAddress({ kind: 'jira', site: 'D', issueId: '42' }, other)).toBe('https://jira.corp.example/jira/issues/?jql=id%3D42');
  });
});

describe('other shapes that people paste', () => {
  const shapes: [string, string[]][] = [
    ['acme.atlassian.net/browse/ABC-1', ['ok:ABC-1']],
    ['evil.example/browse/ABC-1', ['reject:foreign_host']],
    ['[the bug](https://acme.atlassian.net/browse/ABC-1)', ['ok:ABC-1']],
    ['[ABC-2](https://evil.example/x)', ['reject:foreign_host']],
    ['https://acme.atlassian.net/browse/ABC-1,SUP-2', ['ok:ABC-1', 'ok:SUP-2']],
    ['https://evil.example/browse/ABC-1,SUP-2', ['reject:foreign_host']],
    ['https://acme.atlassian.net/servicedesk/customer/portal/1', ['reject:no_issue_in_url']],
    ['https://acme.atlassian.net/jira/servicedesk/projects/SUP/queues/custom/19', ['reject:no_issue_in_url']],
    ['https://acme.atlassian.net/browse/SUP#comment-10001', ['reject:no_issue_in_url']],
    ['feature/ABC-12-add-login', ['ok:ABC-12']],
    ['Ticket: ABC-12', ['ok:ABC-12']],
    ['"ABC-12"', ['ok:ABC-12']],
    ['ABC-9223372036854775807 ABC-9223372036854775808', ['ok:ABC-9223372036854775807', 'reject:not_a_key']],
  ];
  for (const [text, expected] of shapes) {
    test(text, () => expect(findIssues(text, [cloud]).map(outcomeOf)).toEqual(expected));
  }
});
