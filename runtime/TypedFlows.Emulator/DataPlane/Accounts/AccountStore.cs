using System.Text.Json;
using TypedFlows.Emulator.Json;

namespace TypedFlows.Emulator.DataPlane;

/// <summary>Provides the files of an account, with the same rules for paths as a folder.</summary>
internal sealed class AccountStore(IFileAccount account) : SourceStore
{
    public override SourceSelection Find(JsonView parameters, SourceFormat format, CancellationToken cancellationToken)
    {
        var asked = Text(parameters["path"]) ?? Text(parameters["tableName"]) ?? "/";
        var parts = Parts(asked);
        var plain = parts.TakeWhile(part => part.AsSpan().IndexOfAny('*', '?') < 0).ToArray();
        var folder = string.Join('/', plain);
        var pattern = parts[plain.Length..];
        if (pattern.Length > 0)
        {
            var isAnyName = pattern[^1].Contains('*', StringComparison.Ordinal) && !pattern[^1].Contains('.', StringComparison.Ordinal);
            return SourceFiles.Select(
                asked,
                Files(folder, pattern.Length > 1, cancellationToken)
                    .Where(file => SourceFiles.IsMatch(pattern, Parts(file.Path)[plain.Length..])),
                file => !isAnyName || format.Takes(file.Path));
        }

        if (folder.Length > 0 && account.Find(folder, cancellationToken) is { } found)
        {
            SourceFiles.RequireType(parameters, asked, isFolder: false);
            return new([Of(found)], []);
        }

        var isRecursive = parameters["recursive"].Element.ValueKind == JsonValueKind.True || Text(parameters["recursive"]) == "true";
        var files = Files(folder, isRecursive, cancellationToken);
        if (files.Count == 0 && !account.List(folder, false, cancellationToken).Any())
        {
            throw SourceFault.NoSuchPath.With(asked, "the account has neither a file nor a folder with this path");
        }

        SourceFiles.RequireType(parameters, asked, isFolder: true);
        return SourceFiles.Select(asked, files, file => format.Takes(file.Path));
    }

    public override IReadOnlyList<(string Name, string Path, bool IsFolder)> List(string path, CancellationToken cancellationToken)
    {
        var folder = string.Join('/', Parts(path));
        var entries = account.List(folder, false, cancellationToken).ToList();
        return entries.Count > 0 || folder.Length == 0
            ? [.. entries.OrderByDescending(entry => entry.IsFolder).ThenBy(entry => entry.Path, StringComparer.Ordinal)
                .Select(entry => (entry.Name, "/" + entry.Path, entry.IsFolder))]
            : throw SourceFault.NoSuchPath.With(path, "the account has no folder with this path");
    }

    public override void Test(CancellationToken cancellationToken) => account.Test(cancellationToken);

    public override void Dispose() => account.Dispose();

    private List<SourceFile> Files(string folder, bool isRecursive, CancellationToken cancellationToken) =>
        [.. account.List(folder, isRecursive, cancellationToken)
            .Where(entry => !entry.IsFolder)
            .OrderBy(entry => entry.Path, StringComparer.Ordinal)
            .Select(Of)];

    private SourceFile Of(AccountFile file) => new(file.Path, "/" + file.Path) { Remote = (account, file) };

    private static string[] Parts(string path)
    {
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return parts.Contains("..") ? throw SourceFault.OutsideFolder.With(path) : [.. parts.Where(part => part != ".")];
    }

    private static string? Text(JsonView value) => value.Element.ValueKind == JsonValueKind.String ? value.Element.GetString() : null;
}
