import { type Codec, codecOfDeclaration, type ElementOf, type MemberDeclaration, MemberType } from "./codec.ts";

/**
 * A class, ref or interface that C# declares as never null: `note: t.required(Note)`. Its type has no null, and constructors need it. A sender
 * that leaves it out all the same, which C# does not prevent, gives null.
 */
export function required<const M extends MemberDeclaration>(declaration: M): MemberType<ElementOf<M>> {
  return new MemberType<ElementOf<M>>(
    () => null as ElementOf<M>,
    (context) => codecOfDeclaration(declaration, context) as Codec<ElementOf<M>>,
  );
}
