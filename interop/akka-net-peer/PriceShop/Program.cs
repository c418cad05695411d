using Akka.Actor;
using Akka.Configuration;
using PriceShop;
using Shop.Contracts;

// The C# side of examples/contracts: `server --port P` answers until its standard input ends, `client --port P` asks and prints.
if (args is not [var role, "--port", var port])
{
    Console.Error.WriteLine("PriceShop server|client --port P");
    return 2;
}

using var system = ActorSystem.Create(role == "server" ? "Shop" : "Customer", ConfigurationFactory.ParseString($$"""
    akka {
      loglevel = WARNING
      actor.provider = remote
      remote.dot-netty.tcp { hostname = 127.0.0.1, port = {{(role == "server" ? port : "0")}} }
    }
    """));
if (role == "server")
{
    system.ActorOf(Props.Create<PriceActor>(), "prices");
    Console.WriteLine("open");
    Console.ReadLine();
}
else
{
    var prices = system.ActorSelection($"akka.tcp://Shop@127.0.0.1:{port}/user/prices");
    foreach (var quantity in new[] { 2, 10 })
    {
        var reply = await prices.Ask<PriceReply>(new PriceRequest { Article = "Käse", Quantity = quantity }, TimeSpan.FromSeconds(20));
        var discounts = string.Concat(reply.Discounts.Select(discount => $", {discount.Amount} off for {discount.Reason}"));
        Console.WriteLine($"{quantity} x {reply.Article}: {reply.Total}{discounts}");
    }
}
await system.Terminate();
return 0;
