import { withoutBrackets } from "../../remote/transport/tcp/index.ts";
import { lookup } from "node:dns/promises";
import { isIP } from "node:net";
import type { Address } from "../../actor/index.ts";
import type { Finding } from "./finding.ts";

/** Resolves the name of the host on this machine. */
export async function nameStep(address: Address): Promise<Finding> {
  const host = withoutBrackets(address.host ?? "");
  if (isIP(host) > 0) return { step: "name", text: `${host} is an IP address: nothing to resolve` };
  try {
    const found = await lookup(host, { all: true });
    return { step: "name", text: `${host} is ${found.map((entry) => entry.address).join(", ")}` };
  } catch (error) {
    const isSilent = (error as { readonly code?: string }).code === "EAI_AGAIN";
    return {
      step: "name",
      text: `${host} cannot be resolved`,
      failure: { kind: isSilent ? "name-server-silent" : "name-unknown", address: address.toString(), host },
    };
  }
}
