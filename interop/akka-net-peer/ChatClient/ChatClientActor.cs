using Akka.Actor;
using ChatMessages;

namespace ChatClient;

/// <summary>Requests come from the keyboard and go to the server under this client's name; responses come from the server and are printed.</summary>
internal sealed class ChatClientActor : ReceiveActor
{
    public const string FirstName = "Roggan";

    private string _name = FirstName;

    public ChatClientActor(ActorSelection server)
    {
        Receive<ConnectRequest>(request =>
        {
            Console.WriteLine("Connecting....");
            server.Tell(request, Self);
        });
        Receive<SayRequest>(request => server.Tell(new SayRequest { Username = _name, Text = request.Text }, Self));
        Receive<NickRequest>(request =>
        {
            var newName = request.NewUsername ?? "";
            Console.WriteLine($"Changing nick to {newName}");
            server.Tell(new NickRequest { OldUsername = _name, NewUsername = newName }, Self);
            _name = newName;
        });

        Receive<ConnectResponse>(response =>
        {
            Console.WriteLine("Connected!");
            Console.WriteLine(response.Message);
        });
        Receive<SayResponse>(response => Console.WriteLine($"{response.Username}: {response.Text}"));
        Receive<NickResponse>(response => Console.WriteLine($"{response.OldUsername} is now known as {response.NewUsername}"));
    }
}
