import { lookup } from "node:dns/promises";
import { isIP } from "node:net";
import type { TcpSettings } from "./tcp-settings.ts";

/**
 * The IP address to bind for the configured host name; the any-address when it is empty. A name with addresses of both families
 * gives the preferred one, so that `localhost` means 127.0.0.1 to both sides unless `dns-use-ipv6` is on. Rejects with the
 * resolver's error, also when `enforce-ip-family` leaves no address.
 */
export async function bindHostFrom(settings: Pick<TcpSettings, "hostname" | "prefersIpv6" | "enforcesIpFamily">): Promise<string> {
  const { hostname, prefersIpv6, enforcesIpFamily } = settings;
  if (hostname === "") return prefersIpv6 ? "::" : "0.0.0.0";
  if (isIP(hostname) !== 0) return hostname;
  const preferred = prefersIpv6 ? 6 : 4;
  if (enforcesIpFamily) return (await lookup(hostname, { family: preferred })).address;
  const found = await lookup(hostname, { all: true });
  return (found.find((one) => one.family === preferred) ?? found[0])?.address ?? hostname;
}
