/** The messages of a refusal by field; what is about no field stands under ''. */
export function fieldErrors(error: {
  message: string;
  details?: { errors?: { path: string; message: string }[] };
}): Record<string, string> {
  const errors = error.details?.errors ?? [];
  return errors.length > 0 ? Object.fromEntries(errors.map(({ path, message }) => [path, message])) : { '': error.message };
}
