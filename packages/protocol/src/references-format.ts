import type { JiraReference, JiraSite, Reference } from './references-model.ts';

/** The address of an issue for people, rebuilt from the site's first base; never the text that was pasted. */
export function issueAddress(reference: JiraReference, site: JiraSite): string {
  return 'key' in reference ? `${baseOf(site)}/browse/${reference.key}` : `${baseOf(site)}/issues/?jql=id%3D${reference.issueId}`;
}

/** A text that `parseReferences` reads as the same reference again, as long as its site is configured. */
export function referenceText(reference: Reference, sites: JiraSite[]): string {
  if (reference.kind === 'link') return reference.url;
  if (reference.kind === 'ticket') return reference.text;
  const site = sites.find((each) => each.id === reference.site);
  if ('key' in reference) return site === undefined ? reference.key : issueAddress(reference, site);
  return site === undefined ? reference.issueId : `${baseOf(site)}/rest/api/2/issue/${reference.issueId}`;
}

function baseOf(site: JiraSite): string {
  return (site.bases[0] ?? '').replace(/\/+$/, '');
}
