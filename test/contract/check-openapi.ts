/**
 * What is structurally wrong with an OpenAPI 3.1 document, as far as this service uses the format: fields
 * that no object of that kind has, required fields that are missing, references that lead nowhere.
 */
export function checkOpenApi(document: unknown): string[] {
  const problems: string[] = [];
  new Checker(problems, document).document();
  return problems;
}

type Fields = Readonly<Record<string, unknown>>;

const methods = ['get', 'post', 'put', 'patch', 'delete'];

class Checker {
  readonly #problems: string[];
  readonly #root: unknown;
  readonly #parametersOf = new Map<string, readonly string[]>();
  readonly #linked: (readonly [place: string, operationId: string, parameters: readonly string[]])[] = [];

  constructor(problems: string[], root: unknown) {
    this.#problems = problems;
    this.#root = root;
  }

  document(): void {
    const root = this.#fields('#', this.#root, {
      required: ['openapi', 'info', 'paths'],
      optional: ['servers', 'tags', 'components', 'security', 'jsonSchemaDialect', 'externalDocs', 'webhooks'],
    });
    if (!/^3\.1\.\d+$/.test(String(root['openapi']))) this.#problems.push('#/openapi is not 3.1');
    this.#fields('#/info', root['info'], {
      required: ['title', 'version'],
      optional: ['summary', 'description', 'termsOfService', 'contact', 'license'],
    });
    for (const [path, item] of entries(root['paths'])) this.#pathItem(path, item);
    this.#followLinks();
    const components = this.#fields('#/components', root['components'] ?? {}, {
      optional: ['schemas', 'responses', 'parameters', 'headers', 'securitySchemes'],
    });
    for (const [name, schema] of entries(components['schemas'])) this.#schema(`#/components/schemas/${name}`, schema);
    for (const [name, header] of entries(components['headers'])) this.#header(`#/components/headers/${name}`, header);
  }

  #pathItem(path: string, value: unknown): void {
    const place = `#/paths/${path}`;
    if (!path.startsWith('/')) this.#problems.push(`${place} does not start with a slash`);
    const item = this.#fields(place, value, { optional: [...methods, 'parameters', 'summary', 'description'] });
    const shared = this.#parameters(place, item['parameters']);
    for (const method of methods) {
      if (item[method] !== undefined) this.#operation(`${place}/${method}`, item[method], path, shared);
    }
  }

  #operation(place: string, value: unknown, path: string, shared: readonly string[]): void {
    const operation = this.#fields(place, value, {
      required: ['operationId', 'responses'],
      optional: ['summary', 'description', 'tags', 'parameters', 'requestBody', 'security', 'deprecated'],
    });
    const id = String(operation['operationId']);
    if (this.#parametersOf.has(id)) this.#problems.push(`${place} repeats the operation id ${id}`);
    const declared = [...shared, ...this.#parameters(place, operation['parameters'])];
    this.#parametersOf.set(
      id,
      declared.map((parameter) => parameter.slice(parameter.indexOf(' ') + 1)),
    );
    if (new Set(declared).size < declared.length) this.#problems.push(`${place} declares a parameter twice`);
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => `path ${name}`);
    const declaredInPath = declared.filter((name) => name.startsWith('path '));
    if (inPath.toSorted().join() !== declaredInPath.toSorted().join()) {
      this.#problems.push(`${place} declares other path parameters than its path has`);
    }
    this.#security(place, operation['security']);
    if (operation['requestBody'] !== undefined) {
      const body = this.#fields(`${place}/requestBody`, operation['requestBody'], {
        required: ['content'],
        optional: ['description', 'required'],
      });
      this.#content(`${place}/requestBody`, body['content']);
    }
    for (const [status, response] of entries(operation['responses'])) this.#response(place, status, response);
  }

  #security(place: string, value: unknown): void {
    const schemes = this.#resolve('#/components/securitySchemes') as Fields;
    for (const requirement of (value ?? []) as Fields[]) {
      for (const name of Object.keys(requirement)) {
        if (schemes[name] === undefined) this.#problems.push(`${place} needs the unknown security scheme ${name}`);
      }
    }
  }

  #response(operation: string, status: string, value: unknown): void {
    const place = `${operation}/responses/${status}`;
    if (!/^[1-5]\d\d$/.test(status)) this.#problems.push(`${place} is no status`);
    const response = this.#fields(place, value, {
      required: ['description'],
      optional: ['headers', 'content', 'links'],
    });
    for (const [name, header] of entries(response['headers'])) this.#header(`${place}/headers/${name}`, header);
    this.#content(place, response['content']);
    for (const [name, link] of entries(response['links'])) this.#link(`${place}/links/${name}`, link);
  }

  #link(place: string, value: unknown): void {
    const link = this.#fields(place, value, { required: ['operationId'], optional: ['parameters', 'description'] });
    this.#linked.push([place, String(link['operationId']), Object.keys(link['parameters'] ?? {})]);
  }

  /** Once all operations are known. */
  #followLinks(): void {
    for (const [place, operationId, parameters] of this.#linked) {
      const known = this.#parametersOf.get(operationId);
      if (known === undefined) this.#problems.push(`${place} leads to ${operationId}, which is not there`);
      for (const name of parameters) {
        if (known !== undefined && !known.includes(name)) {
          this.#problems.push(`${place} gives ${name}, which ${operationId} does not take`);
        }
      }
    }
  }

  #content(place: string, value: unknown): void {
    for (const [mediaType, media] of entries(value)) {
      if (!/^[a-z]+\/[a-z0-9.+-]+$/.test(mediaType)) this.#problems.push(`${place} has the media type ${mediaType}`);
      const fields = this.#fields(`${place}/content/${mediaType}`, media, {
        required: ['schema'],
        optional: ['example'],
      });
      this.#schema(`${place}/content/${mediaType}/schema`, fields['schema']);
    }
  }

  /** Place and name of each parameter. */
  #parameters(place: string, value: unknown): string[] {
    return ((value ?? []) as unknown[]).map((one, index) => {
      const parameter = this.#fields(`${place}/parameters/${index}`, one, {
        required: ['name', 'in', 'schema'],
        optional: ['description', 'required', 'deprecated', 'style', 'explode'],
      });
      const where = String(parameter['in']);
      if (!['path', 'query', 'header', 'cookie'].includes(where))
        this.#problems.push(`${place} has a parameter nowhere`);
      if (where === 'path' && parameter['required'] !== true) this.#problems.push(`${place} has an optional path part`);
      this.#schema(`${place}/parameters/${index}/schema`, parameter['schema']);
      return `${where} ${String(parameter['name'])}`;
    });
  }

  #header(place: string, value: unknown): void {
    const header = this.#dereference(place, value);
    const fields = this.#fields(place, header, { required: ['schema'], optional: ['description', 'required'] });
    this.#schema(`${place}/schema`, fields['schema']);
  }

  /** JSON Schema 2020-12, as far as it is used here; finds misspelled keywords and broken patterns. */
  #schema(place: string, value: unknown): void {
    const schema = this.#dereference(place, value) as Fields;
    if (schema !== value) return;
    const { properties, items, anyOf, additionalProperties, required, pattern, type } = this.#fields(place, schema, {
      optional: schemaKeywords,
    });
    for (const [name, property] of entries(properties)) this.#schema(`${place}/properties/${name}`, property);
    for (const [index, choice] of ((anyOf ?? []) as unknown[]).entries())
      this.#schema(`${place}/anyOf/${index}`, choice);
    if (items !== undefined) this.#schema(`${place}/items`, items);
    if (typeof additionalProperties === 'object') this.#schema(`${place}/additionalProperties`, additionalProperties);
    for (const name of (required ?? []) as string[]) {
      if ((properties as Fields | undefined)?.[name] === undefined)
        this.#problems.push(`${place} requires ${name}, which it lacks`);
    }
    if (typeof pattern === 'string' && !isPattern(pattern)) this.#problems.push(`${place} has a broken pattern`);
    if (type !== undefined && !schemaTypes.some((known) => known === type)) {
      this.#problems.push(`${place} has an unknown type`);
    }
  }

  #dereference(place: string, value: unknown): unknown {
    const reference = (value as Fields | undefined)?.['$ref'];
    if (typeof reference !== 'string') return value;
    const target = this.#resolve(reference);
    if (target === undefined) this.#problems.push(`${place} refers to ${reference}, which is not there`);
    return target ?? {};
  }

  #resolve(reference: string): unknown {
    return reference
      .split('/')
      .slice(1)
      .reduce<unknown>((value, name) => (value as Fields | undefined)?.[name], this.#root);
  }

  #fields(
    place: string,
    value: unknown,
    known: { required?: readonly string[]; optional?: readonly string[] },
  ): Fields {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      this.#problems.push(`${place} is no object`);
      return {};
    }
    const { required = [], optional = [] } = known;
    for (const name of required) if (!Object.hasOwn(value, name)) this.#problems.push(`${place} lacks ${name}`);
    for (const name of Object.keys(value)) {
      if (![...required, ...optional].includes(name)) this.#problems.push(`${place} has the unknown field ${name}`);
    }
    return value as Fields;
  }
}

const schemaTypes = ['object', 'array', 'string', 'number', 'integer', 'boolean', 'null'];

const schemaKeywords = (
  'type enum const title description default examples format anyOf ' +
  'properties required additionalProperties propertyNames items minItems maxItems ' +
  'pattern minLength maxLength minimum maximum exclusiveMinimum exclusiveMaximum'
).split(' ');

function isPattern(text: string): boolean {
  try {
    return new RegExp(text, 'u').source !== '';
  } catch {
    return false;
  }
}

function entries(value: unknown): [string, unknown][] {
  return Object.entries(value ?? {});
}
