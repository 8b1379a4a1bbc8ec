using System.Collections.Immutable;
using System.Composition;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using TypedFlows.Generator.Analysis;

namespace TypedFlows.CodeFixes;

/// <summary>Fixes TFL1001 to TFL1004 in a JSON literal: sets a valid value, removes the property, or adds the missing one.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(JsonEditFix))]
[Shared]
public sealed class JsonEditFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["TFL1001", "TFL1002", "TFL1003", "TFL1004"];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var document = context.Document;
        if (await document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root)
        {
            return;
        }

        foreach (var diagnostic in context.Diagnostics)
        {
            if (Change(root, diagnostic) is { } change)
            {
                var action = CodeAction.Create(
                    Title(diagnostic),
                    async cancellationToken => document.WithText(
                        (await document.GetTextAsync(cancellationToken).ConfigureAwait(false)).WithChanges(change)),
                    nameof(JsonEditFix));
                context.RegisterCodeFix(action, diagnostic);
            }
        }
    }

    private static string Title(Diagnostic diagnostic) =>
        diagnostic.Properties[DiagnosticKeys.JsonText] is not { Length: > 0 } text ? "Remove it from the JSON"
        : diagnostic.Id == "TFL1003" ? $"Add {text.TrimStart(',', ' ')}"
        : $"Set to {text}";

    private static TextChange? Change(SyntaxNode root, Diagnostic diagnostic)
    {
        if (!diagnostic.Properties.TryGetValue(DiagnosticKeys.JsonSpan, out var span) || span?.Split(',') is not [var start, var length]
            || !diagnostic.Properties.TryGetValue(DiagnosticKeys.JsonText, out var text) || text is null)
        {
            return null;
        }

        var range = new TextSpan(int.Parse(start, CultureInfo.InvariantCulture), int.Parse(length, CultureInfo.InvariantCulture));
        return Escape(root.FindToken(diagnostic.Location.SourceSpan.Start), text) is { } escaped ? new TextChange(range, escaped) : null;
    }

    /// <summary>Returns the text in the syntax of the literal, or null if the literal cannot contain it.</summary>
    private static string? Escape(SyntaxToken literal, string json) => literal.Kind() switch
    {
        SyntaxKind.StringLiteralToken or SyntaxKind.Utf8StringLiteralToken => literal.Text.StartsWith("@", StringComparison.Ordinal)
            ? json.Replace("\"", "\"\"")
            : json.Replace("\\", "\\\\").Replace("\"", "\\\""),
        SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken
            or SyntaxKind.Utf8SingleLineRawStringLiteralToken or SyntaxKind.Utf8MultiLineRawStringLiteralToken =>
            json.Contains("\"\"\"") ? null : json,
        _ => null,
    };
}
