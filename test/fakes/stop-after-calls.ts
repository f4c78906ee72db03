/**
 * Runs `work` with `ports` of which only the first `calls` calls take effect; the next one never begins and
 * nothing goes on after it, as when the process is killed in between. `stopped` when it came to that, else
 * the work's result.
 */
export async function stopAfterCalls<Ports extends object, Result>(
  ports: Ports,
  calls: number,
  work: (ports: Ports) => Promise<Result>,
): Promise<{ stopped: true } | { stopped: false; result: Result }> {
  const { promise: killed, resolve: kill } = Promise.withResolvers<{ stopped: true }>();
  let remaining = calls;
  const never = new Promise<never>(() => {});

  function call(method: (...input: unknown[]) => unknown, port: object, input: unknown[]): unknown {
    if (remaining === 0) {
      kill({ stopped: true });
      return never;
    }
    remaining -= 1;
    return method.apply(port, input);
  }

  const wrapped = Object.fromEntries(
    Object.entries(ports).map(([name, port]: [string, unknown]) => [
      name,
      isWorld(name, port) ? watch(port, call) : port,
    ]),
  ) as Ports;
  const finished = work(wrapped).then((result) => ({ stopped: false as const, result }));
  return Promise.race([killed, finished]);
}

/** Clock and telemetry answer at once and leave nothing behind. */
function isWorld(name: string, port: unknown): port is object {
  return typeof port === 'object' && port !== null && name !== 'clock' && name !== 'telemetry';
}

function watch(
  port: object,
  call: (method: (...input: unknown[]) => unknown, port: object, input: unknown[]) => unknown,
): object {
  return new Proxy(port, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== 'function') return value;
      return (...input: unknown[]) => call(value as (...input: unknown[]) => unknown, target, input);
    },
  });
}
