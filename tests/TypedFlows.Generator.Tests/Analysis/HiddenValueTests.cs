using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedFlows.Generator.Analysis;

namespace TypedFlows.Generator.Tests.Analysis;

/// <summary>
/// Tests every valid document of tests/cases with some values hidden. A hidden value may make the document valid, so nothing may be
/// reported. Every document is also created in two steps, which must not change the result.
/// </summary>
public class HiddenValueTests
{
    private const string Unknown = "static class Unknown { public static T Of<T>() => throw new System.NotSupportedException(); }";

    private static readonly Lazy<Task<IReadOnlyList<(CaseDocument Document, string Code, string[] Said)>>> s_variants = new(CheckAsync);

    [Fact]
    public async Task Nothing_is_reported_for_a_valid_document_with_hidden_values()
    {
        var variants = (await s_variants.Value).Where(each => each.Document.IsValid).ToArray();
        Assert.True(variants.Length > 1000, $"{variants.Length}");
        var wrong = variants.Where(each => each.Said.Length > 0)
            .Select(each => $"{each.Document.Keyword}/{each.Document.File}: {each.Code}\n  {string.Join("\n  ", each.Said)}")
            .ToArray();
        Assert.True(wrong.Length == 0, $"{wrong.Length} of {variants.Length}\n{string.Join("\n", wrong)}");
    }

    [Fact]
    public async Task Violations_are_reported_for_a_document_that_is_created_in_two_steps()
    {
        var variants = (await s_variants.Value).Where(each => !each.Document.IsValid).ToArray();
        Assert.True(variants.Length > 100, $"{variants.Length}");
        var silent = variants.Where(each => each.Said.Length == 0)
            .Select(each => $"{each.Document.Keyword}/{each.Document.File}: {each.Code}")
            .ToArray();
        Assert.True(silent.Length == 0, $"{silent.Length} of {variants.Length}\n{string.Join("\n", silent)}");
    }

    private static async Task<IReadOnlyList<(CaseDocument Document, string Code, string[] Said)>> CheckAsync()
    {
        var (host, documents) = CaseDocuments.Write();
        var said = documents.Where(document => document.Reason is null).ToArray();
        var compilation = host.Compile(
            [.. said.Select((document, i) => $"static class Document{i} {{ static readonly {document.Type} Made = {document.Code}; }}")]);
        var trees = compilation.SyntaxTrees.ToDictionary(tree => tree.FilePath);
        var broken = compilation.GetDiagnostics().Where(CaseTests.IsRejection).Select(error => error.Location.SourceTree).ToHashSet();

        var variants = new List<(CaseDocument Document, string Code)>();
        foreach (var (document, i) in said.Select((document, i) => (document, i)))
        {
            var tree = trees[$"Program{i}.cs"];
            if (!broken.Contains(tree))
            {
                var made = (await tree.GetRootAsync()).DescendantNodes().OfType<VariableDeclaratorSyntax>().Single().Initializer!.Value;
                var model = compilation.GetSemanticModel(tree);
                variants.AddRange(
                    (document.IsValid ? Hidden(made, model) : []).Concat(InTwoSteps(made, model)).Select(code => (document, code)));
            }
        }

        const int PerFile = 50;
        var files = variants.Chunk(PerFile).Select((chunk, n) =>
            $"#nullable enable\nstatic class Variants{n}\n{{\n{string.Concat(chunk.Select((
                variant, k) => $"    static {variant.Document.Type} Made{k}() {{ {variant.Code} }}\n"))}}}\n").Append(Unknown).ToArray();
        var all = host.Compile(files);
        Assert.Empty(all.Errors());
        var found = (await all.WithAnalyzers([new SpecUsageAnalyzer()]).GetAnalyzerDiagnosticsAsync())
            .ToLookup(
                diagnostic => (diagnostic.Location.SourceTree!.FilePath, diagnostic.Location.GetLineSpan().StartLinePosition.Line),
                diagnostic => diagnostic.ToString());
        return [.. variants.Select(
            (variant, n) => (variant.Document, variant.Code, found[($"Program{n / PerFile}.cs", (n % PerFile) + 3)].ToArray()))];
    }

    /// <summary>
    /// Returns variants with each value hidden, also as a nullable value, with all values hidden, and with unknown properties.
    /// </summary>
    private static IEnumerable<string> Hidden(ExpressionSyntax made, SemanticModel model)
    {
        var holes = made.DescendantNodes()
            .OfType<ExpressionSyntax>()
            .Where(IsValue)
            .Select(value => (value, Type: TypeOf(value, model)))
            .Where(hole => hole.Type is not null)
            .ToArray();
        foreach (var (value, type) in holes)
        {
            yield return $"return {Replace(made, [(value, $"Unknown.Of<{type}>()")])};";
            if (type!.EndsWith('?') && !type.Contains("Optional", StringComparison.Ordinal))
            {
                yield return $"return {Replace(made, [(value, $"Unknown.Of<{type.TrimEnd('?')}>()")])};";
            }

            if (value.Parent is ExpressionElementSyntax)
            {
                yield return $"return {Replace(made, [(value, $".. Unknown.Of<System.Collections.Generic.List<{type}>>()")])};";
            }
        }

        // Only the innermost values are hidden. The shape of their containers is then known.
        var inner = holes.Where(hole => !holes.Any(other => other.value != hole.value && hole.value.Span.Contains(other.value.Span)))
            .ToArray();
        yield return $"return {Replace(made, inner.Select(hole => (hole.value, $"Unknown.Of<{hole.Type}>()")))};";
        yield return $"return {Replace(made, inner.Where((
            _, i) => i % 2 == 0).Select(hole => (hole.value, $"Unknown.Of<{hole.Type}>()")))};";
        if (made is ObjectCreationExpressionSyntax { Initializer.Expressions: var members } && model.GetTypeInfo(made).Type is { } whole)
        {
            var type = Display(whole);
            foreach (var member in members)
            {
                yield return $"return Unknown.Of<{type}>() with {{ {member} }};";
                yield return $"var some = Unknown.Of<{type}>(); "
                    + $"return some with {{ {string.Join(", ", members.Where(other => other != member))} }};";
            }
        }
    }

    /// <summary>Returns the same for an incomplete part, in place and by a name.</summary>
    private static IEnumerable<string> InTwoSteps(ExpressionSyntax made, SemanticModel model)
    {
        if (made is not ObjectCreationExpressionSyntax { Initializer.Expressions: { Count: > 0 } members } creation)
        {
            yield break;
        }

        var later = members.Where(
            member => member is AssignmentExpressionSyntax { Left: var left }
                && model.GetSymbolInfo(left).Symbol is IPropertySymbol { IsRequired: false })
            .ToArray();
        foreach (var set in new[] { later, [.. later.Take(1)], [.. later.Skip(1)] }.Where(set => set.Length > 0))
        {
            var first = $"new {creation.Type} {{ {string.Join(", ", members.Except(set))} }}";
            var second = string.Join(", ", (IEnumerable<SyntaxNode>)set);
            yield return $"return {first} with {{ {second} }};";
            yield return $"var part = {first}; return part with {{ {second} }};";
        }
    }

    private static bool IsValue(ExpressionSyntax value) => value.Parent switch
    {
        AssignmentExpressionSyntax assignment => assignment.Right == value,
        ExpressionElementSyntax => true,
        _ => false,
    };

    /// <summary>Returns the type of the hidden value, which may be nullable, or null if it is not a value of a record.</summary>
    private static string? TypeOf(ExpressionSyntax value, SemanticModel model) => value.Parent switch
    {
        AssignmentExpressionSyntax { Left: IdentifierNameSyntax name } =>
            model.GetSymbolInfo(name).Symbol is IPropertySymbol property ? Display(property.Type) : null,
        AssignmentExpressionSyntax { Left: ImplicitElementAccessSyntax access } =>
            model.GetSymbolInfo(access).Symbol is IPropertySymbol entry ? Display(entry.Type) : null,
        ExpressionElementSyntax { Parent: CollectionExpressionSyntax list } =>
            model.GetTypeInfo(list).ConvertedType is INamedTypeSymbol { TypeArguments: [var item] } ? Display(item) : null,
        _ => null,
    };

    private static string Display(ITypeSymbol type) =>
        type.ToDisplayString(
            SymbolDisplayFormat.FullyQualifiedFormat.AddMiscellaneousOptions(
                SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier));

    private static string Replace(ExpressionSyntax made, IEnumerable<(ExpressionSyntax Old, string New)> changes)
    {
        var text = made.ToString();
        foreach (var (old, replacement) in changes.OrderByDescending(change => change.Old.SpanStart))
        {
            text = text.Remove(old.SpanStart - made.SpanStart, old.Span.Length).Insert(old.SpanStart - made.SpanStart, replacement);
        }

        return text;
    }
}
