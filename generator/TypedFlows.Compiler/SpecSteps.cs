using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Parsing;
using TypedFlows.Compiler.Reading;
using TypedFlows.Compiler.Rules;

namespace TypedFlows.Compiler;

/// <summary>
/// Runs the steps of the compiler for a host. An internal error affects only one file and is reported there. An exception that left the
/// generator would affect every file.
/// </summary>
#pragma warning disable CA1031 // Any exception is a failure of ours, and each becomes a diagnostic.
internal static class SpecSteps
{
    private const int LongestReason = 200;

    public static Overlay? TryReadOverlay(SpecFileText file)
    {
        try
        {
            return file.Kind is null || SpecKinds.IsRequestedAsOverlay(file.Kind) ? SpecParser.TryReadOverlay(file.Path, file.Text) : null;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // Compiling the same file fails as well and reports the error.
            return null;
        }
    }

    public static EquatableArray<SchemaText> References(SpecFileText file, IReadOnlyList<SchemaText> all)
    {
        try
        {
            return SpecCompiler.References(file.Path, file.Text, all);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // An unresolved reference is then reported at the location of the reference.
            return [];
        }
    }

    public static CompiledFile Compile(
        SpecFileText file, EquatableArray<SchemaText> references, EquatableArray<Overlay> overlays, FormatAssertion formats)
    {
        try
        {
            return SpecCompiler.Compile(file.Path, file.Text, file.TypeName, overlays, references, formats, file.Kind);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return new([], [Failure(file.Path, e)]);
        }
    }

    /// <summary>Returns the diagnostics in an order that does not depend on the host.</summary>
    public static EquatableArray<SpecIdentity> Sort(IEnumerable<SpecIdentity> identities) =>
        identities.OrderBy(i => i.Path, StringComparer.Ordinal).ThenBy(i => i.Pointer, StringComparer.Ordinal).ToEquatableArray();

    public static LinkOutcome Link(EquatableArray<SpecIdentity> identities, EquatableArray<Overlay> overlays)
    {
        try
        {
            return LinkOutcome.From(SpecCompiler.Link(identities, overlays));
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return new(new([], []), [], identities.Take(1).Select(i => Failure(i.Path, e)).ToEquatableArray());
        }
    }

    public static EquatableArray<SpecDiagnostic> Locate(LinkOutcome outcome, IReadOnlyList<SpecFileText> files) =>
        outcome.Failures.Concat(outcome.Diagnostics.Select(diagnostic => Locate(diagnostic, files))).ToEquatableArray();

    public static GeneratedSource Emit(NamedModel named, string @namespace)
    {
        try
        {
            return new(named.HintName, SpecCompiler.Emit(named.Model, named.TypeName, @namespace), []);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return new(named.HintName, null, [Failure(named.Model.Identity.Path, e)]);
        }
    }

    public static GeneratedSource? EmitLinks(LinkTable table, string @namespace)
    {
        var first = table.Specs.FirstOrDefault(spec => spec.TypeName is not null);
        if (first is null)
        {
            return null;
        }

        try
        {
            return new(SpecCompiler.HintName(GeneratedSource.LinksName), SpecCompiler.EmitLinks(table, @namespace), []);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return new(SpecCompiler.HintName(GeneratedSource.LinksName), null, [Failure(first.Path, e)]);
        }
    }

    private static SpecDiagnostic Locate(LinkDiagnostic diagnostic, IReadOnlyList<SpecFileText> files)
    {
        try
        {
            return SpecCompiler.Locate(diagnostic, files.First(file => file.Path == diagnostic.Path).Text);
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
