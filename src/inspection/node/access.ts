import { createHash, timingSafeEqual } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";

/** Whether a request is answered: 403 is for names and origins that are none of this server's, 401 for a wrong token. */
export type Verdict = "granted" | 401 | 403;

/** What a server lets in. */
export interface AccessRules {
  /** Whether it listens on a loopback address only. */
  readonly isLoopback: boolean;
  /** `undefined`: everyone who reaches it may ask. */
  readonly token: string | undefined;
}

/** Whether `hostname` is an address of this machine alone. */
export function isLoopbackName(hostname: string): boolean {
  const bare = hostname.replace(/^\[(.*)\]$/, "$1").toLowerCase();
  return bare === "localhost" || bare === "::1" || /^127(?:\.\d{1,3}){3}$/.test(bare);
}

/** Whether the request comes by a name of this server, and from no page of another site. */
export function isOwnName({ host, origin }: IncomingHttpHeaders, { isLoopback }: AccessRules): boolean {
  if (host === undefined || (isLoopback && !isLoopbackName(host.replace(/:\d+$/, "")))) return false;
  return origin === undefined || origin === `http://${host}` || origin === `https://${host}`;
}

/** Browsers name no origin for what a page may load but not read; all but old ones say this instead. */
function isForeignSite(site: string | string[] | undefined): boolean {
  return site !== undefined && site !== "same-origin" && site !== "none";
}

/** Decides on a request for data. */
export function verdictOn(headers: IncomingHttpHeaders, rules: AccessRules): Verdict {
  if (!isOwnName(headers, rules) || isForeignSite(headers["sec-fetch-site"])) return 403;
  if (rules.token === undefined) return "granted";
  const given = /^Bearer ([\x21-\x7e]{1,1024})$/.exec(headers.authorization ?? "")?.[1];
  return given !== undefined && isSame(given, rules.token) ? "granted" : 401;
}

/** In the same time, however much is the same. */
function isSame(left: string, right: string): boolean {
  return timingSafeEqual(createHash("sha256").update(left).digest(), createHash("sha256").update(right).digest());
}
