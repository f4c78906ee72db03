/** Where requests that an agent causes may go. */
export interface Reach {
  /** Whether this scheme, host and port may be asked. */
  permits(url: URL): boolean;
  /** Whether the host may be at an internal address. */
  isInternal(hostname: string): boolean;
}

/** Pages of the public web on these hosts: `example.com`, `*.example.com` for all below it, `*` for every one. */
export function webReach(hosts: readonly string[]): Reach {
  return {
    permits: (url) =>
      (url.protocol === 'https:' || url.protocol === 'http:') &&
      url.port === '' &&
      hosts.some((host) => matches(host, hostOf(url))),
    isInternal: () => false,
  };
}

/** These origins and no other; those of `internalHosts` may be at internal addresses. */
export function originReach(urls: readonly string[], internalHosts: readonly string[]): Reach {
  const origins = new Set(urls.map((url) => new URL(url).origin));
  return {
    permits: (url) => origins.has(url.origin),
    isInternal: (hostname) => internalHosts.includes(hostname),
  };
}

function matches(pattern: string, host: string): boolean {
  if (pattern === '*') return true;
  return pattern.startsWith('*.') ? host.endsWith(pattern.slice(1)) : host === pattern;
}

/** The host without the dot that ends an absolute name. */
function hostOf(url: URL): string {
  return url.hostname.replace(/\.$/, '');
}
