import { ActorPath, Address } from "../../actor/index.ts";
import { type Codec, type CodecContext, type Constructor, MemberType } from "../members/codec.ts";
import type { Registration } from "../registry/registry.ts";
import { nullable } from "../members/nullable-member.ts";
import { int } from "../members/number-members.ts";
import { string } from "../members/text-members.ts";

/** ActorPath: travels unchanged, so a local path does not name its system. Null if .NET left it out. */
export const path: MemberType<ActorPath | null, ActorPath> = classType("Akka.Actor.ActorPath, Akka", ActorPath);

/** Address. Null when .NET left it out. */
export const address: MemberType<Address | null, Address> = classType("Akka.Actor.Address, Akka", Address);

/** Types of the actor module that every system knows, under the names of their stand-ins in Akka.NET. */
export const akkaTypes: readonly Registration[] = [
  {
    names: ["Akka.Actor.ActorPath+Surrogate, Akka"],
    type: ActorPath as unknown as Constructor,
    members: { path: string },
    conversion: {
      encode: (instance) => ({ path: (instance as ActorPath).toSerializationFormat() }),
      decode: (members) => ActorPath.parse((members as { path: string }).path),
    },
    tag: undefined,
  },
  {
    names: ["Akka.Actor.Address+AddressSurrogate, Akka"],
    type: Address,
    members: { protocol: string, system: string, host: nullable(string), port: nullable(int) },
    conversion: {
      encode: (instance) => instance,
      decode: (members) => {
        const { protocol, system, host, port } = members as { protocol: string; system: string; host: string | null; port: number | null };
        return new Address(protocol, system, host ?? undefined, port ?? undefined);
      },
    },
    tag: undefined,
  },
];

/** Under the name of the type itself: its stand-in has another, but collections are named after what they hold. */
function classType<T>(dotnetName: string, type: unknown): MemberType<T | null, T> {
  const compile = (context: CodecContext): Codec<T | null> => {
    const codec = context.codecOfClass(type as Constructor) as Codec<T | null>;
    return {
      dotnetName,
      isLeaf: codec.isLeaf,
      acceptsNull: false,
      initial: () => null,
      omits: (value) => value === null,
      write: (out, value) => codec.write(out, value),
      read: (reader) => codec.read(reader),
      readRest: (reader) => codec.readRest(reader),
    };
  };
  return new MemberType<T | null, T>(() => null, compile);
}
