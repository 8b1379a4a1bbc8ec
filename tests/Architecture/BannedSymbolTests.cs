using System.Reflection;

namespace TypedFlows.Architecture;

/// <summary>Tests the lists of banned APIs: an entry that names no API, for example after a typing error, bans nothing.</summary>
public class BannedSymbolTests
{
    public static TheoryData<string> Entries =>
    [
        .. Repository.Files("BannedSymbols*.txt", "runtime")
            .SelectMany(file => Repository.Read(file).Split('\n', StringSplitOptions.RemoveEmptyEntries)),
    ];

    [Theory]
    [MemberData(nameof(Entries))]
    public void An_entry_names_an_API_and_its_replacement(string entry)
    {
        var parts = entry.Split(';');
        Assert.True(parts.Length == 2 && parts[1].Length > 10, entry);
        var id = parts[0];
        var name = id[2..].Split('(')[0];
        if (id.StartsWith("T:", StringComparison.Ordinal))
        {
            Assert.NotNull(FindType(name));
            return;
        }

        var members = FindType(name[..name.LastIndexOf('.')])!.GetMember(name[(name.LastIndexOf('.') + 1)..]);
        Assert.Contains(members, member => member switch
        {
            PropertyInfo => id.StartsWith("P:", StringComparison.Ordinal),
            MethodInfo method => id == $"M:{name}({string.Join(',', method.GetParameters().Select(each => each.ParameterType.FullName))})",
            _ => false,
        });
    }

    private static Type? FindType(string name) =>
        new[] { typeof(object), typeof(Console) }.Select(known => known.Assembly.GetType(name)).FirstOrDefault(found => found is not null);
}
