import { resolvedNode } from "./conversion.ts";
import { originText } from "./origin.ts";
import { renderKey } from "./path.ts";
import type { ConfigNode, ObjectNode, ScalarNode } from "./value.ts";

/** The languages in which a configuration can be written. */
export type RenderFormat = "hocon" | "json";

/** Options of {@link Config.render}. */
export interface RenderOptions {
  /** Ends the line of each value with a comment that says where it was written. HOCON only. Default: false. */
  readonly origins?: boolean;
  /** Default: `hocon`. */
  readonly format?: RenderFormat;
  /**
   * Writes `***` in place of values, unless they are empty, whose keys end with `password`, `passwd`, `passphrase`, `secret`, `token`, `connection-string`, or
   * `-key` after `secret`, `private`, `access` or `api`; in any case of letters, and without hyphens, too. Default: false.
   */
  readonly hidesSecrets?: boolean;
}

const JSON_NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** HOCON or JSON text of a resolved tree, which parses to the same tree. One field a line, two spaces a level. */
export function renderObject(root: ObjectNode, { origins = false, format = "hocon" }: RenderOptions): string {
  const lines: string[] = [];
  if (format === "json") return `${jsonObject(root, "")}\n`;
  renderFields(root, "", origins, lines);
  return lines.length === 0 ? "" : `${lines.join("\n")}\n`;
}

/** Text of a resolved node on one line. Numbers keep their spelling: digits that a double cannot hold would be lost otherwise. */
export function renderInline(node: ConfigNode, format: RenderFormat): string {
  const resolved = resolvedNode(node, "");
  const isJson = format === "json";
  switch (resolved.kind) {
    case "scalar":
      return isJson ? jsonScalar(resolved) : typeof resolved.value === "string" ? JSON.stringify(resolved.value) : resolved.text;
    case "list":
      return `[${resolved.items.map((item) => renderInline(item, format)).join(", ")}]`;
    case "object": {
      const fields = Array.from(resolved.fields, ([key, value]) => {
        const text = renderInline(value, format);
        return isJson ? `${JSON.stringify(key)}: ${text}` : `${renderKey(key)} = ${text}`;
      });
      return `{${fields.join(", ")}}`;
    }
  }
}

function renderFields(object: ObjectNode, indent: string, origins: boolean, lines: string[]): void {
  for (const [key, value] of object.fields) {
    const node = resolvedNode(value, key);
    if (node.kind === "object" && node.fields.size > 0) {
      lines.push(`${indent}${renderKey(key)} {`);
      renderFields(node, `${indent}  `, origins, lines);
      lines.push(`${indent}}`);
    } else {
      const origin = origins ? ` # ${originText(node.origin).replaceAll(/\s/g, " ")}` : "";
      lines.push(`${indent}${renderKey(key)} = ${renderInline(node, "hocon")}${origin}`);
    }
  }
}

function jsonObject(object: ObjectNode, indent: string): string {
  if (object.fields.size === 0) return "{}";
  const fields = Array.from(object.fields, ([key, value]) => {
    const node = resolvedNode(value, key);
    const text = node.kind === "object" ? jsonObject(node, `${indent}  `) : renderInline(node, "json");
    return `${indent}  ${JSON.stringify(key)}: ${text}`;
  });
  return `{\n${fields.join(",\n")}\n${indent}}`;
}

/** JSON has no numbers such as `00501` and `5.`: they become texts, which lose nothing. */
function jsonScalar({ value, text }: ScalarNode): string {
  if (typeof value !== "number") return JSON.stringify(value);
  return JSON_NUMBER.test(text) ? text : JSON.stringify(text);
}
