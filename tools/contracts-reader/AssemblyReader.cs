using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.Json.Nodes;

namespace ContractsReader;

/// <summary>One assembly: its name, the assemblies it refers to, and its public types in the order of their names.</summary>
internal static class AssemblyReader
{
    public static JsonObject Read(string path)
    {
        using var stream = File.OpenRead(path);
        using var file = new PEReader(stream);
        if (!file.HasMetadata) throw new BadImageFormatException("it is not a .NET assembly.");
        var metadata = file.GetMetadataReader();
        if (!metadata.IsAssembly) throw new BadImageFormatException("it is a module, not an assembly.");

        var name = metadata.GetString(metadata.GetAssemblyDefinition().Name);
        var types = new TypeReader(metadata, new TypeNodes(metadata, name), DocComments.Beside(path));
        var found = metadata.TypeDefinitions
            .Select(metadata.GetTypeDefinition)
            .Where(type => IsPublic(metadata, type))
            .Select(types.Read)
            .OrderBy(type => (string?)type["name"], StringComparer.Ordinal);
        return new JsonObject
        {
            ["name"] = name,
            ["references"] = new JsonArray([.. References(metadata).Select(reference => (JsonNode)reference)]),
            ["types"] = new JsonArray([.. found]),
        };
    }

    private static IEnumerable<string> References(MetadataReader metadata) => metadata.AssemblyReferences
        .Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))
        .Order(StringComparer.Ordinal);

    /// <summary>Visible to other assemblies, as are all types around it, and written by a person.</summary>
    private static bool IsPublic(MetadataReader metadata, TypeDefinition type)
    {
        if (metadata.GetString(type.Name).Contains('<')) return false;
        if (!type.IsNested) return (type.Attributes & System.Reflection.TypeAttributes.VisibilityMask) == System.Reflection.TypeAttributes.Public;
        return (type.Attributes & System.Reflection.TypeAttributes.VisibilityMask) == System.Reflection.TypeAttributes.NestedPublic
            && IsPublic(metadata, metadata.GetTypeDefinition(type.GetDeclaringType()));
    }
}
