using System.Reflection.Metadata;

namespace ContractsReader;

/// <summary>
/// What C# compilers write down about references that may be null: one byte for each place of a type, outermost first, in a NullableAttribute; one byte
/// for all of them; or the byte of the nearest NullableContextAttribute around. Non-generic value types have no place.
/// </summary>
internal sealed class Nullability(Attributes attributes)
{
    private const string Space = "System.Runtime.CompilerServices";

    /// <summary><paramref name="type"/> with the flags that <paramref name="own"/> says, or else <paramref name="context"/>.</summary>
    public TypeNode Apply(TypeNode type, CustomAttributeHandleCollection own, byte context)
    {
        var flags = attributes.BytesOf(own, $"{Space}.NullableAttribute");
        var position = 0;
        return With(type, () => flags switch
        {
            null => context,
            { Length: 1 } => flags[0],
            _ => position < flags.Length ? flags[position++] : (byte)0,
        });
    }

    /// <summary>The byte that these attributes say for all that is inside, or <paramref name="outer"/>.</summary>
    public byte ContextOf(CustomAttributeHandleCollection own, byte outer) =>
        attributes.BytesOf(own, $"{Space}.NullableContextAttribute") is [var context] ? context : outer;

    private static TypeNode With(TypeNode type, Func<byte> next)
    {
        // int? has the places of int; its own null is no matter of these flags.
        if (type.Name == "System.Nullable`1" && type.Arguments is [var inner]) return type with { Arguments = [With(inner, next)] };
        if (type.IsValueType && type.Arguments.Count == 0) return type;
        var flag = next();
        var arguments = type.Arguments.Select(argument => With(argument, next)).ToArray();
        return type with { Nullability = type.IsValueType ? (byte)0 : flag, Arguments = arguments };
    }
}
