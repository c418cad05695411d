using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace ContractsReader;

/// <summary>The documentation that compilers put beside an assembly, as plain text. Empty where there is none.</summary>
internal sealed partial class DocComments
{
    private readonly Dictionary<string, XElement> _members = [];

    /// <summary>Of <c>Some.dll</c> from <c>Some.xml</c>; a file that cannot be read counts as none.</summary>
    public static DocComments Beside(string assembly)
    {
        var docs = new DocComments();
        var path = Path.ChangeExtension(assembly, ".xml");
        if (!File.Exists(path)) return docs;
        try
        {
            foreach (var member in XDocument.Load(path).Descendants("member"))
                if (member.Attribute("name")?.Value is { } name) docs._members[name] = member;
        }
        catch (Exception failure) when (failure is XmlException or IOException)
        {
            Console.Error.WriteLine($"warning: {path} cannot be read, so there will be no doc comments of it: {failure.Message}");
        }
        return docs;
    }

    /// <summary>The summary of <c>T:Namespace.Type</c>, <c>P:Namespace.Type.Member</c>…</summary>
    public string? Summary(string id) => _members.GetValueOrDefault(id)?.Element("summary") is { } summary ? TextOf(summary) : null;

    /// <summary>What a record says of the parameter that became a property.</summary>
    public string? Parameter(string id, string name) => _members.GetValueOrDefault(id)?.Elements("param")
        .FirstOrDefault(parameter => parameter.Attribute("name")?.Value == name) is { } found ? TextOf(found) : null;

    private static string? TextOf(XElement element)
    {
        var text = Blanks().Replace(string.Concat(element.Nodes().Select(TextOf)), " ").Trim();
        return text.Length == 0 ? null : text;
    }

    private static string TextOf(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "see" or "seealso" or "paramref" or "typeparamref" } link when link.IsEmpty => NameIn(link),
        XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
        XElement element => $" {string.Concat(element.Nodes().Select(TextOf))} ",
        _ => "",
    };

    private static string NameIn(XElement link)
    {
        var target = (link.Attribute("cref") ?? link.Attribute("langword") ?? link.Attribute("name") ?? link.Attribute("href"))?.Value ?? "";
        return link.Attribute("cref") is null ? target : $"`{Arity().Replace(target[(target.IndexOf(':') + 1)..].Split('(')[0].Split('.')[^1], "")}`";
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"`+\d+")]
    private static partial Regex Arity();
}
