using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Peer;

/// <summary>Standard output, which carries one JSON object a line and nothing else. Safe from every thread.</summary>
internal static class Output
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly Lock Gate = new();
    private static readonly StreamWriter Lines = new(Console.OpenStandardOutput(), new UTF8Encoding(false)) { AutoFlush = true, NewLine = "\n" };

    /// <summary>What any library prints from here on goes to standard error.</summary>
    public static void TakeOver() => Console.SetOut(Console.Error);

    public static void Write(JsonObject line)
    {
        var text = line.ToJsonString(Readable);
        lock (Gate) Lines.WriteLine(text);
    }
}
