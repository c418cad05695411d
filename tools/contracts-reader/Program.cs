using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ContractsReader;

// dotnet ContractsReader.dll ASSEMBLY.dll…
// Prints {"assemblies": […]}: the public types of each assembly as their metadata and documentation describe them. Nothing is loaded or run.
// Ends with 0, or with 1 and one sentence on standard error.
try
{
    var assemblies = new JsonArray();
    foreach (var path in args) assemblies.Add(AssemblyReader.Read(path));
    var options = new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    using var output = Console.OpenStandardOutput();
    using var writer = new Utf8JsonWriter(output, options);
    new JsonObject { ["assemblies"] = assemblies }.WriteTo(writer);
    return 0;
}
catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or BadImageFormatException)
{
    Console.OutputEncoding = new UTF8Encoding(false);
    Console.Error.WriteLine(failure.Message);
    return 1;
}
