import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Engine } from '../../functions/engine-ports.ts';
import type { Handler } from '../../local/local-functions.ts';

const repository = path.join(import.meta.dirname, '..', '..');

interface HandlerModule {
  readonly handler: Handler;
  readonly createHandler?: (ports: object) => Handler;
  readonly productionPorts?: () => { readonly engine?: Engine };
}

/** Loads handlers as they are, those of the agents with `change` made to their engine. */
export function withEngine(change: (engine: Engine) => Engine): (handlerPath: string) => Promise<Handler> {
  return async (handlerPath) => {
    const module = (await import(pathToFileURL(path.join(repository, handlerPath)).href)) as HandlerModule;
    const ports = module.productionPorts?.();
    if (module.createHandler === undefined || ports?.engine === undefined) return module.handler;
    return module.createHandler({ ...ports, engine: change(ports.engine) });
  };
}
