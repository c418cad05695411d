using Akka.Actor;
using Akka.Remote;
using ChatMessages;

namespace ChatServer;

/// <summary>Passes on what each client says to all of them. A client is a ref: one that connects twice still hears each line once.</summary>
internal sealed class ChatServerActor : ReceiveActor
{
    private readonly HashSet<IActorRef> _clients = [];

    public ChatServerActor()
    {
        Receive<ConnectRequest>(_ =>
        {
            _clients.Add(Sender);
            Sender.Tell(new ConnectResponse { Message = "Hello and welcome to Akka.NET chat example" });
        });
        Receive<SayRequest>(said => TellAll(new SayResponse { Username = said.Username, Text = said.Text }));
        Receive<NickRequest>(renamed => TellAll(new NickResponse { OldUsername = renamed.OldUsername, NewUsername = renamed.NewUsername }));
        Receive<DisassociatedEvent>(left => _clients.RemoveWhere(client => client.Path.Address.Equals(left.RemoteAddress)));
    }

    protected override void PreStart() => Context.System.EventStream.Subscribe(Self, typeof(DisassociatedEvent));

    private void TellAll(object message)
    {
        foreach (var client in _clients) client.Tell(message);
    }
}
