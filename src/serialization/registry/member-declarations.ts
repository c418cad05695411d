import { describeValue } from "../../base/index.ts";
import { type MemberDeclarations, MemberType } from "../members/codec.ts";
import { InvalidRegistrationError } from "../values/errors.ts";

/** Throws InvalidRegistrationError unless `members` declares members that the message `name` can have, whatever its type promises. */
export function assertMemberDeclarations(name: string, members: MemberDeclarations): void {
  if (typeof members !== "object" || members === null) {
    throw new InvalidRegistrationError(
      `${name}: members are given as an object, such as { text: t.string }, not ${describeValue(members)}.`,
    );
  }
  for (const [member, declaration] of Object.entries(members)) {
    if (member === "__proto__" || member.startsWith("$"))
      throw new InvalidRegistrationError(`${name}: a member cannot be called "${member}".`);
    if (declaration instanceof MemberType || typeof declaration === "function") continue;
    throw new InvalidRegistrationError(
      `${name}: member "${member}" is declared as ${describeValue(declaration)}. Declare it by a type such as t.int or t.string, or by a registered ` +
        "class; a class that does not exist yet, because two modules import each other, by t.lazy(() => TheClass).",
    );
  }
}
