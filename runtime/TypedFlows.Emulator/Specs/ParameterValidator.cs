using System.Text.Json;
using TypedFlows.Compiler.Evaluation;
using TypedFlows.Compiler.Model;
using TypedFlows.Emulator.Gateway;
using TypedFlows.Emulator.Json;

namespace TypedFlows.Emulator.Specs;

/// <summary>Validates parameters with the compiler's evaluator. It contains no rules itself.</summary>
internal sealed class ParameterValidator(bool isStrict)
{
    private static readonly JsonElement s_empty = JsonDocument.Parse("{}").RootElement.Clone();

    private readonly EvaluationOptions _options = new(LenientScalars: !isStrict);

    /// <summary>Rejects parameters that violate the schema of the part. Absent parameters are validated as an empty object.</summary>
    /// <param name="what">The name of the part in messages, such as <c>schedule</c>.</param>
    public void Check(LoadedSpec spec, SpecPart? part, JsonView parameters, string what)
    {
        if (part?.Document is not { } schema)
        {
            return;
        }

        var instance = JsonInstance.Of(parameters.IsPresent ? parameters.Element : s_empty);
        var result = SchemaEvaluator.Evaluate(schema, instance, spec.Name, _options);
        if (result.Verdict == Verdict.Valid)
        {
            return;
        }

        var violations = result.Violations
            .Select(found => found with
            {
                InstancePath = parameters.Pointer + found.InstancePath,
                SchemaPath = part.Pointer + found.SchemaPath,
            })
            .ToList();

        // The whole document is read, so only a pattern that exceeds its time limit leaves the result open.
        var text = violations.Count == 0
            ? "a string exceeded the time limit of its pattern"
            : string.Join("; ", violations.Select(found => $"{found.InstancePath}: {found.Message}"));
        throw ApiErrors.AgainstSpec.With(violations, parameters.Pointer, what, spec.Name, text);
    }
}
