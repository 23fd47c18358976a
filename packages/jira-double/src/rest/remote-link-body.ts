import type { RemoteLink } from '../state.ts';
import { isObject } from './answer.ts';

/** The fields of a remote link that a request sets. What it leaves out becomes null, never what it was before (JD-04). */
export type RemoteLinkFields = Pick<RemoteLink, 'globalId' | 'application' | 'relationship' | 'object'>;

/** Reads the body of a POST or PUT; gives Jira's error per field where something required is missing. */
export function readRemoteLink(body: Record<string, unknown>): { fields: RemoteLinkFields } | { errors: Record<string, string> } {
  const { globalId, application, relationship, object } = body;
  if (!isObject(object)) return { errors: { object: "'object' is required." } };
  const errors: Record<string, string> = {};
  for (const name of ['title', 'url']) if (typeof object[name] !== 'string' || object[name] === '') errors[name] = `'${name}' is required.`;
  if (typeof globalId === 'string' && globalId.length > 255) errors.globalId = 'The global id may have at most 255 characters.';
  if (Object.keys(errors).length > 0) return { errors };
  const { url, title, summary = null, icon = null, status = null } = object;
  return {
    fields: {
      globalId: typeof globalId === 'string' ? globalId : null,
      application: isObject(application) ? application : null,
      relationship: typeof relationship === 'string' ? relationship : null,
      object: { url, title, summary, icon, status },
    },
  };
}
