using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Text.Json.Nodes;

namespace ContractsReader;

/// <summary>The attributes that decide what Newtonsoft.Json writes and reads, and those of the compiler.</summary>
internal sealed class Attributes(MetadataReader metadata) : ICustomAttributeTypeProvider<string>
{
    private static readonly HashSet<string> Shown =
    [
        "Microsoft.FSharp.Core.CompilationMappingAttribute",
        "Newtonsoft.Json.JsonArrayAttribute",
        "Newtonsoft.Json.JsonConstructorAttribute",
        "Newtonsoft.Json.JsonConverterAttribute",
        "Newtonsoft.Json.JsonDictionaryAttribute",
        "Newtonsoft.Json.JsonExtensionDataAttribute",
        "Newtonsoft.Json.JsonIgnoreAttribute",
        "Newtonsoft.Json.JsonObjectAttribute",
        "Newtonsoft.Json.JsonPropertyAttribute",
        "System.ComponentModel.TypeConverterAttribute",
        "System.FlagsAttribute",
        "System.ObsoleteAttribute",
        "System.Runtime.Serialization.DataContractAttribute",
        "System.Runtime.Serialization.DataMemberAttribute",
        "System.Runtime.Serialization.IgnoreDataMemberAttribute",
    ];

    /// <summary>Those that matter to a message, as <c>{"name", "arguments"?, "named"?}</c>; <c>null</c> when there are none.</summary>
    public JsonArray? Read(CustomAttributeHandleCollection handles)
    {
        JsonArray? found = null;
        foreach (var attribute in handles.Select(metadata.GetCustomAttribute))
        {
            if (NameOf(attribute) is not { } name || !Shown.Contains(name)) continue;
            var json = new JsonObject { ["name"] = name };
            if (Decode(attribute) is { } value)
            {
                if (value.FixedArguments.Length > 0) json["arguments"] = new JsonArray([.. value.FixedArguments.Select(argument => Plain(argument.Value))]);
                if (value.NamedArguments.Length > 0)
                    json["named"] = new JsonObject(value.NamedArguments.Select(argument => KeyValuePair.Create(argument.Name ?? "", Plain(argument.Value))));
            }
            (found ??= []).Add(json);
        }
        return found;
    }

    /// <summary>The byte or bytes that the attribute of this name was given; <c>null</c> when it is not there.</summary>
    public byte[]? BytesOf(CustomAttributeHandleCollection handles, string name)
    {
        foreach (var attribute in handles.Select(metadata.GetCustomAttribute))
        {
            if (NameOf(attribute) != name || Decode(attribute) is not { FixedArguments: [var argument] }) continue;
            return argument.Value switch
            {
                byte one => [one],
                ImmutableArray<CustomAttributeTypedArgument<string>> many => [.. many.Select(item => item.Value is byte flag ? flag : (byte)0)],
                _ => null,
            };
        }
        return null;
    }

    public string GetPrimitiveType(PrimitiveTypeCode code) => code.ToString();

    public string GetSystemType() => "System.Type";

    public string GetSZArrayType(string element) => $"{element}[]";

    public string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) =>
        reader.GetString(reader.GetTypeDefinition(handle).Name);

    public string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind)
    {
        var type = reader.GetTypeReference(handle);
        return $"{reader.GetString(type.Namespace)}.{reader.GetString(type.Name)}";
    }

    public string GetTypeFromSerializedName(string name) => name;

    public PrimitiveTypeCode GetUnderlyingEnumType(string type) => PrimitiveTypeCode.Int32; // of all that are shown

    public bool IsSystemType(string type) => type == "System.Type";

    private CustomAttributeValue<string>? Decode(CustomAttribute attribute)
    {
        try
        {
            return attribute.DecodeValue(this);
        }
        catch (BadImageFormatException)
        {
            return null; // an enum of another size, in an attribute that is not among those understood
        }
    }

    private string? NameOf(CustomAttribute attribute)
    {
        var owner = attribute.Constructor.Kind switch
        {
            HandleKind.MemberReference => metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent,
            HandleKind.MethodDefinition => metadata.GetMethodDefinition((MethodDefinitionHandle)attribute.Constructor).GetDeclaringType(),
            _ => default,
        };
        return owner.Kind switch
        {
            _ when owner.IsNil => null,
            HandleKind.TypeReference => GetTypeFromReference(metadata, (TypeReferenceHandle)owner, 0),
            HandleKind.TypeDefinition => Qualified(metadata.GetTypeDefinition((TypeDefinitionHandle)owner)),
            _ => null,
        };
    }

    private string Qualified(TypeDefinition type) => $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}";

    private static JsonNode? Plain(object? value) => value switch
    {
        null => null,
        string text => text,
        bool flag => flag,
        byte or sbyte or short or ushort or int or uint => Convert.ToInt64(value),
        _ => value.ToString(),
    };
}
