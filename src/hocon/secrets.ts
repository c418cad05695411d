import { resolvedNode } from "./conversion.ts";
import { type ConfigNode, type ObjectNode, objectNode, scalarNode } from "./value.ts";

/** How keys end whose values are secret: `db-password`, `accessToken`; not `token-file`. */
const SECRET = /(?:password|passwd|passphrase|secret|(?:secret|private|access|api)-?key|token|connection-?string)$/i;
const HIDDEN = "***";

/** The same tree with `***` in place of each secret that is not empty. */
export function withoutSecrets(root: ObjectNode): ObjectNode {
  const fields = Array.from(root.fields, ([key, value]): [string, ConfigNode] => {
    const node = resolvedNode(value, key);
    if (node.kind === "object") return [key, withoutSecrets(node)];
    if (SECRET.test(key)) return [key, isEmpty(node) ? node : scalarNode(HIDDEN, HIDDEN, node.origin)];
    return [key, node.kind === "list" ? { ...node, items: node.items.map(withoutSecretsIn) } : node];
  });
  return objectNode(new Map(fields), root.origin);
}

function withoutSecretsIn(item: ConfigNode): ConfigNode {
  const node = resolvedNode(item, "");
  if (node.kind === "object") return withoutSecrets(node);
  return node.kind === "list" ? { ...node, items: node.items.map(withoutSecretsIn) } : node;
}

function isEmpty(node: ConfigNode): boolean {
  return node.kind === "scalar" && (node.value === null || node.text === "");
}
