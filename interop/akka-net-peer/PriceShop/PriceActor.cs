using Akka.Actor;
using Shop.Contracts;

namespace PriceShop;

/// <summary>Knows what everything costs: three coins, less one tenth from ten pieces on.</summary>
internal sealed class PriceActor : ReceiveActor
{
    private const long Coins = 300;

    public PriceActor()
    {
        Receive<PriceRequest>(asked =>
        {
            var full = asked.Quantity * Coins;
            var reply = new PriceReply { Article = asked.Article, Total = full };
            if (asked.Quantity >= 10)
            {
                reply.Discounts.Add(new Discount { Reason = "quantity", Amount = full / 10 });
                reply.Total -= full / 10;
            }
            Sender.Tell(reply);
        });
    }
}
