using Akka.Actor;
using Akka.Delivery;
using Akka.Util;

namespace DeliveryPeer;

/// <summary>
/// A producer that never ends, and workers that count. Akka.NET 1.5 has no controller for work pulling: the producer has a producer controller for each
/// worker, and sends to the one that asks.
/// </summary>
internal static class BenchRoles
{
    private static long count;

    /// <summary>The messages that all workers got.</summary>
    public static long Count => Interlocked.Read(ref count);

    public static IReadOnlyList<IActorRef> StartProducer(ActorSystem system, int workers, int size)
    {
        var controllers = Enumerable.Range(1, workers)
            .Select(number => system.ActorOf(ProducerController.Create<string>(system, $"bench-{number}", Option<Props>.None), $"work-{number}"))
            .ToList();
        system.ActorOf(Props.Create(() => new Producer(controllers, size)), "producer");
        return controllers;
    }

    public static IReadOnlyList<IActorRef> StartWorkers(ActorSystem system, IReadOnlyList<string> producerControllers)
    {
        var controllers = new List<IActorRef>();
        foreach (var path in producerControllers)
        {
            var producer = system.ActorSelection(path).ResolveOne(TimeSpan.FromSeconds(20)).Result;
            var controller = system.ActorOf(ConsumerController.Create<string>(system, Option<IActorRef>.None));
            system.ActorOf(Props.Create(() => new Worker(controller)));
            controller.Tell(new ConsumerController.RegisterToProducerController<string>(producer));
            controllers.Add(controller);
        }
        return controllers;
    }

    private sealed class Producer : ReceiveActor
    {
        public Producer(IReadOnlyList<IActorRef> controllers, int size)
        {
            var work = new string('w', size);
            foreach (var controller in controllers) controller.Tell(new ProducerController.Start<string>(Self));
            Receive<ProducerController.RequestNext<string>>(next => next.SendNextTo.Tell(work));
        }
    }

    private sealed class Worker : ReceiveActor
    {
        public Worker(IActorRef controller)
        {
            controller.Tell(new ConsumerController.Start<string>(Self));
            Receive<ConsumerController.Delivery<string>>(delivery =>
            {
                Interlocked.Increment(ref count);
                delivery.ConfirmTo.Tell(ConsumerController.Confirmed.Instance);
            });
        }
    }
}
