import { Config } from "./config.ts";
import { parse } from "./parse.ts";
import type { Environment } from "./resolver.ts";

const PREFIX = /^(?:akka|ritsem)__/i;
const INDEX = /^\d{1,9}$/;

/**
 * The configuration in environment variables whose names begin with `AKKA__` or `RITSEM__`: `__` separates keys, `_` stands for `-`, and the
 * case of names does not matter, so `AKKA__REMOTE__DOT_NETTY__TCP__PORT` is `akka.remote.dot-netty.tcp.port`. Names that end in a number
 * (`…__SEED_NODES__0`) are the elements of an array, in the order of the numbers. A value in brackets is an array in HOCON; every other value
 * is a text. Empty variables are ignored. A system does not read them by itself: stack this over its other layers with `withFallback`.
 *
 * INTEROP: reads the names as `FromEnvironment` of Akka.Bootstrap.Docker does, which programs of Akka.NET call in the same way.
 */
export function fromEnvironment(environment: Environment): Config {
  const arrays = new Map<string, { readonly keys: readonly string[]; readonly elements: (readonly [index: number, text: string])[] }>();
  let config = Config.empty();
  for (const [name, value = ""] of Object.entries(environment)) {
    const text = value.trim();
    if (!PREFIX.test(name) || text === "") continue;
    const keys = keysOf(name);
    const index = keys.at(-1) ?? "";
    if (!INDEX.test(index)) {
      config = config.withValue(keys, valueOf(text, name), sourceOf(name));
      continue;
    }
    const array = arrays.get(keys.slice(0, -1).join("\n")) ?? { keys: keys.slice(0, -1), elements: [] };
    array.elements.push([Number(index), text]);
    arrays.set(array.keys.join("\n"), array);
  }
  for (const { keys, elements } of arrays.values()) {
    const texts = elements.sort(([left], [right]) => left - right).map(([, text]) => text);
    config = config.withValue(keys, texts, sourceOf(`${keys.join("__")}__n`));
  }
  return config;
}

function keysOf(name: string): readonly string[] {
  return name
    .toLowerCase()
    .split("__")
    .map((key) => key.replaceAll("_", "-"));
}

function valueOf(text: string, name: string): unknown {
  if (!text.startsWith("[") || !text.endsWith("]")) return text;
  return parse(`value = ${text}`, { source: sourceOf(name) })
    .resolve()
    .getValue("value");
}

function sourceOf(name: string): string {
  return `environment variable ${name.toUpperCase()}`;
}
