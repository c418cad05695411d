using System.Text.Json.Nodes;

namespace ContractsReader;

/// <summary>
/// A type as a signature names it: a named one with its arguments, an array of one (<see cref="Rank"/> above 0), a type parameter by
/// name, or something that no message can hold, such as a pointer. <see cref="Nullability"/> is the compiler's: 0 unknown, 1 never null, 2 may be null.
/// </summary>
internal sealed record TypeNode(string Kind, string Name)
{
    public string Assembly { get; init; } = "";

    public bool IsValueType { get; init; }

    public int Rank { get; init; }

    public IReadOnlyList<TypeNode> Arguments { get; init; } = [];

    public byte Nullability { get; init; }

    public static TypeNode Other(string description) => new("other", description);

    public JsonObject ToJson()
    {
        var json = new JsonObject { ["kind"] = Kind };
        if (Name.Length > 0) json["name"] = Name;
        if (Assembly.Length > 0) json["assembly"] = Assembly;
        if (IsValueType) json["valueType"] = true;
        if (Rank > 0) json["rank"] = Rank;
        if (Arguments.Count > 0) json["arguments"] = new JsonArray([.. Arguments.Select(argument => argument.ToJson())]);
        if (Nullability > 0) json["nullability"] = Nullability;
        return json;
    }
}
