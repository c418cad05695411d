using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace ContractsReader;

/// <summary>The names of a type's and a method's own parameters, by which a signature's positions are told.</summary>
internal sealed record GenericScope(IReadOnlyList<string> OfType, IReadOnlyList<string> OfMethod)
{
    public static readonly GenericScope None = new([], []);
}

/// <summary>Makes <see cref="TypeNode"/>s of an assembly's signatures. Types of other assemblies stay names: no other file is read.</summary>
internal sealed class TypeNodes(MetadataReader metadata, string assembly) : ISignatureTypeProvider<TypeNode, GenericScope>
{
    private const string Core = "System.Private.CoreLib";

    public TypeNode GetPrimitiveType(PrimitiveTypeCode code) => new("named", $"System.{code}")
    {
        Assembly = Core,
        IsValueType = code is not (PrimitiveTypeCode.String or PrimitiveTypeCode.Object),
    };

    public TypeNode GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) =>
        Named(FullName(reader.GetTypeDefinition(handle)), assembly, rawTypeKind);

    public TypeNode GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind)
    {
        var (name, from) = Reference(reader.GetTypeReference(handle));
        return Named(name, from, rawTypeKind);
    }

    public TypeNode GetTypeFromSpecification(MetadataReader reader, GenericScope scope, TypeSpecificationHandle handle, byte rawTypeKind) =>
        reader.GetTypeSpecification(handle).DecodeSignature(this, scope);

    public TypeNode GetGenericInstantiation(TypeNode type, ImmutableArray<TypeNode> arguments) => type with { Arguments = arguments };

    public TypeNode GetSZArrayType(TypeNode element) => new("array", "") { Rank = 1, Arguments = [element] };

    public TypeNode GetArrayType(TypeNode element, ArrayShape shape) => new("array", "") { Rank = shape.Rank, Arguments = [element] };

    public TypeNode GetGenericTypeParameter(GenericScope scope, int index) => new("parameter", scope.OfType.ElementAtOrDefault(index) ?? $"T{index}");

    public TypeNode GetGenericMethodParameter(GenericScope scope, int index) => new("parameter", scope.OfMethod.ElementAtOrDefault(index) ?? $"M{index}");

    public TypeNode GetModifiedType(TypeNode modifier, TypeNode type, bool isRequired) => type;

    public TypeNode GetPinnedType(TypeNode type) => type;

    public TypeNode GetByReferenceType(TypeNode type) => TypeNode.Other("a reference");

    public TypeNode GetPointerType(TypeNode type) => TypeNode.Other("a pointer");

    public TypeNode GetFunctionPointerType(MethodSignature<TypeNode> signature) => TypeNode.Other("a function pointer");

    /// <summary>The type that a base or an interface is given by; <c>null</c> for none.</summary>
    public TypeNode? OfHandle(EntityHandle handle, GenericScope scope) => handle.Kind switch
    {
        _ when handle.IsNil => null,
        HandleKind.TypeDefinition => GetTypeFromDefinition(metadata, (TypeDefinitionHandle)handle, 0),
        HandleKind.TypeReference => GetTypeFromReference(metadata, (TypeReferenceHandle)handle, 0),
        HandleKind.TypeSpecification => GetTypeFromSpecification(metadata, scope, (TypeSpecificationHandle)handle, 0),
        _ => null,
    };

    /// <summary>As reflection spells it: <c>Namespace.Outer+Inner`1</c>.</summary>
    public string FullName(TypeDefinition type)
    {
        var name = metadata.GetString(type.Name);
        if (type.IsNested) return $"{FullName(metadata.GetTypeDefinition(type.GetDeclaringType()))}+{name}";
        return Qualified(metadata.GetString(type.Namespace), name);
    }

    private (string Name, string Assembly) Reference(TypeReference type)
    {
        var name = metadata.GetString(type.Name);
        switch (type.ResolutionScope.Kind)
        {
            case HandleKind.TypeReference:
                var (outer, from) = Reference(metadata.GetTypeReference((TypeReferenceHandle)type.ResolutionScope));
                return ($"{outer}+{name}", from);
            case HandleKind.AssemblyReference:
                var reference = metadata.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope);
                return (Qualified(metadata.GetString(type.Namespace), name), metadata.GetString(reference.Name));
            default:
                return (Qualified(metadata.GetString(type.Namespace), name), assembly);
        }
    }

    private static TypeNode Named(string name, string from, byte rawTypeKind) =>
        new("named", name) { Assembly = from, IsValueType = rawTypeKind == (byte)SignatureTypeKind.ValueType };

    private static string Qualified(string space, string name) => space.Length == 0 ? name : $"{space}.{name}";
}
