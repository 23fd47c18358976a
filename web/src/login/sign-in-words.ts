import { DeskError } from '@desk/protocol/errors';

/** Why signing in failed, and what to do about it. */
export function signInWords(error: unknown): string {
  if (!(error instanceof DeskError)) return 'Something went wrong on this page. Reload it and try again.';
  switch (error.code) {
    case 'wrong-credentials':
    case 'sign-in':
      return 'This email and password do not belong together. Check both and try again.';
    case 'too-many':
      return 'Too many tries in a row. Wait a minute, then try again.';
    case 'unavailable':
      return error.details.unreachable
        ? 'The server cannot be reached. Check your connection.'
        : 'The server is not ready yet. Try again in a moment.';
    case 'not-allowed':
      return 'This account is not active. Ask an admin of your workspace.';
    default:
      return error.message;
  }
}
