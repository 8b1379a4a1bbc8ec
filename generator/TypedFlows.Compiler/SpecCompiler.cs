using TypedFlows.Compiler.Emit;
using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Modeling;
using TypedFlows.Compiler.Parsing;
using TypedFlows.Compiler.Reading;
using TypedFlows.Compiler.Rules;

namespace TypedFlows.Compiler;

/// <summary>
/// Compiles spec files to C# in steps. Each step is a pure function, so a host can cache its results. <see cref="SpecCompilation"/> runs
/// all steps. An internal error affects only one file and is reported there. An exception that left the generator would affect every file.
/// </summary>
#pragma warning disable CA1031 // Any exception is a failure of ours, and each becomes a diagnostic.
internal static class SpecCompiler
{
    private const int LongestReason = 200;

    /// <summary>Returns the overlay in a file, or null if the file is not a valid overlay.</summary>
    public static Overlay? TryReadOverlay(SpecFileText file)
    {
        try
        {
            return file.Kind is null || SpecKinds.IsRequestedAsOverlay(file.Kind) ? OverlayReader.TryRead(file.File) : null;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // Compiling the same file fails as well and reports the error.
            return null;
        }
    }

    /// <summary>Returns overlays in the order in which they are applied.</summary>
    public static EquatableArray<Overlay> Sort(IEnumerable<Overlay?> overlays) =>
        overlays.OfType<Overlay>().OrderBy(overlay => overlay.Path, StringComparer.Ordinal).ToEquatableArray();

    /// <summary>
    /// Returns the spec files that references in one file may refer to. A change of any other file does not require a new compilation.
    /// </summary>
    public static EquatableArray<SourceFile> References(SpecFileText file, IReadOnlyList<SourceFile> all)
    {
        try
        {
            return ReferencedFiles.Of(file.File, all);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // An unresolved reference is then reported at the location of the reference.
            return [];
        }
    }

    /// <summary>Returns the documents that references in one file refer to, without those in the file.</summary>
    public static ReferencedDocuments Documents(SpecFileText file)
    {
        try
        {
            return new(file.Path, ReferencedFiles.Documents(file.File));
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return new(file.Path, []);
        }
    }

    /// <summary>Returns a value indicating whether references in other files refer to the file.</summary>
    public static bool IsReferenced(SpecFileText file, IReadOnlyList<ReferencedDocuments> all)
    {
        try
        {
            return ReferencedFiles.IsReferenced(file.File, all);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>Compiles one file, with the overlays of the project, to models. An overlay file has no models.</summary>
    /// <param name="isReferenced">True if references in other files refer to the file.</param>
    public static CompiledFile Compile(
        SpecFileText file, EquatableArray<SourceFile> references, EquatableArray<Overlay> overlays, FormatAssertion formats,
        bool isReferenced = false)
    {
        try
        {
            var parsed = SpecParser.Parse(file, overlays, new SchemaDocuments(references), formats);
            var models = new List<SpecModel>();
            var diagnostics = new List<SpecDiagnostic>(parsed.Diagnostics);
            foreach (var spec in parsed.Specs.Select(spec => spec with { IsReferenced = isReferenced }))
            {
                diagnostics.AddRange(Compile(spec, out var model).Select(diagnostic => PointerLocator.Locate(diagnostic, file.File)));
                models.Add(model);
            }

            if (file.Damaged is { } damaged)
            {
                return new(models.ToEquatableArray(), damaged.Json.Diagnostics.ToEquatableArray());
            }

            return new(
                models.ToEquatableArray(),
                diagnostics.OrderBy(d => d.Path == file.Path ? 0 : 1)
                    .ThenBy(d => d.Path, StringComparer.Ordinal)
                    .ThenBy(d => d.Range.Start)
                    .ToEquatableArray());
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return new([], [Failure(file.Path, e)]);
        }
    }

    /// <summary>Returns the model of a parsed spec and the diagnostics about its schemas.</summary>
    public static EquatableArray<LinkDiagnostic> Compile(Spec spec, out SpecModel model)
    {
        model = SpecModeler.Model(spec);
        return DefaultCheck.Find(spec).ToEquatableArray();
    }

    /// <summary>Returns the identities of models in an order that does not depend on the host.</summary>
    public static EquatableArray<SpecIdentity> Identities(IEnumerable<SpecModel> models) =>
        models.Select(model => model.Identity)
            .OrderBy(identity => identity.Path, StringComparer.Ordinal)
            .ThenBy(identity => identity.Pointer, StringComparer.Ordinal)
            .ToEquatableArray();

    /// <summary>Assigns the C# name and the partners of each spec, based only on the identities of the specs.</summary>
    public static LinkResult Link(EquatableArray<SpecIdentity> identities, EquatableArray<Overlay> overlays)
    {
        try
        {
            return SpecLinker.Link(identities, overlays);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return new(new([], []), [], identities.Take(1).Select(i => Failure(i.Path, e)).ToEquatableArray());
        }
    }

    /// <summary>Returns the diagnostics of linking with their lines and columns.</summary>
    public static EquatableArray<SpecDiagnostic> Locate(LinkResult links, IReadOnlyList<SourceFile> files) =>
        links.Failures.Concat(links.Diagnostics.Select(diagnostic => Locate(diagnostic, files))).ToEquatableArray();

    /// <summary>Emits one spec.</summary>
    /// <param name="namespace">A valid C# namespace; see <see cref="NamespaceName"/>.</param>
    public static GeneratedSource Emit(NamedModel named, string @namespace) =>
        Emit(named.HintName, named.Model.Identity.Path, () => SpecEmitter.Emit(named, @namespace));

    /// <summary>Emits the source connectors that each flow accepts. Returns null if no spec is emitted.</summary>
    public static GeneratedSource? EmitLinks(LinkTable table, string @namespace) =>
        table.Specs.FirstOrDefault(spec => spec.TypeName is not null) is { } first
            ? Emit(NamedModel.HintNameOf(GeneratedSource.LinksName), first.Path, () => LinksEmitter.Emit(table, @namespace))
            : null;

    private static GeneratedSource Emit(string hintName, string path, Func<string> emit)
    {
        try
        {
            return new(hintName, emit(), []);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return new(hintName, null, [Failure(path, e)]);
        }
    }

    private static SpecDiagnostic Locate(LinkDiagnostic diagnostic, IReadOnlyList<SourceFile> files)
    {
        try
        {
            return PointerLocator.Locate(diagnostic, files.First(file => file.Path == diagnostic.Path));
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return new(diagnostic.Rule, diagnostic.Path, default, default, default, diagnostic.Arguments);
        }
    }

    private static SpecDiagnostic Failure(string path, Exception e)
    {
        // The message is one line of the log, with at most a short excerpt of the text of the file.
        var message = e.Message.Replace('\r', ' ').Replace('\n', ' ');
        var reason = message.Length <= LongestReason ? message : message.Substring(0, LongestReason) + "...";
        return new(DefinitionRules.InternalError, path, default, default, default, [$"{e.GetType().Name}: {reason}"]);
    }
}
