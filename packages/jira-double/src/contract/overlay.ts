type Schema = Record<string, unknown> | null;

/** Where the description is not what we hold the double to: what counts instead, and why. `flavour` left out: for both. */
export type OverlayEntry = { flavour?: 'cloud' | 'dc'; operation: string; status: number; schema: Schema; reason: string };

const ref = (name: string) => ({ $ref: `#/definitions/${name}` });
const listOf = (name: string) => ({ type: 'array', items: ref(name) });
const page = { startAt: { type: 'integer' }, maxResults: { type: 'integer' }, total: { type: 'integer' } };
const strict = (properties: Record<string, unknown>, required: string[]) => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
});

const LINK = '/issue/{issueIdOrKey}/remotelink';
const TYPES = 'GET /issue/createmeta/{projectIdOrKey}/issuetypes';
const NEWER = 'The description is older than this call; the shape is that of the reference page.';
const LINK_MADE = strict({ id: { type: 'integer' }, self: { type: 'string' } }, ['id', 'self']);

/**
 * The description contradicts itself in places, leaves out codes that Jira is known to answer, is older than three calls, and is of Cloud alone: the
 * package that carries it has of Data Center only Jira 7.6.1, without one answer. Data Center is held to the Cloud description where its
 * documentation says the same of v2, and to these entries where it differs: that is our reading, not a contract.
 */
export const OVERLAY: readonly OverlayEntry[] = [
  {
    operation: `GET ${LINK}`,
    status: 200,
    schema: { oneOf: [listOf('RemoteIssueLink'), ref('RemoteIssueLink')] },
    reason: 'The schema says one link, the example beside it a list. Both are answered.',
  },
  {
    operation: `POST ${LINK}`,
    status: 200,
    schema: LINK_MADE,
    reason: 'The schema requires neither id nor self; without an id no link is proved.',
  },
  { operation: `POST ${LINK}`, status: 201, schema: LINK_MADE, reason: 'The same. Data Center documents 200 only, and answers 201 too.' },
  { operation: `POST ${LINK}`, status: 413, schema: ref('ErrorCollection'), reason: 'The limit of links is documented on GET only.' },
  {
    flavour: 'cloud',
    operation: 'POST /issue/bulkfetch',
    status: 200,
    schema: strict(
      {
        expand: { type: 'string' },
        issues: listOf('IssueBean'),
        issueErrors: { type: 'array', items: strict({ id: { type: 'string' }, errorMessage: { type: 'string' } }, ['id', 'errorMessage']) },
      },
      ['issues', 'issueErrors'],
    ),
    reason: NEWER,
  },
  {
    flavour: 'cloud',
    operation: 'POST /search/jql',
    status: 200,
    schema: strict({ isLast: { type: 'boolean' }, nextPageToken: { type: 'string' }, issues: listOf('IssueBean') }, ['isLast', 'issues']),
    reason: NEWER,
  },
  {
    flavour: 'cloud',
    operation: TYPES,
    status: 200,
    schema: strict({ ...page, issueTypes: listOf('IssueTypeIssueCreateMetadata') }, ['issueTypes']),
    reason: NEWER,
  },
  {
    flavour: 'cloud',
    operation: 'GET /search',
    status: 410,
    schema: ref('ErrorCollection'),
    reason: 'Taken out of Jira Cloud in 2025, after the description.',
  },
  {
    flavour: 'dc',
    operation: TYPES,
    status: 200,
    schema: strict({ ...page, isLast: { type: 'boolean' }, values: listOf('IssueTypeIssueCreateMetadata') }, ['values']),
    reason: 'Data Center calls the list `values`.',
  },
  {
    flavour: 'dc',
    operation: 'GET /project',
    status: 200,
    schema: listOf('Project'),
    reason: 'Data Center lists projects without pages.',
  },
];

/**
 * Fields of a remote link may be null: the schemas know no null, but the call that writes one says that "any fields without values in the request are
 * set to null" (JD-04).
 */
export const NULLABLE: readonly string[] = ['RemoteIssueLink', 'RemoteObject', 'Application', 'Icon', 'Status'];

/** Refusals have one form wherever the description names their code, or no form of its own. */
export const REFUSAL: Schema = ref('ErrorCollection');
