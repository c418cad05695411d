using System.Collections;
using System.Collections.Immutable;
using Akka.Cluster;

namespace DowningDecisions;

/// <summary>What every strategy decides on one view: the decision's letter, and the nodes to down as a hexadecimal mask.</summary>
internal static class Decisions
{
    private static readonly ImmutableDictionary<string, string> Letters = new Dictionary<string, string>
    {
        ["DownReachable"] = "r",
        ["DownUnreachable"] = "u",
        ["DownAll"] = "a",
        ["DownIndirectlyConnected"] = "i",
        ["ReverseDownIndirectlyConnected"] = "v",
        ["AcquireLeaseAndDownUnreachable"] = "l",
        ["AcquireLeaseAndDownIndirectlyConnected"] = "c",
    }.ToImmutableDictionary();

    public static IEnumerable<string> On(View view)
    {
        var delay = TimeSpan.FromSeconds(2);
        yield return Decide(view, "StaticQuorum", view.QuorumSize, view.Role);
        yield return Decide(view, "KeepMajority", view.Role);
        yield return Decide(view, "KeepOldest", view.DownIfAlone, view.Role);
        yield return Decide(view, "DownAllNodes");
        yield return Decide(view, "LeaseMajority", view.Role, null, delay, TimeSpan.FromSeconds(40));
        yield return Older(view, "StaticQuorum", view.QuorumSize, view.Role);
        yield return Older(view, "KeepMajority", view.Role);
        yield return Older(view, "KeepOldest", view.DownIfAlone, view.Role);
        yield return Older(view, "KeepReferee", View.AddressAt(view.Referee), view.MinimumNodes);
    }

    private static string Decide(View view, string name, params object?[] arguments)
    {
        var strategy = Internals.Create($"Akka.Cluster.SBR.{name}", arguments);
        for (var index = 0; index < view.Members.Length; index++)
            Internals.Call(strategy, view.IsUnreachable(index) ? "AddUnreachable" : "Add", view.Members[index]);
        Internals.Call(strategy, "SetReachability", ReachabilityOf(view));
        Internals.Call(strategy, "SetSeenBy", view.SeenByAddresses());

        var decision = Internals.Call(strategy, "Decide")!;
        var text = NodesToDown(view, strategy, decision);
        if (name != "LeaseMajority") return text;
        var acquireDelay = (TimeSpan)Internals.Get(decision, "AcquireDelay")!;
        return $"{text}{(acquireDelay == TimeSpan.Zero ? "" : "+")}/{NodesToDown(view, strategy, Internals.Call(strategy, "ReverseDecision", decision)!)}";
    }

    // As the resolver does it: a decision that contradicts itself becomes the one to down all.
    private static string NodesToDown(View view, object strategy, object decision)
    {
        var letter = Letters[decision.GetType().Name];
        try
        {
            return letter + MaskOf(view, Internals.Call(strategy, "NodesToDown", decision)!);
        }
        catch (InvalidOperationException)
        {
            var all = Internals.Constant("Akka.Cluster.SBR.DownAll", "Instance");
            return $"{letter}!{MaskOf(view, Internals.Call(strategy, "NodesToDown", all)!)}";
        }
    }

    private static string Older(View view, string name, params object?[] arguments)
    {
        var strategy = Internals.Create($"Akka.Cluster.{name}", arguments);
        var byAge = (IComparer<Member>)Internals.Constant("Akka.Cluster.Member", "AgeOrdering");
        var members = view.Members.Select((member, index) => (member, isUnreachable: view.IsUnreachable(index))).ToList();
        var unreachable = members.Where(m => m.isUnreachable).Select(m => m.member).ToImmutableSortedSet(byAge);
        // what the older resolver collects: members that became Up and were not found unreachable since
        var remaining = members.Where(m => !m.isUnreachable && HasBeenUp(m.member)).Select(m => m.member).ToImmutableSortedSet(byAge);
        var context = Internals.Create("Akka.Cluster.NetworkPartitionContext", unreachable, remaining);
        var downed = (IEnumerable)Internals.Call(strategy, "Apply", context)!;
        return MaskOf(view, downed.Cast<Member>().Select(member => member.UniqueAddress));
    }

    private static bool HasBeenUp(Member member) => member.Status is not (MemberStatus.Joining or MemberStatus.WeaklyUp);

    private static object ReachabilityOf(View view)
    {
        var reachability = Internals.Constant("Akka.Cluster.Reachability", "Empty");
        foreach (var (observer, subject, isTerminated) in view.Records)
        {
            var change = isTerminated ? "Terminated" : "Unreachable";
            reachability = Internals.Call(reachability, change, view.Members[observer].UniqueAddress, view.Members[subject].UniqueAddress)!;
        }

        return reachability;
    }

    private static string MaskOf(View view, object nodes) => view.MaskOf(((IEnumerable)nodes).Cast<UniqueAddress>()).ToString("x");
}
