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
    foreach (var path in args) assemblies.Add(Read(path));
    var options = new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    using var output = Console.OpenStandardOutput();
    using var writer = new Utf8JsonWriter(output, options);
    new JsonObject { ["assemblies"] = assemblies }.WriteTo(writer);
    return 0;
}
catch (UnreadableAssemblyException failure)
{
    Console.OutputEncoding = new UTF8Encoding(false);
    Console.Error.WriteLine(failure.Message);
    return 1;
}

// Metadata that contradicts itself surfaces anywhere, as any exception: whatever it is, the file is to blame.
static JsonObject Read(string path)
{
    try
    {
        return AssemblyReader.Read(path);
    }
    catch (Exception failure) when (failure is not OutOfMemoryException)
    {
        throw new UnreadableAssemblyException($"{path} cannot be read: {failure.Message}");
    }
}

internal sealed class UnreadableAssemblyException(string message) : Exception(message);
