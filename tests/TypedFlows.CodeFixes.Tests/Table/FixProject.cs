using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using TypedFlows.Generator.Analysis;

namespace TypedFlows.CodeFixes.Tests.Table;

/// <summary>
/// Applies every fix to invalid statements in one project with one file per statement. The project is compiled and analyzed twice instead
/// of once per fix: before the fixes, and with every offered change in a separate file.
/// </summary>
internal sealed class FixProject
{
    private static readonly CodeFixProvider[] s_fixes = [.. Fixing.Fixes.Select(type => (CodeFixProvider)Activator.CreateInstance(type)!)];

    private readonly FixSet _set;

    private readonly bool _isReferencing;

    private readonly Project _project;

    private readonly ILookup<string, Diagnostic> _diagnostics;

    private readonly Lazy<Task<IReadOnlyList<(FixCase Case, IReadOnlyList<Offer> Offers)>>> _offers;

    private FixProject(FixSet set, bool isReferencing, Project project, ILookup<string, Diagnostic> diagnostics)
    {
        _set = set;
        _isReferencing = isReferencing;
        _project = project;
        _diagnostics = diagnostics;
        _offers = new(FindAsync);
    }

    public static async Task<FixProject> CreateAsync(FixSet set, bool isReferencing)
    {
        var project = Create(set, isReferencing, set.Cases.Select(each => (each.Class, each.File)));
        Assert.Empty((await project.GetCompilationAsync())!.Errors());
        return new(set, isReferencing, project, await AnalyzeAsync(project));
    }

    /// <summary>Returns every diagnostic with the offered changes.</summary>
    public Task<IReadOnlyList<(FixCase Case, IReadOnlyList<Offer> Offers)>> OffersAsync() => _offers.Value;

    private async Task<IReadOnlyList<(FixCase Case, IReadOnlyList<Offer> Offers)>> FindAsync()
    {
        var all = new List<(FixCase, IReadOnlyList<Offer>)>();
        foreach (var each in _set.Cases)
        {
            var document = Find(_project, each);
            Assert.NotEmpty(_diagnostics[each.Class]);
            foreach (var diagnostic in _diagnostics[each.Class])
            {
                var offers = new List<Offer>();
                foreach (var fix in s_fixes.Where(fix => fix.FixableDiagnosticIds.Contains(diagnostic.Id)))
                {
                    foreach (var action in await Fixing.ActionsAsync(fix, document, diagnostic))
                    {
                        var changed = await Fixing.ApplyAsync(action, document);
                        offers.Add(
                            new(
                                each, Key(diagnostic), fix.GetType().Name, action.EquivalenceKey!, action.Title,
                                (await changed.GetTextAsync()).ToString()));
                    }
                }

                all.Add((each, offers));
            }
        }

        return all;
    }

    /// <summary>Returns the diagnostics after each change that are new or that the change should have removed.</summary>
    public async Task<ILookup<Offer, string>> RemainingAsync(IReadOnlyList<Offer> offers)
    {
        var project = Create(
            _set, _isReferencing,
            offers.Select(
                (offer, i) => ($"{offer.Case.Class}_{i}", offer.Text.Replace(
                    $"class {offer.Case.Class}\n", $"class {offer.Case.Class}_{i}\n", StringComparison.Ordinal))));
        var found = await WrongAsync(project);
        return offers.SelectMany(
            (offer, i) => Surplus(found[$"{offer.Case.Class}_{i}"], _diagnostics[offer.Case.Class].Select(Key).ToList(), [offer.Diagnostic])
                .Select(wrong => (offer, wrong)))
            .ToLookup(each => each.offer, each => each.wrong);
    }

    /// <summary>Returns the same after Fix All over the project with the changes of one key.</summary>
    public async Task<IReadOnlyList<string>> FixAllAsync(IReadOnlyList<Offer> offers)
    {
        var fix = Array.Find(s_fixes, each => each.GetType().Name == offers[0].Fix)!;
        var context = new FixAllContext(
            Find(_project, offers[0].Case), fix, FixAllScope.Project, offers[0].Key, fix.FixableDiagnosticIds,
            new KnownDiagnostics(_diagnostics), CancellationToken.None);
        var action = (await fix.GetFixAllProvider()!.GetFixAsync(context))!;
        var changed = (await action.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>()
            .Single().ChangedSolution.GetProject(_project.Id)!;
        var found = await WrongAsync(changed);
        return [.. offers.GroupBy(offer => offer.Case).SelectMany(own =>
            Surplus(found[own.Key.Class], _diagnostics[own.Key.Class].Select(Key).ToList(), own.Select(offer => offer.Diagnostic))
                .Select(wrong => $"{own.Key.Statement}: {wrong}"))];
    }

    private static List<string> Surplus(IEnumerable<string> found, List<string> before, IEnumerable<string> mended)
    {
        foreach (var each in mended)
        {
            before.Remove(each);
        }

        return [.. found.Where(each => !before.Remove(each))];
    }

    private static string Key(Diagnostic diagnostic) => $"{diagnostic.Id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}";

    private static Document Find(Project project, FixCase fixCase) => project.Documents.Single(document => document.Name == fixCase.Class);

    private static async Task<ILookup<string, string>> WrongAsync(Project project) =>
        (await project.GetCompilationAsync())!.Errors()
            .Concat((await AnalyzeAsync(project)).SelectMany(each => each))
            .ToLookup(each => each.Location.SourceTree!.FilePath, Key);

    private static async Task<ILookup<string, Diagnostic>> AnalyzeAsync(Project project)
    {
        var found = await (await project.GetCompilationAsync())!.WithAnalyzers([new SpecUsageAnalyzer()]).GetAnalyzerDiagnosticsAsync();
        return found.OrderBy(each => each.Location.SourceSpan).ToLookup(each => each.Location.SourceTree!.FilePath);
    }

    private static Project Create(FixSet set, bool isReferencing, IEnumerable<(string Name, string Text)> files)
    {
        var library = set.Library();
        var own = isReferencing ? [] : library.SyntaxTrees.Select((tree, i) => ($"Library{i}", tree.ToString()));
        var project = new AdhocWorkspace()
            .AddProject("App", LanguageNames.CSharp)
            .WithParseOptions(Compilations.ParseOptions)
            .WithCompilationOptions(
                new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable))
            .AddMetadataReferences(
                RuntimeReferences.All.Concat(set.References).Concat(
                    isReferencing ? [library.ToReference()] : Array.Empty<MetadataReference>()));
        return own.Append(("Common", set.Common)).Concat(files)
            .Aggregate(project, (with, file) => with.AddDocument(file.Item1, SourceText.From(file.Item2), filePath: file.Item1).Project);
    }

    private sealed class KnownDiagnostics(ILookup<string, Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult(diagnostics.SelectMany(each => each));

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            Task.FromResult(diagnostics[document.FilePath!]);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
