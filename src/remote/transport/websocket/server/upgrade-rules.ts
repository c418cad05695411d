/** What is looked at of a request for a WebSocket. */
export interface UpgradeRequest {
  /** As it stands in the request: path and query. */
  readonly url: string | undefined;
  /** The page that a browser acts for; absent for other programs. */
  readonly origin: string | undefined;
  /** Connections that are open or being opened. Count. */
  readonly connectionCount: number;
}

/** What a server allows. */
export interface UpgradeRules {
  readonly path: string;
  /** In lower case; `*`: all. */
  readonly allowedOrigins: readonly string[];
  /** `host:port` that peers are told. */
  readonly advertised: string;
  readonly maximumConnections: number;
  /** The section of the transport, for texts. */
  readonly key: string;
}

/** An answer instead of a WebSocket. `why` is for the log of this system; the other side is only told the status. */
export interface UpgradeRefusal {
  readonly status: 403 | 404 | 503;
  readonly why: string;
}

/** Longest part of a request that is logged. */
const LONGEST_SHOWN = 100;

/** Why `request` gets no WebSocket; `undefined` if it may have one. */
export function refusalOf({ url = "", origin, connectionCount }: UpgradeRequest, rules: UpgradeRules): UpgradeRefusal | undefined {
  if (!isFor(url, rules.path))
    return { status: 404, why: `it asked for the path ${shown(url)}, and this system answers at "${rules.path}" (${rules.key}.path)` };
  if (origin !== undefined && !isAllowed(origin.toLowerCase(), rules))
    return { status: 403, why: `pages of the origin ${shown(origin)} may not connect (${rules.key}.allowed-origins)` };
  if (connectionCount >= rules.maximumConnections)
    return { status: 503, why: `${rules.maximumConnections} connections are open (${rules.key}.maximum-connections)` };
  return undefined;
}

/** Whether `url`, path and query, names `path`. */
export function isFor(url: string, path: string): boolean {
  return url.startsWith(path) && (url.length === path.length || url[path.length] === "?");
}

/** Not by the `Host` of the request, which a page can make equal to its own with a name server of its own. */
function isAllowed(origin: string, { allowedOrigins, advertised }: UpgradeRules): boolean {
  if (allowedOrigins.includes("*") || allowedOrigins.includes(origin)) return true;
  return ["http", "https"].some((scheme) => withPort(origin, scheme) === `${scheme}://${advertised.toLowerCase()}`);
}

/** Browsers leave out the port that is the scheme's own. */
function withPort(origin: string, scheme: string): string {
  if (!origin.startsWith(`${scheme}://`)) return "";
  return /:\d+$/.test(origin) ? origin : `${origin}:${scheme === "http" ? 80 : 443}`;
}

function shown(text: string): string {
  return JSON.stringify(text.slice(0, LONGEST_SHOWN));
}
