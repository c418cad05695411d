using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Akka.Actor;
using Akka.Remote;
using Akka.Remote.Transport;

namespace Ritsem.TestKit;

/// <summary>One node of a test over several processes: the current process, which a TestConductor of Ritsem has started.</summary>
public sealed class TestNode : IDisposable
{
    /// <summary>HOCON for the system of a node: remoting at a free port of 127.0.0.1, and the adapter through which the conductor causes faults.</summary>
    public const string Config = """
        akka.actor.provider = remote
        akka.remote.dot-netty.tcp { hostname = "127.0.0.1", port = 0, applied-adapters = ["trttl"] }
        """;

    private readonly ActorSystem _system;
    private readonly TcpClient _connection;
    private readonly StreamWriter _writer;
    private Dictionary<string, string> _addresses = [];
    private TaskCompletionSource _passed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _hasLeft;

    private TestNode(string name, ActorSystem system, TcpClient connection)
    {
        Name = name;
        _system = system;
        _connection = connection;
        _writer = new StreamWriter(connection.GetStream(), new UTF8Encoding(false)) { NewLine = "\n", AutoFlush = true };
    }

    /// <summary>The name of this node in the test.</summary>
    public string Name { get; }

    /// <summary>Joins the test that has started this process, and waits until all its nodes have joined.</summary>
    public static async Task<TestNode> Join(ActorSystem system)
    {
        var name = Variable("TEST_CONDUCTOR_NODE");
        var conductor = Variable("TEST_CONDUCTOR_ADDRESS").Split(':');
        var connection = new TcpClient { NoDelay = true };
        await connection.ConnectAsync(conductor[0], int.Parse(conductor[1]));
        var node = new TestNode(name, system, connection);
        _ = node.Read();
        var joined = node._passed.Task;
        node.Send(new { type = "hello", node = name, token = Variable("TEST_CONDUCTOR_TOKEN"), address = ((ExtendedActorSystem)system).Provider.DefaultAddress.ToString() });
        await joined;
        return node;
    }

    /// <summary>The address of the system of a node.</summary>
    public Address AddressOf(string node) => Address.Parse(_addresses[node]);

    /// <summary>Waits until all nodes of the test have entered the barrier. Throws if one of them ends or waits at another barrier.</summary>
    public async Task EnterBarrier(string barrier)
    {
        _passed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var passed = _passed.Task;
        Send(new { type = "enter", barrier });
        await passed;
    }

    /// <summary>Leaves the test.</summary>
    public void Dispose()
    {
        _hasLeft = true;
        _connection.Dispose();
    }

    private static string Variable(string name) =>
        Environment.GetEnvironmentVariable(name) ?? throw new InvalidOperationException($"This process is not a node of a test: {name} is not set.");

    private void Send(object line)
    {
        lock (_writer) _writer.WriteLine(JsonSerializer.Serialize(line));
    }

    private async Task Read()
    {
        try
        {
            using var reader = new StreamReader(_connection.GetStream());
            while (await reader.ReadLineAsync() is { } text) Receive(JsonDocument.Parse(text).RootElement);
        }
        catch (IOException)
        {
            // as an end
        }
        if (_hasLeft) return;
        Console.Error.WriteLine($"The connection of the node {Name} to the conductor of its test was lost.");
        Environment.Exit(1);
    }

    private void Receive(JsonElement line)
    {
        switch (line.GetProperty("type").GetString())
        {
            case "welcome":
                _addresses = line.GetProperty("addresses").Deserialize<Dictionary<string, string>>()!;
                _passed.TrySetResult();
                break;
            case "passed":
                _passed.TrySetResult();
                break;
            case "failed":
                _passed.TrySetException(new InvalidOperationException(line.GetProperty("reason").GetString()));
                break;
            case "fault":
                _ = CarryOut(line.GetProperty("id").GetInt32(), CommandFrom(Address.Parse(line.GetProperty("peer").GetString()!), line.GetProperty("fault")));
                break;
            case "exit":
                Environment.Exit(line.GetProperty("code").GetInt32());
                break;
        }
    }

    private async Task CarryOut(int id, object command)
    {
        var isDone = await ((IRemoteActorRefProvider)((ExtendedActorSystem)_system).Provider).Transport.ManagementCommand(command);
        if (isDone) Send(new { type = "done", id });
        else Send(new { type = "done", id, failure = $"{_system.Name} has no transport with the adapter trttl." });
    }

    private static object CommandFrom(Address peer, JsonElement fault)
    {
        var kind = fault.GetProperty("kind").GetString();
        if (kind == "disconnect") return new ForceDisassociate(peer);
        var direction = Enum.Parse<ThrottleTransportAdapter.Direction>(fault.GetProperty("direction").GetString()!);
        return kind switch
        {
            "blackhole" => new SetThrottle(peer, direction, Blackhole.Instance),
            "throttle" => new SetThrottle(peer, direction, TokenBucketOf(fault.GetProperty("bytesPerSecond").GetInt32())),
            _ => new SetThrottle(peer, direction, Unthrottled.Instance),
        };
    }

    private static ThrottleMode TokenBucketOf(int bytesPerSecond) => new TokenBucket(bytesPerSecond, bytesPerSecond, DateTime.UtcNow.Ticks, bytesPerSecond);
}
