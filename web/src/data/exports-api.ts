import type { AskExportInput, ExportView } from '@desk/protocol/export';
import { request } from './http.ts';

/** Asks for an export: a small one can be fetched at once, a large one is built first. */
export function askExport(ask: AskExportInput): Promise<ExportView> {
  return request('POST', '/api/exports', { body: ask });
}

/** The last exports: one's own, everybody's for admins. */
export function listExports(): Promise<{ items: ExportView[] }> {
  return request('GET', '/api/exports');
}
