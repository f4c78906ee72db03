import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

/** The path of a Chromium; the tests of this folder are skipped without one. */
export const browser = process.env['DOSSIER_BROWSER'] ?? '';

if (browser === '') console.log('SKIPPED: pages in a browser. Set DOSSIER_BROWSER to the path of a Chromium.');

/** How the reader's screen is. */
export interface Screen {
  readonly widthPixels: number;
  readonly isDark: boolean;
}

/** What a browser makes of a page: its elements once all is loaded, and what it logged. */
export async function openPage(html: string, screen: Screen): Promise<{ dom: string; log: string }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'dossier-page-'));
  try {
    const file = path.join(folder, 'page.html');
    await writeFile(file, html);
    const { stdout, stderr } = await promisify(execFile)(
      browser,
      [
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        '--enable-logging=stderr',
        `--user-data-dir=${path.join(folder, 'profile')}`,
        `--window-size=${screen.widthPixels},900`,
        `--blink-settings=preferredColorScheme=${screen.isDark ? 0 : 1}`,
        '--virtual-time-budget=20000',
        '--dump-dom',
        pathToFileURL(file).href,
      ],
      { maxBuffer: 64 * 1024 * 1024, timeout: 100_000 },
    );
    return { dom: stdout, log: stderr };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
