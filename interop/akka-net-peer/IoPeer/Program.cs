using System.Net;
using Akka.Actor;
using Akka.IO;

// Akka.IO of Akka.NET as a program: `IoPeer server` echoes what its clients send, `IoPeer client PORT COUNT` sends so many bytes and prints what came back.
// The lines that it prints are what interop/scenarios/io.test.ts waits for.
using var system = ActorSystem.Create("io", "akka.loglevel = WARNING");
var done = new TaskCompletionSource();
if (args is ["server"])
{
    system.ActorOf(Props.Create(() => new EchoServer()), "server");
    while (Console.In.Read() >= 0) { }
}
else if (args is ["client", var port, var count])
{
    system.ActorOf(Props.Create(() => new Client(int.Parse(port), int.Parse(count), done)), "client");
    await done.Task;
}
await system.Terminate();

/// <summary>Sends back what comes, and ends its side when the client has ended its own.</summary>
internal sealed class EchoServer : ReceiveActor
{
    public EchoServer()
    {
        Receive<Tcp.Bound>(bound => Console.WriteLine($"READY {((IPEndPoint)bound.LocalAddress).Port}"));
        Receive<Tcp.Connected>(_ => Sender.Tell(new Tcp.Register(Self, keepOpenOnPeerClosed: true)));
        Receive<Tcp.Received>(received => Sender.Tell(Tcp.Write.Create(received.Data)));
        Receive<Tcp.PeerClosed>(_ =>
        {
            Console.WriteLine("PEER-CLOSED");
            Sender.Tell(Tcp.Close.Instance);
        });
        Receive<Tcp.ConnectionClosed>(closed => Console.WriteLine($"ENDED {closed.GetType().Name}"));
    }

    protected override void PreStart() => Context.System.Tcp().Tell(new Tcp.Bind(Self, new IPEndPoint(IPAddress.Loopback, 0)));
}

/// <summary>Sends bytes, ends its side, and reads until the server has ended its own.</summary>
internal sealed class Client : ReceiveActor
{
    private readonly List<byte> _received = [];

    public Client(int port, int count, TaskCompletionSource done)
    {
        var sent = Enumerable.Range(0, count).Select(index => (byte)index).ToArray();
        Receive<Tcp.Connected>(_ =>
        {
            Sender.Tell(new Tcp.Register(Self));
            Sender.Tell(Tcp.Write.Create(ByteString.FromBytes(sent), new Written()));
            Sender.Tell(Tcp.ConfirmedClose.Instance);
        });
        Receive<Written>(_ => Console.WriteLine("WRITTEN"));
        Receive<Tcp.Received>(received => _received.AddRange(received.Data.ToArray()));
        Receive<Tcp.ConnectionClosed>(closed =>
        {
            Console.WriteLine($"RECEIVED {_received.Count} {_received.SequenceEqual(sent)}");
            Console.WriteLine($"ENDED {closed.GetType().Name}");
            done.TrySetResult();
        });
        Receive<Tcp.CommandFailed>(failed =>
        {
            Console.WriteLine($"FAILED {failed.CauseString}");
            done.TrySetResult();
        });
        Context.System.Tcp().Tell(new Tcp.Connect(new IPEndPoint(IPAddress.Loopback, port)));
    }

    private sealed class Written : Tcp.Event;
}
