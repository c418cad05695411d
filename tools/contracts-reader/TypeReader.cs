using System.Globalization;
using System.Reflection;
using System.Reflection.Metadata;
using System.Text.Json.Nodes;

namespace ContractsReader;

/// <summary>One type: what it is, what it is made of, how it can be made.</summary>
internal sealed class TypeReader(MetadataReader metadata, TypeNodes nodes, DocComments docs)
{
    // FieldAttributes.NotSerialized, whose name is obsolete; Newtonsoft.Json still goes by it.
    private const int NotSerialized = 0x80;

    private readonly Attributes _attributes = new(metadata);
    private readonly Nullability _nullability = new(new Attributes(metadata));

    public JsonObject Read(TypeDefinition type)
    {
        var name = nodes.FullName(type);
        var scope = new GenericScope([.. type.GetGenericParameters().Select(handle => metadata.GetString(metadata.GetGenericParameter(handle).Name))], []);
        var context = ContextOf(type);
        var parent = nodes.OfHandle(type.BaseType, scope) is { } found ? _nullability.Apply(found, type.GetCustomAttributes(), context) : null;
        var kind = KindOf(type, parent);
        var docId = name.Replace('+', '.');
        var json = new JsonObject { ["name"] = name, ["kind"] = kind };
        if (kind is "class" && type.Attributes.HasFlag(TypeAttributes.Abstract)) json["abstract"] = true;
        if (kind is "class" && type.Attributes.HasFlag(TypeAttributes.Abstract) && type.Attributes.HasFlag(TypeAttributes.Sealed)) json["static"] = true;
        if (scope.OfType.Count > 0) json["parameters"] = new JsonArray([.. scope.OfType.Select(parameter => (JsonNode)parameter)]);
        if (kind is "class" && parent is not null && parent.Name != "System.Object") json["base"] = parent.ToJson();
        if (docs.Summary($"T:{docId}") is { } summary) json["summary"] = summary;
        if (_attributes.Read(type.GetCustomAttributes()) is { } attributes) json["attributes"] = attributes;
        if (kind is "enum")
        {
            Enumerate(type, docId, json);
            return json;
        }
        var interfaces = type.GetInterfaceImplementations()
            .Select(handle => nodes.OfHandle(metadata.GetInterfaceImplementation(handle).Interface, scope))
            .OfType<TypeNode>()
            .Select(implemented => (JsonNode)implemented.ToJson())
            .ToArray();
        if (interfaces.Length > 0) json["interfaces"] = new JsonArray(interfaces);
        if (kind is "delegate" or "interface") return json;
        json["members"] = new JsonArray([.. Fields(type, scope, context, docId), .. Properties(type, scope, context, docId)]);
        json["constructors"] = new JsonArray([.. Constructors(type, scope, context)]);
        return json;
    }

    private static string KindOf(TypeDefinition type, TypeNode? parent)
    {
        if (type.Attributes.HasFlag(TypeAttributes.Interface)) return "interface";
        return parent?.Name switch
        {
            "System.Enum" => "enum",
            "System.ValueType" => "struct",
            "System.MulticastDelegate" or "System.Delegate" => "delegate",
            _ => "class",
        };
    }

    private byte ContextOf(TypeDefinition type)
    {
        var outer = type.IsNested ? ContextOf(metadata.GetTypeDefinition(type.GetDeclaringType())) : (byte)0;
        return _nullability.ContextOf(type.GetCustomAttributes(), outer);
    }

    private void Enumerate(TypeDefinition type, string docId, JsonObject json)
    {
        var values = new JsonArray();
        foreach (var field in type.GetFields().Select(metadata.GetFieldDefinition))
        {
            var constant = field.GetDefaultValue();
            if (constant.IsNil)
            {
                if (!field.Attributes.HasFlag(FieldAttributes.Static)) json["underlying"] = field.DecodeSignature(nodes, GenericScope.None).Name;
                continue;
            }
            var value = metadata.GetConstant(constant);
            var name = metadata.GetString(field.Name);
            var number = metadata.GetBlobReader(value.Value).ReadConstant(value.TypeCode);
            var entry = new JsonObject { ["name"] = name, ["value"] = Convert.ToString(number, CultureInfo.InvariantCulture) };
            if (docs.Summary($"F:{docId}.{name}") is { } summary) entry["summary"] = summary;
            values.Add(entry);
        }
        json["values"] = values;
    }

    private IEnumerable<JsonNode> Fields(TypeDefinition type, GenericScope scope, byte context, string docId)
    {
        foreach (var field in type.GetFields().Select(metadata.GetFieldDefinition))
        {
            if (field.Attributes.HasFlag(FieldAttributes.Static) || (field.Attributes & FieldAttributes.FieldAccessMask) != FieldAttributes.Public) continue;
            var name = metadata.GetString(field.Name);
            var node = _nullability.Apply(field.DecodeSignature(nodes, scope), field.GetCustomAttributes(), context);
            var json = Member(name, node, field.GetCustomAttributes(), docs.Summary($"F:{docId}.{name}"));
            json["field"] = true;
            if (field.Attributes.HasFlag(FieldAttributes.InitOnly)) json["readOnly"] = true;
            if (((int)field.Attributes & NotSerialized) != 0) json["ignored"] = true;
            yield return json;
        }
    }

    private IEnumerable<JsonNode> Properties(TypeDefinition type, GenericScope scope, byte context, string docId)
    {
        foreach (var property in type.GetProperties().Select(metadata.GetPropertyDefinition))
        {
            var accessors = property.GetAccessors();
            if (accessors.Getter.IsNil) continue;
            var getter = metadata.GetMethodDefinition(accessors.Getter);
            var signature = property.DecodeSignature(nodes, scope);
            var attributes = property.GetCustomAttributes();
            var marked = _attributes.Read(attributes);
            if (getter.Attributes.HasFlag(MethodAttributes.Static) || signature.ParameterTypes.Length > 0) continue;
            var isPublic = (getter.Attributes & MethodAttributes.MemberAccessMask) == MethodAttributes.Public;
            if (!isPublic && marked is null) continue; // attributes make others members too
            var name = metadata.GetString(property.Name);
            if (name.Contains('.')) continue; // implements an interface, invisibly
            var node = _nullability.Apply(signature.ReturnType, attributes, context);
            var json = Member(name, node, attributes, docs.Summary($"P:{docId}.{name}") ?? docs.Parameter($"T:{docId}", name));
            if (!isPublic) json["hidden"] = true;
            if (accessors.Setter.IsNil) json["readOnly"] = true;
            yield return json;
        }
    }

    private JsonObject Member(string name, TypeNode type, CustomAttributeHandleCollection attributes, string? summary)
    {
        var json = new JsonObject { ["name"] = name, ["type"] = type.ToJson() };
        if (summary is not null) json["summary"] = summary;
        if (_attributes.Read(attributes) is { } marked) json["attributes"] = marked;
        return json;
    }

    private IEnumerable<JsonNode> Constructors(TypeDefinition type, GenericScope scope, byte context)
    {
        foreach (var method in type.GetMethods().Select(metadata.GetMethodDefinition))
        {
            if (metadata.GetString(method.Name) != ".ctor") continue;
            var inner = _nullability.ContextOf(method.GetCustomAttributes(), context);
            var types = method.DecodeSignature(nodes, scope).ParameterTypes;
            var parameters = new JsonArray();
            foreach (var parameter in method.GetParameters().Select(metadata.GetParameter))
            {
                if (parameter.SequenceNumber == 0 || parameter.SequenceNumber > types.Length) continue;
                var node = _nullability.Apply(types[parameter.SequenceNumber - 1], parameter.GetCustomAttributes(), inner);
                parameters.Add(new JsonObject { ["name"] = metadata.GetString(parameter.Name), ["type"] = node.ToJson() });
            }
            var json = new JsonObject { ["parameters"] = parameters };
            if ((method.Attributes & MethodAttributes.MemberAccessMask) == MethodAttributes.Public) json["public"] = true;
            if (_attributes.Read(method.GetCustomAttributes()) is { } marked) json["attributes"] = marked;
            yield return json;
        }
    }
}
