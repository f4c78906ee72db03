import { Problem } from '../problem.ts';
import { identityOf, type Place } from './resource-identity.ts';

/** A synthesised CloudFormation template, as far as it is read here. */
export interface Template {
  readonly Resources: Readonly<Record<string, RawResource>>;
  readonly Parameters?: Readonly<Record<string, { readonly Default?: unknown }>>;
  readonly Outputs?: Readonly<
    Record<string, { readonly Value: unknown; readonly Export?: { readonly Name: unknown } }>
  >;
}

interface RawResource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
  readonly Metadata?: Readonly<Record<string, unknown>>;
}

export interface StackTemplate {
  readonly name: string;
  readonly template: Template;
}

/** One resource of the templates, every reference in it replaced by what the local stack calls it. */
export interface Resource {
  readonly stack: string;
  readonly logicalId: string;
  readonly type: string;
  readonly name: string;
  readonly arn: string;
  /** What `Ref` gives. */
  readonly ref: string;
  readonly metadata: Readonly<Record<string, unknown>>;
  /** Resolved when first read: what the local stack does not serve may refer to things it does not know. */
  readonly properties: Readonly<Record<string, unknown>>;
}

/** The resources of all stacks, with references within and between them resolved. */
export function resolveTemplates(stacks: readonly StackTemplate[], place: Place): Resource[] {
  const resolver = new Resolver(stacks, place);
  return stacks.flatMap((stack) =>
    Object.keys(stack.template.Resources).map((logicalId) => resolver.resource(stack, logicalId)),
  );
}

class Resolver {
  readonly #stacks: readonly StackTemplate[];
  readonly #place: Place;
  readonly #resources = new Map<string, Resource>();

  constructor(stacks: readonly StackTemplate[], place: Place) {
    this.#stacks = stacks;
    this.#place = place;
  }

  resource(stack: StackTemplate, logicalId: string): Resource {
    const key = `${stack.name}/${logicalId}`;
    const known = this.#resources.get(key);
    if (known !== undefined) return known;
    const raw = stack.template.Resources[logicalId];
    if (raw === undefined) throw new Problem(`The template of ${stack.name} refers to ${logicalId}, which it lacks`);
    const value = (part: unknown) => this.#value(stack, part);
    const identity = identityOf(
      { stack: stack.name, logicalId, type: raw.Type, property: (name) => value(raw.Properties?.[name]) },
      this.#place,
    );
    const resource: Resource = {
      stack: stack.name,
      logicalId,
      type: raw.Type,
      ...identity,
      metadata: raw.Metadata ?? {},
      get properties() {
        return value(raw.Properties ?? {}) as Record<string, unknown>;
      },
    };
    this.#resources.set(key, resource);
    return resource;
  }

  #value(stack: StackTemplate, value: unknown): unknown {
    if (Array.isArray(value)) {
      return value.map((item) => this.#value(stack, item)).filter((item) => item !== undefined);
    }
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value);
    const [name, argument] = entries[0] ?? [];
    if (entries.length === 1 && name !== undefined && (name === 'Ref' || name.startsWith('Fn::'))) {
      return this.#intrinsic(stack, name, argument);
    }
    return Object.fromEntries(
      entries.map(([key, item]) => [key, this.#value(stack, item)] as const).filter(([, item]) => item !== undefined),
    );
  }

  #intrinsic(stack: StackTemplate, name: string, argument: unknown): unknown {
    switch (name) {
      case 'Ref':
        return this.#ref(stack, String(argument));
      case 'Fn::GetAtt': {
        const [logicalId, attribute] = Array.isArray(argument)
          ? argument.map(String)
          : splitOnce(String(argument), '.');
        return this.#attribute(stack, logicalId ?? '', attribute ?? '');
      }
      case 'Fn::Join': {
        const [separator, parts] = argument as [string, unknown[]];
        return (this.#value(stack, parts) as unknown[]).join(separator);
      }
      case 'Fn::Split': {
        const [separator, text] = argument as [string, unknown];
        return String(this.#value(stack, text)).split(separator);
      }
      case 'Fn::Select': {
        const [index, list] = argument as [number | string, unknown];
        return (this.#value(stack, list) as unknown[])[Number(index)];
      }
      case 'Fn::Sub':
        return this.#substitute(stack, argument);
      case 'Fn::ImportValue':
        return this.#import(String(this.#value(stack, argument)));
      default:
        throw new Problem(`The template of ${stack.name} uses ${name}, which the local stack does not know`);
    }
  }

  #ref(stack: StackTemplate, target: string): unknown {
    const { region, accountId, partition } = this.#place;
    switch (target) {
      case 'AWS::Region':
        return region;
      case 'AWS::AccountId':
        return accountId;
      case 'AWS::Partition':
        return partition;
      case 'AWS::URLSuffix':
        return 'amazonaws.com';
      case 'AWS::StackName':
        return stack.name;
      case 'AWS::StackId':
        return `arn:${partition}:cloudformation:${region}:${accountId}:stack/${stack.name}/local`;
      case 'AWS::NoValue':
        return undefined;
    }
    const parameter = stack.template.Parameters?.[target];
    return parameter === undefined ? this.resource(stack, target).ref : parameter.Default;
  }

  #attribute(stack: StackTemplate, logicalId: string, attribute: string): string {
    const resource = this.resource(stack, logicalId);
    switch (attribute) {
      case 'Arn':
        return resource.arn;
      case 'Name':
        return resource.name;
      case 'RootResourceId':
        return `${resource.name}-root`;
      default:
        throw new Problem(`The local stack does not know ${attribute} of ${resource.type} ${logicalId}`);
    }
  }

  #substitute(stack: StackTemplate, argument: unknown): string {
    const [text, variables] = (Array.isArray(argument) ? argument : [argument, {}]) as [
      string,
      Record<string, unknown>,
    ];
    return text.replaceAll(/\$\{(!?)([^}]+)\}/g, (_, literal: string, expression: string) => {
      if (literal === '!') return `\${${expression}}`;
      if (Object.hasOwn(variables, expression)) return String(this.#value(stack, variables[expression]));
      const [target, attribute] = splitOnce(expression, '.');
      return String(attribute === undefined ? this.#ref(stack, target) : this.#attribute(stack, target, attribute));
    });
  }

  #import(exportName: string): unknown {
    for (const stack of this.#stacks) {
      for (const output of Object.values(stack.template.Outputs ?? {})) {
        if (output.Export === undefined || this.#value(stack, output.Export.Name) !== exportName) continue;
        return this.#value(stack, output.Value);
      }
    }
    throw new Problem(`No template exports ${exportName}`);
  }
}

function splitOnce(text: string, separator: string): [string, string | undefined] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + separator.length)];
}
