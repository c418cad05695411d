import type { Assault, Attack } from "./assault.ts";
import { field, payload, said, text, varint } from "./wire.ts";

const HELLO = payload(Buffer.from("hello"), 17, "S");

/** A selection from the root: `..` is the parent, what has a wildcard is a pattern, all else a name. */
function selection(assault: Assault, path: string, content: Buffer = HELLO): Buffer {
  const steps = path.split("/").map((step) => {
    if (step === "..") return field(2, varint(1, 1));
    return field(2, varint(1, /[*?]/.test(step) ? 3 : 2), text(2, step));
  });
  return said({ to: `${assault.node}/`, from: assault.self, serializerId: 6, bytes: Buffer.concat([field(1, content), ...steps]) });
}

const send = (name: string, count: number, path: string, content?: Buffer): Attack => ({
  name,
  run: (assault) => {
    const one = selection(assault, path, content);
    return assault.send(count, () => one);
  },
});

/** Attacks by selections; `/user/family` has 100 children. */
export const onSelections: readonly Attack[] = [
  send("a family multiplied three times", 3, `user/family/*${"/../*".repeat(3)}`),
  send("a family multiplied 30 times", 20, `user/family/*${"/../*".repeat(30)}`),
  send("all descendants, again and again", 200, "user/**"),
  send("all descendants of all descendants", 50, "user/**/../**"),
  send("4 000 steps up and down", 300, `user${"/../user".repeat(2_000)}`),
  send("20 000 steps", 300, `user${"/..".repeat(20_000)}`),
  send("a pattern of 20 000 stars", 300, `user/family/${"*a".repeat(20_000)}`),
  send("a pattern that matches slowly", 2_000, `user/family/${"*?".repeat(400)}b`),
  send("a name of 100 kB", 300, `user/${"x".repeat(100_000)}`),
  send("steps that lead nowhere", 50_000, "user/nobody/at/all"),
  {
    name: "selections within selections",
    run: (assault) => {
      let content = HELLO;
      for (let level = 0; level < 3_000; level += 1)
        content = payload(Buffer.concat([field(1, content), field(2, varint(1, 2), text(2, "user"))]), 6);
      return assault.send(200, () => selection(assault, "user/family", content));
    },
  },
  {
    name: "500 000 Identify for a family",
    run: (assault) => {
      const one = selection(assault, "user/family/*", payload(Buffer.alloc(0), 16, "ID"));
      const block = Buffer.concat(Array.from({ length: 100 }, () => one));
      return assault.send(50, () => block);
    },
  },
  send("a PoisonPill for the guardians", 100, "*", payload(Buffer.alloc(0), 16, "PP")),
];
