import { createServer } from "node:net";

/**
 * A TCP port of loopback that is free at the moment, for programs that must be told their port. Prefer port 0 wherever the program can say
 * which one it got: another process may take it between this call and the program's bind.
 */
export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => {
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", resolve);
  });
  const address = probe.address();
  await new Promise<void>((resolve) => probe.close(() => resolve()));
  if (address === null || typeof address === "string") throw new Error("A TCP server without a port.");
  return address.port;
}
