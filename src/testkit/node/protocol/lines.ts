/** Which way of a link a fault affects, seen from the node that carries it out. */
export type FaultDirection = "Send" | "Receive" | "Both";

/** What happens to a link. */
export type LinkFault =
  | { readonly kind: "blackhole" | "pass-through"; readonly direction: FaultDirection }
  | { readonly kind: "throttle"; readonly direction: FaultDirection; readonly bytesPerSecond: number }
  | { readonly kind: "disconnect" };

/** A line from a node. Each is a JSON object; the first one is `hello`. */
export type NodeLine =
  | { readonly type: "hello"; readonly node: string; readonly token: string; readonly address: string }
  | { readonly type: "enter"; readonly barrier: string }
  | { readonly type: "done"; readonly id: number; readonly failure?: string };

/** A line from the conductor. `welcome` is sent once every node has said hello. */
export type ConductorLine =
  | { readonly type: "welcome"; readonly addresses: Readonly<Record<string, string>> }
  | { readonly type: "passed"; readonly barrier: string }
  | { readonly type: "failed"; readonly barrier: string; readonly reason: string }
  | ({ readonly type: "fault"; readonly id: number; readonly peer: string } & { readonly fault: LinkFault })
  | { readonly type: "exit"; readonly code: number };

/** The variables of a node's environment, which its conductor sets. */
export const NODE_ENVIRONMENT = {
  node: "TEST_CONDUCTOR_NODE",
  conductor: "TEST_CONDUCTOR_ADDRESS",
  token: "TEST_CONDUCTOR_TOKEN",
} as const;

/** Reads a line of a node; undefined if it is not one: anybody may connect to the conductor's port. */
export function nodeLineFrom(text: string): NodeLine | undefined {
  const line = objectFrom(text);
  if (line === undefined) return undefined;
  const { type, node, token, address, barrier, id, failure } = line;
  if (type === "hello" && typeof node === "string" && typeof token === "string" && typeof address === "string")
    return { type, node, token, address };
  if (type === "enter" && typeof barrier === "string") return { type, barrier };
  if (type === "done" && typeof id === "number") return typeof failure === "string" ? { type, id, failure } : { type, id };
  return undefined;
}

function objectFrom(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
