import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/**
 * Copies the work tree as it stands, uncommitted files too, into a folder of its own. The packages of the registry are shared with the
 * checkout; each package’s links are copied, so that `@desk/…` leads into the copy.
 * @returns the folder; whoever asked removes it
 */
export function copyTree(root: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'desk-mutation-'));
  const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '-z'], { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 26 });
  const files = [...new Set(listed.split('\0'))].filter((file) => file !== '' && existsSync(join(root, file)));
  for (const file of files) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    cpSync(join(root, file), join(folder, file), { verbatimSymlinks: true });
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  for (const file of files.filter((name) => name.endsWith('/package.json'))) {
    const links = join(dirname(file), 'node_modules');
    if (existsSync(join(root, links))) cpSync(join(root, links), join(folder, links), { recursive: true, verbatimSymlinks: true });
  }
  return folder;
}
