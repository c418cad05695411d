using System.Collections.Immutable;
using Akka.Actor;
using Akka.Cluster;
using Akka.Util;

namespace DowningDecisions;

/// <summary>What a resolver knows when it decides. The text is that of `test/fixtures/downing/README.md`.</summary>
internal sealed record View(
    ImmutableArray<Member> Members,
    int Unreachable,
    ImmutableArray<(int Observer, int Subject, bool IsTerminated)> Records,
    int SeenBy,
    string Role,
    int QuorumSize,
    bool DownIfAlone,
    int Referee,
    int MinimumNodes)
{
    private const int FirstPort = 2550;
    private const string Digits = "0123456789abcdefghijklmnopqrstuvwxyz";
    private static readonly string[] RoleNames = ["a", "b"];

    public static View Parse(string line)
    {
        var fields = line.Split(' ');
        var config = fields[4];
        var role = Digit(config[0]);
        return new View(
            fields[0].Chunk(3).Select(MemberFrom).ToImmutableArray(),
            Convert.ToInt32(fields[1], 16),
            fields[2] == "-" ? [] : fields[2].Chunk(3).Select(r => (Digit(r[0]), Digit(r[1]), r[2] == 't')).ToImmutableArray(),
            Convert.ToInt32(fields[3], 16),
            role == 0 ? "" : RoleNames[role - 1],
            Digit(config[1]),
            config[2] == '1',
            Digit(config[3]),
            Digit(config[4]));
    }

    public static Address AddressAt(int index) => new("akka.tcp", "Test", "127.0.0.1", FirstPort + index);

    public bool IsUnreachable(int index) => (Unreachable >> index & 1) == 1;

    public int MaskOf(IEnumerable<UniqueAddress> nodes) => nodes.Aggregate(0, (mask, node) => mask | 1 << node.Address.Port!.Value - FirstPort);

    public ImmutableHashSet<Address> SeenByAddresses() =>
        Enumerable.Range(0, Members.Length).Where(i => (SeenBy >> i & 1) == 1).Select(AddressAt).ToImmutableHashSet();

    private static Member MemberFrom(char[] text, int index)
    {
        var status = text[0] switch
        {
            'J' => MemberStatus.Joining,
            'W' => MemberStatus.WeaklyUp,
            'U' => MemberStatus.Up,
            'L' => MemberStatus.Leaving,
            'E' => MemberStatus.Exiting,
            'D' => MemberStatus.Down,
            _ => throw new FormatException($"no status: {text[0]}"),
        };
        var upNumber = text[1] == '-' ? int.MaxValue : Digit(text[1]);
        var roles = RoleNames.Where((_, role) => (Digit(text[2]) >> role & 1) == 1).ToImmutableHashSet();
        return Internals.MemberOf(new UniqueAddress(AddressAt(index), index + 1), upNumber, status, roles, AppVersion.Zero);
    }

    private static int Digit(char digit) => Digits.IndexOf(digit);
}
