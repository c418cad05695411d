import { type ExceptionData, readExceptionData } from "../wire/exception-data.ts";
import { ProtoReader } from "../wire/proto-reader.ts";

/** Assemblies that every Akka.NET system has. */
const COMMON_ASSEMBLIES: ReadonlySet<string> = new Set(["System.Private.CoreLib", "mscorlib", "Akka", "Akka.Remote"]);
/** Serializers whose values come back as what they were: null, exceptions, refs, strings and integers. INTEROP: JSON loses types. */
const FAITHFUL_SERIALIZERS: ReadonlySet<number> = new Set([0, 2, 16, 17]);
const NESTED_SERIALIZER = 2;

/**
 * The types in `data`, causes included, that a .NET system may be unable to read, as one text; `undefined` if there is none: those of assemblies
 * that not every system has, and those with fields that travel as JSON.
 */
export function doubtfulTypesIn(data: ExceptionData | undefined): string | undefined {
  if (data === undefined) return undefined;
  const { typeName, customFields, inner } = data;
  const assembly = typeName.slice(typeName.lastIndexOf(",") + 1).trim();
  const isOfAkka = assembly.startsWith("Akka");
  const fields = [...customFields].map(([name, { serializerId }]) => `${name}:${serializerId}`);
  const isFaithful = isOfAkka || [...customFields.values()].every(({ serializerId }) => FAITHFUL_SERIALIZERS.has(serializerId));
  const own = COMMON_ASSEMBLIES.has(assembly) && isFaithful ? undefined : `${typeName} (${fields.join(", ")})`;
  const nested = [...customFields.values()]
    .filter(({ serializerId }) => serializerId === NESTED_SERIALIZER)
    .map(({ bytes }) => doubtfulTypesIn(readExceptionData(new ProtoReader(bytes))));
  const doubtful = [own, ...nested, doubtfulTypesIn(inner)].filter((each) => each !== undefined);
  return doubtful.length === 0 ? undefined : doubtful.join(" <- ");
}
