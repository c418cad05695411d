using System.Diagnostics;
using System.Text.Json;
using Akka.Actor;
using Akka.Configuration;
using LocalBench;

// bench/local.ts on the real Akka.NET: LocalBench CASE COUNT. Warmed up with a tenth of the count; a line of JSON in the same form.

if (args.Length != 2 || !Cases.All.TryGetValue(args[0], out var run))
{
    Console.Error.WriteLine($"LocalBench CASE COUNT, where CASE is one of {string.Join(", ", Cases.All.Keys)}");
    return 2;
}

var count = int.Parse(args[1]);
var warmUp = NewSystem();
await run(warmUp, count / 10);
await warmUp.Terminate();

var system = NewSystem();
var bytesBefore = GC.GetTotalMemory(forceFullCollection: true);
var cpuBefore = Process.GetCurrentProcess().TotalProcessorTime;
var watch = Stopwatch.StartNew();
await run(system, count);
var seconds = watch.Elapsed.TotalSeconds;
var cpuSeconds = (Process.GetCurrentProcess().TotalProcessorTime - cpuBefore).TotalSeconds;
var bytes = GC.GetTotalMemory(forceFullCollection: true) - bytesBefore;

Console.WriteLine(JsonSerializer.Serialize(new
{
    peer = "akka.net",
    @case = args[0],
    messages = count,
    seconds = Math.Round(seconds, 6),
    perSecond = Math.Round(count / seconds),
    cpuSeconds = Math.Round(cpuSeconds, 3),
    bytesPerActor = args[0].StartsWith("local-create") ? bytes / count : (long?)null,
}));
Environment.Exit(0); // hundreds of thousands of actors take their time to stop, which is not measured
return 0;

static ActorSystem NewSystem() => ActorSystem.Create("Bench", ConfigurationFactory.ParseString("akka { loglevel = ERROR, stdout-loglevel = ERROR }"));
