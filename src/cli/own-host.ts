import { createSocket } from "node:dgram";
import { isIPv6 } from "node:net";
import { lookup } from "node:dns/promises";

/**
 * The address of this machine from which packets leave for `host`: the one that a system there can most likely reach. Sends nothing. When
 * that cannot be told, a loopback address: whoever dials `host` next learns why.
 */
export async function ownHostTowards(host: string): Promise<string> {
  const bare = host.replace(/^\[|\]$/g, "");
  try {
    const { address, family } = await lookup(bare);
    return await localAddressTowards(address, family === 6 ? "udp6" : "udp4");
  } catch {
    return isIPv6(bare) ? "::1" : "127.0.0.1";
  }
}

/** Any port will do: connecting a datagram socket only chooses the route. */
const ANY_PORT = 9;

function localAddressTowards(address: string, type: "udp4" | "udp6"): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = createSocket(type);
    const settle = (act: () => void): void => {
      act();
      socket.close();
    };
    socket.once("error", (error) => settle(() => reject(error)));
    socket.connect(ANY_PORT, address, () => settle(() => resolve(socket.address().address)));
  });
}
