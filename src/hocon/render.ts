import { resolvedNode } from "./conversion.ts";
import { originText } from "./origin.ts";
import { renderKey } from "./path.ts";
import type { ConfigNode, ObjectNode } from "./value.ts";

/** How {@link Config.render} writes. */
export interface RenderOptions {
  /** Ends each leaf's line with a comment that says where the value comes from. Default false. */
  readonly origins?: boolean;
}

/** HOCON text of a resolved tree: parsed again it gives the same tree. One field a line, two spaces a level. */
export function renderObject(root: ObjectNode, options: RenderOptions): string {
  const lines: string[] = [];
  renderFields(root, "", options, lines);
  return lines.length === 0 ? "" : `${lines.join("\n")}\n`;
}

function renderFields(object: ObjectNode, indent: string, options: RenderOptions, lines: string[]): void {
  for (const [key, value] of object.fields) {
    const node = resolvedNode(value, key);
    if (node.kind === "object" && node.fields.size > 0) {
      lines.push(`${indent}${renderKey(key)} {`);
      renderFields(node, `${indent}  `, options, lines);
      lines.push(`${indent}}`);
    } else {
      const origin = options.origins ? ` # ${originText(node.origin).replaceAll(/\s/g, " ")}` : "";
      lines.push(`${indent}${renderKey(key)} = ${inline(node)}${origin}`);
    }
  }
}

function inline(node: ConfigNode): string {
  switch (node.kind) {
    case "scalar":
      // Numbers keep their spelling: digits that a double cannot hold would be lost otherwise.
      return typeof node.value === "string" ? JSON.stringify(node.value) : node.text;
    case "list":
      return `[${node.items.map(inline).join(", ")}]`;
    case "object":
      return `{${[...node.fields].map(([key, value]) => `${renderKey(key)} = ${inline(value)}`).join(", ")}}`;
    default:
      return inline(resolvedNode(node, ""));
  }
}
