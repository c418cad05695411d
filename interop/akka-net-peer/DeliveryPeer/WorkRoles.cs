using Akka.Actor;
using Akka.Delivery;
using Akka.Util;

namespace DeliveryPeer;

/// <summary>
/// The two ends of work pulling. Akka.NET 1.5 has no controller for it: here, a producer has a producer controller for each worker, and sends the next message
/// to the one that asks. A worker is a consumer, whose controller need not know that there are others.
/// </summary>
internal static class WorkRoles
{
    public static IReadOnlyList<IActorRef> StartProducer(ActorSystem system, int count, int workers)
    {
        var controllers = Enumerable.Range(1, workers)
            .Select(number => system.ActorOf(ProducerController.Create<string>(system, $"csharp-work-{number}", Option<Props>.None), $"work-{number}"))
            .ToList();
        system.ActorOf(Props.Create(() => new Producer(controllers, count)), "producer");
        return controllers;
    }

    public static IReadOnlyList<IActorRef> StartWorkers(ActorSystem system, int count, string producerController, bool confirms)
    {
        var producer = system.ActorSelection(producerController).ResolveOne(TimeSpan.FromSeconds(20)).Result;
        var controllers = Enumerable.Range(1, count)
            .Select(number => system.ActorOf(ConsumerController.Create<string>(system, Option<IActorRef>.None), $"worker-controller-{number}"))
            .ToList();
        foreach (var (controller, index) in controllers.Select((each, index) => (each, index)))
        {
            system.ActorOf(Props.Create(() => new Worker(controller, index + 1, confirms)), $"worker-{index + 1}");
            controller.Tell(new ConsumerController.RegisterToProducerController<string>(producer));
        }
        return controllers;
    }

    private sealed class Producer : ReceiveActor
    {
        public Producer(IReadOnlyList<IActorRef> controllers, int count)
        {
            var sent = 0;
            foreach (var controller in controllers) controller.Tell(new ProducerController.Start<string>(Self));
            Receive<ProducerController.RequestNext<string>>(next =>
            {
                if (sent++ < count) next.SendNextTo.Tell($"message {sent}");
            });
        }
    }

    private sealed class Worker : ReceiveActor
    {
        public Worker(IActorRef controller, int number, bool confirms)
        {
            controller.Tell(new ConsumerController.Start<string>(Self));
            Receive<ConsumerController.Delivery<string>>(delivery =>
            {
                Console.WriteLine($"WORKED {number} {delivery.Message}");
                if (confirms) delivery.ConfirmTo.Tell(ConsumerController.Confirmed.Instance);
            });
        }
    }
}
