/** Defaults of everything the serialization room reads: the only place where they stand. */
export const serializationReferenceConf = `
# on: strings, ints and longs travel under .NET type names, which every version of Akka.NET reads. off: under S, I and L, which
# saves some 35 bytes a message and needs Akka.NET 1.5 on the other side. Both are always read.
akka.actor.serialization-settings.primitive.use-legacy-behavior = on

# How deep a JSON document may be nested, written or read. Newtonsoft.Json, and so Akka.NET, refuses to read beyond 64.
ritsem.serialization.json.maximum-depth = 64
`;
