import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { NULLABLE, OVERLAY, REFUSAL } from './overlay.ts';

type Schema = Record<string, unknown> | null;
const { operations, definitions } = JSON.parse(readFileSync(join(import.meta.dirname, 'jira-cloud-v3.json'), 'utf8')) as {
  operations: Record<string, Record<string, Schema>>;
  definitions: Record<string, NonNullable<Schema>>;
};

for (const name of NULLABLE) {
  const { properties = {}, ...rest } = definitions[name]!;
  const orNull = Object.entries(properties as Record<string, unknown>).map(([field, schema]) => [
    field,
    { anyOf: [schema, { type: 'null' }] },
  ]);
  definitions[name] = { ...rest, properties: Object.fromEntries(orNull) };
}

const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
const compiled = new Map<string, ValidateFunction>();

/** Whether the description, or the overlay, knows this code of an operation. */
function schemaOf(flavour: 'cloud' | 'dc', operation: string, status: number): Schema | undefined {
  const ours = OVERLAY.find((entry) => entry.operation === operation && entry.status === status && (entry.flavour ?? flavour) === flavour);
  return ours ? ours.schema : operations[operation]?.[status];
}

/**
 * What is wrong with an answer by the description with its overlay: a code that the operation does not have, a body of another shape. Empty when
 * nothing is. `operation`: method and path as the description writes them, after `/rest/api/n`.
 */
export function faultsOf(
  flavour: 'cloud' | 'dc',
  operation: string,
  { status, body }: { status: number; body: unknown },
): readonly (string | ErrorObject)[] {
  const described = schemaOf(flavour, operation, status);
  if (described === undefined) return [`${operation} does not answer ${status}`];
  const schema = described ?? (status >= 400 ? REFUSAL : null);
  if (schema === null) return body === '' ? [] : [`${operation} answers ${status} with a body`];
  const name = `${flavour} ${operation} ${status}`;
  const validate = compiled.get(name) ?? ajv.compile({ ...schema, definitions });
  compiled.set(name, validate);
  return validate(body) ? [] : (validate.errors ?? []);
}
