using System.Text.RegularExpressions;
using TypedFlows.Documents.Support;

namespace TypedFlows.Documents;

/// <summary>Tests that the diagrams of the pages match the code.</summary>
public partial class PictureTests
{
    private const string Sequence = "sequenceDiagram";
    private const string Graph = "graph LR";

    /// <summary>Gets the arrows of the code, by the heading of the graph that shows them.</summary>
    private static readonly Dictionary<string, Func<IEnumerable<string>>> s_graphs = new()
    {
        ["Projects"] = ProjectArrows.Read,
        ["Compiler"] = FolderArrows.Read,
        ["Generator"] = StepArrows.Read,
    };

    public static TheoryData<string> Pictures => Block.NamesOf("mermaid");

    [Theory]
    [MemberData(nameof(Pictures))]
    public void A_graph_shows_the_arrows_of_the_code_and_no_other(string name)
    {
        var block = Block.Find(name);
        var lines = block.Text.Split('\n');
        if (lines[0] == Sequence)
        {
            return;
        }

        Assert.Equal(Graph, lines[0]);
        Assert.True(s_graphs.ContainsKey(block.Heading), $"{name}: the meaning of the arrows under '{block.Heading}' is not defined.");
        var shown = lines[1..].Select(line => line.Trim()).ToList();
        Assert.All(shown, line => Assert.Matches(Arrow(), line));
        var arrows = s_graphs[block.Heading]().Distinct().ToList();
        Assert.True(
            arrows.Order(StringComparer.Ordinal).SequenceEqual(shown.Order(StringComparer.Ordinal)),
            $"{name} differs from the code. The arrows of the code:\n{string.Join('\n', arrows.Select(arrow => "    " + arrow))}");
    }

    /// <summary>A participant is a type, and a call is a member that its receiver declares and its sender names.</summary>
    [Theory]
    [MemberData(nameof(Pictures))]
    public void A_sequence_shows_types_and_calls_that_exist(string name)
    {
        var lines = Block.Find(name).Text.Split('\n');
        if (lines[0] != Sequence)
        {
            return;
        }

        var types = new Dictionary<string, string?>();
        var calls = 0;
        foreach (var line in lines[1..].Select(line => line.Trim()))
        {
            if (Participant().Match(line) is { Success: true } participant)
            {
                var type = participant.Groups["name"].Value;
                types[type] = participant.Groups["kind"].Value == "actor" ? null : ShippedSource.OfType(type);
                Assert.True(types[type] is not { Length: 0 }, $"{name}: no file declares the type {type}.");
                continue;
            }

            var message = Message().Match(line);
            Assert.True(message.Success, $"{name} has a line that is neither a participant nor a message: {line}");
            var (from, to) = (types[message.Groups["from"].Value], types[message.Groups["to"].Value]);
            if (message.Groups["arrow"].Value == "->>" && to is not null)
            {
                calls++;
                var call = Call().Match(message.Groups["text"].Value);
                Assert.True(call.Success, $"{name}: a message to a type begins with the member that it calls: {line}");
                var member = new Regex($@"\b{call.Groups["member"].Value}\b\s*(?:<[^>]*>)?\(");
                Assert.True(member.IsMatch(to), $"{name}: {message.Groups["to"].Value} declares no {call.Groups["member"].Value}.");
                Assert.True(
                    from is null || member.IsMatch(from),
                    $"{name}: {message.Groups["from"].Value} does not name {call.Groups["member"].Value}.");
            }
        }

        Assert.NotEqual(0, calls);
    }

    [GeneratedRegex(@"^[\w.]+ (?:-->|-\.->) [\w.]+$")]
    private static partial Regex Arrow();

    [GeneratedRegex(@"^(?<kind>participant|actor) (?<name>\w+)$")]
    private static partial Regex Participant();

    // A semicolon or a number sign would end the message in the rendered diagram.
    [GeneratedRegex(@"^(?<from>\w+)(?<arrow>-->>|->>)(?<to>\w+): (?<text>[^;#]+)$")]
    private static partial Regex Message();

    [GeneratedRegex(@"^(?<member>[A-Z]\w*)\(")]
    private static partial Regex Call();
}
