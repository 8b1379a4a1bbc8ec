using TypedFlows.Compiler.Evaluation;
using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Modeling;
using TypedFlows.Compiler.Reading;
using TypedFlows.Compiler.Rules;
using TypedFlows.Tool.Reports;
using TypedFlows.Tool.Specs;

namespace TypedFlows.Tool.Validation;

/// <summary>Validates documents against a part of a spec.</summary>
internal sealed class DocumentValidation(Spec spec, SpecPart part, EvaluationOptions options)
{
    private readonly SchemaDocument _schema = SpecOptions.Schema(spec, part);

    /// <summary>Gets the number of validated documents.</summary>
    public int Count { get; private set; }

    /// <summary>Gets the number of documents with an error.</summary>
    public int Invalid { get; private set; }

    /// <summary>Returns the violations of the documents of a file, ordered by location.</summary>
    public IReadOnlyList<ReportedDiagnostic> Validate(DocumentText text)
    {
        var file = text.File;
        var documents = spec.Kind == SpecKind.XdmSchema ? Document.RecordsOf(file) : [Document.Of(file)];
        var found = new List<ReportedDiagnostic>();
        foreach (var document in documents)
        {
            var own = Validate(document, text);
            Count++;
            Invalid += own.Any(diagnostic => diagnostic.Severity == RuleSeverity.Error) ? 1 : 0;
            found.AddRange(own.OrderBy(diagnostic => diagnostic.Start.Line).ThenBy(diagnostic => diagnostic.Start.Column));
        }

        return found;
    }

    private List<ReportedDiagnostic> Validate(Document document, DocumentText text)
    {
        // The syntax of a file with one array is that of all its items.
        var isWhole = document.Root == document.Text.Json.Root || document.Record == 0;
        var diagnostics = (isWhole ? document.Text.Json.Diagnostics : []).Select(diagnostic => Of(diagnostic, document)).ToList();
        var isLine = document.Text != text.File;
        foreach (var position in text.Undecodable.Where(position => isLine ? position.Line == document.FirstLine : isWhole).Take(1))
        {
            diagnostics.Add(
                new ReportedDiagnostic(
                    document.Text.Path,
                    position,
                    position with { Column = position.Column + 1 },
                    RuleSeverity.Error,
                    DefinitionRules.MalformedJson.Id,
                    DefinitionRules.MalformedJson.Title,
                    "Found bytes that are not UTF-8; save the file as UTF-8",
                    DefinitionRules.MalformedJson.HelpLink,
                    [])
                { Record = document.Record });
        }

        if (diagnostics.Any(diagnostic => diagnostic.Severity == RuleSeverity.Error))
        {
            return diagnostics;
        }

        var result = SchemaEvaluator.Evaluate(_schema, InstanceReader.Read(document.Root), KnownSpecs.Shown(spec), options);
        foreach (var violation in result.Violations)
        {
            var range = PointerLocator.Find(document.Root, violation.InstancePath);
            diagnostics.Add(new ReportedDiagnostic(
                document.Text.Path,
                document.Position(range.Start),
                document.Position(range.End),
                RuleSeverity.Error,
                violation.Keyword,
                $"The keyword {violation.Keyword}",
                violation.Message,
                null,
                [new("instancePath", violation.InstancePath), new("schemaPath", part.Pointer + violation.SchemaPath)])
            { Record = document.Record });
        }

        // The whole document is read, so only a pattern that exceeds its time limit leaves the result open.
        if (result.Verdict == Verdict.Unknown)
        {
            diagnostics.Add(
                new ReportedDiagnostic(
                    document.Text.Path,
                    document.Position(document.Root.Range.Start),
                    document.Position(document.Root.Range.End),
                    RuleSeverity.Error,
                    "pattern",
                    "The keyword pattern",
                    "A string exceeded the time limit of its pattern, so the result is unknown",
                    null,
                    [])
                { Record = document.Record });
        }

        return diagnostics;
    }

    private static ReportedDiagnostic Of(SpecDiagnostic diagnostic, Document document)
    {
        var reported = ReportedDiagnostic.Of(diagnostic, document.Text.Path);
        return reported with
        {
            Start = reported.Start with { Line = reported.Start.Line + document.FirstLine },
            End = reported.End with { Line = reported.End.Line + document.FirstLine },
            Record = document.Record,
        };
    }
}
