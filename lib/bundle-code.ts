import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type BuildOptions, build, type Plugin } from 'esbuild';
import { readSpec, specFileOf } from '../spec/read-spec.ts';

/** Bundles code as Lambda runs it. */
export async function bundleCode(
  what: Pick<BuildOptions, 'entryPoints' | 'stdin' | 'outdir' | 'outfile'>,
): Promise<void> {
  await build({
    absWorkingDir: path.join(import.meta.dirname, '..'),
    bundle: true,
    platform: 'node',
    target: 'node24',
    // CommonJS starts about 11 ms sooner than ESM.
    format: 'cjs',
    // `import()` becomes `require`: Node would first parse a whole file to learn that it is CommonJS.
    supported: { 'dynamic-import': false },
    // ESM sources first: only they can be shaken.
    mainFields: ['module', 'main'],
    // Names stay: a stack trace can be read without a source map, which would cost time in every start.
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: 'none',
    logLevel: 'warning',
    // Where a bundle finds the files beside it.
    define: { 'import.meta.dirname': '__dirname' },
    // Typst asks for its own address only to find what it is handed.
    logOverride: { 'empty-import-meta': 'silent' },
    plugins: [spelledSchemas, compiledSpec, apart, leftOut],
    ...what,
  });
}

/**
 * The AWS SDK writes keys of its schemas as constants, `{ [_hH]: "ETag" }`. esbuild cannot know that to read such a
 * key does nothing else, so it would keep the schemas of all commands of S3; spelled out, only those in use stay.
 */
const spelledSchemas: Plugin = {
  name: 'spelled-schemas',
  setup(bundle) {
    bundle.onLoad({ filter: /[\\/]@aws-sdk[\\/].*[\\/]dist-es[\\/].*schemas_\d+\.js$/ }, async ({ path: file }) => ({
      contents: spellKeys(await readFile(file, 'utf8')),
    }));
  },
};

/** The spec as it was checked, instead of what reads and checks it; a section that nothing uses is shaken off. */
const compiledSpec: Plugin = {
  name: 'compiled-spec',
  setup(bundle) {
    bundle.onLoad({ filter: /[\\/]spec[\\/]compiled-spec\.ts$/ }, () => ({
      contents: JSON.stringify(readSpec(specFileOf(process.env))),
      loader: 'json',
    }));
  },
};

/**
 * Modules that are files of their own beside `index.js` where they are imported dynamically: what thinks with language
 * models, which only agents that are told to use models read, what counts tokens and what reads keys, which these need
 * late or never, what embeds for `ingest`, what searches a knowledge base, what asks a guardrail,
 * tools, which research reads where the spec names some, what writes Word documents, what reads documents of one format,
 * and the knowledge for `health`, which liveness does without. In the same file they would cost every start, used or not.
 */
export const modulesApart = [
  'open-language-models',
  'count-tokens',
  'secrets-port',
  'open-embeddings',
  'open-tools',
  'print-docx',
  'read-markdown',
  'read-html',
  'read-csv',
  'read-pdf',
  'read-docx',
  'knowledge-port',
  'bedrock-knowledge-base',
  'bedrock-guardrail',
] as const;

const apart: Plugin = {
  name: 'apart',
  setup(bundle) {
    bundle.onResolve({ filter: new RegExp(`/(?:${modulesApart.join('|')})\\.ts$`) }, ({ kind, path: file }) =>
      kind === 'dynamic-import' ? { path: `./${path.basename(file, '.ts')}.js`, external: true } : undefined,
    );
  },
};

/**
 * For one's own machine: what reads documents of all kinds in a folder, where functions are told of index files only, and
 * what starts tool servers, which no function may.
 */
const leftOut: Plugin = {
  name: 'left-out',
  setup(bundle) {
    bundle.onResolve({ filter: /\/(?:read-documents|mcp-stdio-channel)\.ts$/ }, ({ kind }) =>
      kind === 'dynamic-import' ? { path: './not-in-a-bundle.js', external: true } : undefined,
    );
  },
};

export function spellKeys(source: string): string {
  const constants = new Map([...source.matchAll(/^const (\w+) = ("[^"]*");$/gm)].map(([, name, text]) => [name, text]));
  return source.replaceAll(/\[(\w+)\]: /g, (key, name: string) =>
    constants.has(name) ? `${constants.get(name)}: ` : key,
  );
}
