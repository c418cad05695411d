/** Defaults of everything the serialization module reads: the only place where they stand. */
export const serializationReferenceConf = `
akka {
  # Whether a warning says, when the system starts, which of the built-in serializers and bindings the configuration replaces.
  log-serializer-override-on-start = on

  actor {
    # Serializers by the short names that bindings use. Akka.NET's class names mean their counterparts; other names are given to the
    # system in code. One that is not there is logged, and nothing is bound to it. @mapped @free
    serializers {
      # Newtonsoft.Json's form of JSON, with type names.
      json = "Akka.Serialization.NewtonSoftJsonSerializer, Akka"
      # Bytes as they are.
      bytes = "Akka.Serialization.ByteArraySerializer, Akka"
      # Strings, 32-bit and 64-bit whole numbers.
      primitive = "Akka.Remote.Serialization.PrimitiveSerializers, Akka.Remote"
      # Messages of generated protobuf classes.
      proto = "Akka.Remote.Serialization.ProtobufSerializer, Akka.Remote"
    }

    # Which serializer writes which type, by .NET type names: those of this section, and those of the registry. A subclass without a binding
    # goes by that of its nearest base class. none: no binding. System.Object: all others, of which only those that are registered travel.
    # @free
    serialization-bindings {
      # A Uint8Array.
      "System.Byte[]" = bytes
      # Everything that no other binding is for.
      "System.Object" = json
      # Strings.
      "System.String" = primitive
      # Whole numbers that fit into 32 bits.
      "System.Int32" = primitive
      # Bigints.
      "System.Int64" = primitive
      # Messages of generated protobuf classes.
      "Google.Protobuf.IMessage, Google.Protobuf" = proto
    }

    # The number by which the reader knows the serializer, by the class names of akka.actor.serializers. Akka.NET has 0 to 40 for itself. Both
    # systems must have the same.
    # @free
    serialization-identifiers {
      # Of the JSON serializer.
      "Akka.Serialization.NewtonSoftJsonSerializer, Akka" = 1
      # Of the serializer for bytes.
      "Akka.Serialization.ByteArraySerializer, Akka" = 4
      # Of the serializer for strings, ints and longs.
      "Akka.Remote.Serialization.PrimitiveSerializers, Akka.Remote" = 17
      # Of the serializer for messages of generated protobuf classes.
      "Akka.Remote.Serialization.ProtobufSerializer, Akka.Remote" = 2
    }

    serialization-settings {
      # on: strings, ints and longs travel under .NET type names, which every version of Akka.NET reads. off: under S, I and L, which
      # saves some 35 bytes a message and needs Akka.NET 1.5 on the other side. Both are always read.
      primitive.use-legacy-behavior = on

      # false: what is neither registered nor bound by name, such as a plain object, an array or a Double, is refused instead of being written
      # by the serializer of System.Object.
      allow-unregistered-types = true
    }
  }
}

ritsem.serialization {
  # How deep a JSON document may be nested, written or read. Newtonsoft.Json, and so Akka.NET, refuses to read beyond 64.
  json.maximum-depth = 64

  # What a Double or a Single becomes that arrives where no declaration says its type: as a whole message, or in a member of type object.
  # plain: a number, so that 2.0 sent on leaves as the Int32 2. exact: a Double or Single, which behaves as a number in arithmetic and leaves
  # as what it came.
  numbers = plain
}
`;
