import { withoutBrackets } from "../../remote/transport/tcp/index.ts";
import { createSocket } from "node:dgram";
import { isIPv6 } from "node:net";
import { lookup } from "node:dns/promises";

/**
 * Returns the address of this machine from which packets to `host` are sent, which a system there can most likely reach. Sends nothing. Returns
 * a loopback address if the address is unknown; connecting to `host` then fails with the reason.
 */
export async function ownHostTowards(host: string): Promise<string> {
  const bare = withoutBrackets(host);
  try {
    const { address, family } = await lookup(bare);
    return await localAddressTowards(address, family === 6 ? "udp6" : "udp4");
  } catch {
    return isIPv6(bare) ? "::1" : "127.0.0.1";
  }
}

/** Any port: connecting a datagram socket only chooses the route. */
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
