using System.Text.Json;
using ChatMessages;
using PingPong;

// The form of this program (arguments, output, actors, what is counted) is described in bench/README.md; every peer keeps to it.
const string Usage = """
    PingPong server [--port P]
    PingPong client --port P --clients 1,5,10 --total N [--warm-up N] [--message string|class] [--ask N] [--one-way SIZE,SIZE] [--load 25,50 --seconds N]
    PingPong deploy --port P [--count N]
    PingPong in-process --clients 1,5,10 --total N [--warm-up N]
    With TLS on both sides: --certificate FILE --password P
    """;

if (args.Length == 0) return Fail();
var options = args.Skip(1).Chunk(2).Where(pair => pair.Length == 2).ToDictionary(pair => pair[0], pair => pair[1]);

var tls = options.TryGetValue("--certificate", out var certificate) ? new Tls(certificate, options.GetValueOrDefault("--password", "")) : null;

switch (args[0])
{
    case "server":
    {
        using var server = PingPongSystem.StartServer(int.Parse(options.GetValueOrDefault("--port", "0")), tls);
        Console.WriteLine($"READY {PingPongSystem.PortOf(server)}");
        while (Console.In.Read() >= 0) { }
        await server.Terminate();
        return 0;
    }
    case "client" when options.ContainsKey("--port"):
        await RunClient("remote-ping-pong", int.Parse(options["--port"]));
        return 0;
    case "deploy" when options.ContainsKey("--port"):
        await RunDeployments(int.Parse(options["--port"]), int.Parse(options.GetValueOrDefault("--count", "5000")));
        return 0;
    case "in-process":
    {
        using var server = PingPongSystem.StartServer(0, tls);
        await RunClient("remote-ping-pong-in-process", PingPongSystem.PortOf(server));
        await server.Terminate();
        return 0;
    }
    default:
        return Fail();
}

async Task RunClient(string name, int serverPort)
{
    var points = Numbers("--clients");
    var total = int.Parse(options["--total"]);
    var warmUp = int.Parse(options.GetValueOrDefault("--warm-up", "100000"));

    using var system = PingPongSystem.StartClient(tls);
    object message = options.GetValueOrDefault("--message") == "class" ? new SayRequest { Username = "user1", Text = "Hello, world 1" } : "hit";
    var run = new PingPongRun(system, serverPort, message);
    if (warmUp > 0) await run.Measure(points.DefaultIfEmpty(10).Max(), warmUp);
    foreach (var clients in points)
    {
        var point = await run.Measure(clients, total);
        Console.WriteLine(JsonSerializer.Serialize(new
        {
            peer = "akka.net",
            @case = name,
            clients,
            messages = point.Messages,
            seconds = Math.Round(point.Seconds, 6),
            perSecond = Math.Round(point.Messages / point.Seconds),
            clientCpuSeconds = Math.Round(point.CpuSeconds, 3),
        }));
    }
    if (options.TryGetValue("--ask", out var asks)) Print(await AskRun.Measure(system, serverPort, int.Parse(asks)));
    foreach (var size in Numbers("--one-way"))
    {
        var count = (total + (size + 1023) / 1024 - 1) / ((size + 1023) / 1024); // about as many bytes for each size
        await OneWayRun.Measure(system, serverPort, size, count / 2); // warms up
        Print(await OneWayRun.Measure(system, serverPort, size, count));
    }
    if (Numbers("--load") is { Length: > 0 } percents)
        await LoadRun.Measure(system, serverPort, percents, double.Parse(options.GetValueOrDefault("--seconds", "2")), Print);
    await system.Terminate();
}

async Task RunDeployments(int serverPort, int count)
{
    const int warmUp = 2_000;
    using var system = PingPongSystem.StartClient(tls);
    await DeployRun.Measure(system, serverPort, warmUp);
    var milliseconds = await DeployRun.Measure(system, serverPort, count);
    Console.WriteLine(JsonSerializer.Serialize(new { peer = "akka.net", @case = "remote-deploy", count, milliseconds = Math.Round(milliseconds, 4) }));
    await system.Terminate();
}

int[] Numbers(string option) => options.GetValueOrDefault(option, "") is { Length: > 0 } list ? list.Split(',').Select(int.Parse).ToArray() : [];

void Print(object result) => Console.WriteLine(JsonSerializer.Serialize(result));

int Fail()
{
    Console.Error.WriteLine(Usage);
    return 2;
}
