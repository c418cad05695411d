using System.Diagnostics;
using Akka.Actor;
using Akka.Configuration;
using Akka.Serialization;
using ChatMessages;

// The C# side of bench/json.ts: reads `encode|decode <case> <milliseconds>` line by line, does that for so long, and answers with the
// nanoseconds of processor time that one operation took. Ends with its standard input.
using var system = ActorSystem.Create("SerializationSpeed", ConfigurationFactory.ParseString(
    "akka { loglevel = WARNING, actor.provider = remote, remote.dot-netty.tcp { hostname = 127.0.0.1, port = 0 } }"));
var serialization = system.Serialization;
const int Variants = 64;
var cases = new Dictionary<string, object[]>
{
    ["class"] = Make(i => new SayRequest { Username = $"user{i}", Text = $"Hello, world {i}" }),
    ["string"] = Make(i => $"Hello, world {i}"),
    ["int"] = Make(i => 123_456 + i),
    ["long"] = Make(i => 1_234_567_890_123L + i),
};

Console.WriteLine("READY");
while (Console.ReadLine() is { } line)
{
    var words = line.Split(' ');
    Action<int> operation = words[0] == "encode" ? Encoder(cases[words[1]]) : Decoder(cases[words[1]]);
    Console.WriteLine(Measure(operation, TimeSpan.FromMilliseconds(int.Parse(words[2]))).ToString("F1"));
}
await system.Terminate();

static object[] Make(Func<int, object> make) => Enumerable.Range(0, Variants).Select(make).ToArray();

Action<int> Encoder(object[] messages) => index =>
{
    var message = messages[index];
    if (serialization.FindSerializerFor(message).ToBinary(message).Length == 0) throw new InvalidOperationException("nothing was written");
};

Action<int> Decoder(object[] messages)
{
    var serializer = serialization.FindSerializerFor(messages[0]);
    var manifest = Akka.Serialization.Serialization.ManifestFor(serializer, messages[0]);
    var payloads = messages.Select(serializer.ToBinary).ToArray();
    return index =>
    {
        if (serialization.Deserialize(payloads[index], serializer.Identifier, manifest) is null) throw new InvalidOperationException("nothing was read");
    };
}

static double Measure(Action<int> operation, TimeSpan duration)
{
    using var process = Process.GetCurrentProcess();
    var count = 0L;
    var start = process.TotalProcessorTime;
    TimeSpan elapsed;
    do
    {
        for (var round = 0; round < 16; round += 1)
            for (var index = 0; index < Variants; index += 1) operation(index);
        count += 16 * Variants;
        process.Refresh();
        elapsed = process.TotalProcessorTime - start;
    } while (elapsed < duration);
    return elapsed.TotalNanoseconds / count;
}
