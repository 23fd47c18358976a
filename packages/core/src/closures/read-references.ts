import { cutText } from '@desk/protocol/cut-text';
import { type JiraSite, parseReferences, type RefusedReason } from '@desk/protocol/references';
import type { NewReference } from './new-references.ts';

const SENTENCES: Partial<Record<RefusedReason, string>> = {
  credentials_in_url: 'A link with a user name or password in it is not kept.',
  bad_scheme: 'Only http and https links are kept.',
  malformed_url: 'This link is not complete.',
};

/** Parses what was typed or pasted, entry by entry; the same issue, link or number twice is kept once. */
export function readReferences(
  entries: readonly string[],
  sites: readonly JiraSite[],
): { references: NewReference[]; refused: { index: number; sentence: string }[] } {
  const references = new Map<string, NewReference>();
  const refused: { index: number; sentence: string }[] = [];
  entries.forEach((entry, index) => {
    const parsed = parseReferences(entry, [...sites]);
    for (const { reason, raw } of parsed.refused)
      refused.push({ index, sentence: SENTENCES[reason] ?? `“${cutText(raw, 60)}” is not a link or number.` });
    for (const reference of parsed.references) {
      switch (reference.kind) {
        case 'jira': {
          const name = 'key' in reference ? reference.key : `#${reference.issueId}`;
          references.set(`jira ${reference.site} ${name}`, {
            kind: 'jira',
            text: name,
            url: browseUrl(sites, reference.site, name),
            key: 'key' in reference ? reference.key : null,
            connectionId: reference.site,
            issueId: 'issueId' in reference ? reference.issueId : null,
          });
          break;
        }
        case 'link':
          references.set(`link ${reference.url}`, {
            kind: 'link',
            text: reference.url,
            url: reference.url,
            key: null,
            connectionId: null,
            issueId: null,
          });
          break;
        case 'ticket':
          references.set(`ticket ${reference.text}`, {
            kind: 'ticket',
            text: reference.text,
            url: null,
            key: null,
            connectionId: null,
            issueId: null,
          });
          break;
        default:
          reference satisfies never;
      }
    }
  });
  return { references: [...references.values()], refused };
}

/** Rebuilt from the configured site, never the pasted text. An issue known by number only gets its link when its key is known. */
function browseUrl(sites: readonly JiraSite[], siteId: string, name: string): string | null {
  const base = sites.find((site) => site.id === siteId)?.bases[0];
  return base && !name.startsWith('#') ? `${base}/browse/${name}` : null;
}
