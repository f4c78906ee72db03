/** Which way imports may point; `npm run check` fails on any other. */
const steps = 'plan|research|write|evaluate|publish|announce|record-failure';
const api = 'authorizer|orders|reads|export|changes|health|sweep';

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'contract-imports-only-zod',
      severity: 'error',
      from: { path: '^contract/' },
      to: { pathNot: '^(contract/|node_modules/zod/)' },
    },
    {
      name: 'domain-is-pure',
      comment: 'values and rules: no AWS, no network, no clock, no ports; the spec is a value that bundling puts in',
      severity: 'error',
      from: { path: '^functions/domain/' },
      to: { pathNot: '^(functions/domain/|contract/|spec/compiled-spec\\.ts$|crypto$|node:crypto$)' },
    },
    {
      name: 'functions-know-the-compiled-spec',
      comment: 'whatever reads the document stays out of the bundles',
      severity: 'error',
      from: { path: '^functions/' },
      to: { path: '^spec/', pathNot: '^spec/compiled-spec\\.ts$' },
    },
    {
      name: 'spec-knows-contract-and-values',
      severity: 'error',
      from: { path: '^spec/' },
      to: {
        pathNot:
          '^(spec/|contract/|functions/domain/hash\\.ts$|functions/describe-issue\\.ts$|node_modules/(yaml|zod)/|(node:)?(fs|path)$)',
      },
    },
    {
      name: 'ports-know-only-the-domain',
      severity: 'error',
      from: { path: '^functions/(tool-|engine-)?ports\\.ts$' },
      to: { pathNot: '^(functions/domain/|functions/ports\\.ts$|contract/)' },
    },
    {
      name: 'cores-know-no-adapter',
      comment: 'only a handler composes a core with adapters',
      severity: 'error',
      from: { path: '^functions/', pathNot: '^functions/adapters/|/handler\\.ts$' },
      to: { path: '^functions/adapters/' },
    },
    {
      name: 'cores-know-no-engine',
      comment: 'only a handler chooses how its agent thinks',
      severity: 'error',
      from: { path: '^functions/', pathNot: '^functions/extractive/|/handler\\.ts$' },
      to: { path: '^functions/extractive/' },
    },
    {
      name: 'nothing-imports-a-handler',
      severity: 'error',
      from: { pathNot: '^(local|test|bench)/' },
      to: { path: '^functions/[^/]+/handler\\.ts$' },
    },
    {
      name: 'only-adapters-touch-the-world',
      severity: 'error',
      from: { path: '^functions/', pathNot: '^functions/adapters/' },
      to: {
        path: '^(node_modules/(@aws-(sdk|lambda-powertools)|@smithy|@ai-sdk|ai|gpt-tokenizer|@modelcontextprotocol|undici|ipaddr[.]js|html-to-text|docx|mammoth|jszip|csv-parse|unpdf|fflate|@myriaddreamin)/|(node:)?(sqlite|fs|fs/promises|https?|net|tls|dns|dns/promises|child_process)$)',
      },
    },
    {
      name: 'adapters-know-ports-not-cores',
      severity: 'error',
      from: { path: '^functions/(adapters|extractive)/' },
      to: { path: `^functions/(${steps}|${api})/` },
    },
    {
      name: 'steps-never-import-each-other',
      severity: 'error',
      from: { path: `^functions/(${steps}|${api})/` },
      to: { path: `^functions/(${steps}|${api})/`, pathNot: '^functions/$1/' },
    },
    {
      name: 'functions-import-no-infrastructure',
      severity: 'error',
      from: { path: '^functions/' },
      to: { path: '^(lib|bin|local|test|bench|audit)/' },
    },
    {
      name: 'lib-knows-contract-only',
      severity: 'error',
      from: { path: '^lib/' },
      to: { path: '^(functions|bin|local|test|bench|audit)/' },
    },
    {
      name: 'bin-knows-lib-and-contract-only',
      severity: 'error',
      from: { path: '^bin/' },
      to: { path: '^(functions|local|test|bench|audit)/' },
    },
    {
      name: 'nothing-imports-local',
      severity: 'error',
      from: { pathNot: '^(local|test|bench|audit)/' },
      to: { path: '^local/' },
    },
    {
      name: 'nothing-imports-tests',
      severity: 'error',
      from: { pathNot: '^(test|bench|audit)/' },
      to: { path: '^(test|bench|audit)/' },
    },
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: '^aws-lambda$' } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.js', '.mjs', '.cjs', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
    parser: 'swc',
  },
};
