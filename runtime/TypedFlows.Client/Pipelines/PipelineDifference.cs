using TypedFlows.Compiler.Model;

namespace TypedFlows.Client;

/// <summary>Represents a property of a resource with different values on the platform and in a pipeline.</summary>
/// <param name="Pointer">The JSON Pointer to the property in the resource.</param>
/// <param name="Shown">The value on the platform as text, or null if the property is not set there.</param>
/// <param name="Wanted">The value in the pipeline as text, or null if the pipeline no longer sets the property.</param>
public sealed record PipelineDifference(string Pointer, string? Shown, string? Wanted)
{
    private const string Hidden = "***";

    /// <summary>Gets a value indicating whether the values are hidden because the property is a secret, or because it is unknown whether
    /// it is one. Hidden values are <c>***</c>.</summary>
    public bool IsSecret { get; private init; }

    /// <summary>Returns one line, such as <c>scheduleParams/interval is 30, should be 60</c>.</summary>
    /// <returns>Text for a console.</returns>
    public override string ToString() => string.Join('/', JsonPointer.Tokens(Pointer)) + (Shown, Wanted) switch
    {
        (null, _) => $" should be {Line(Wanted)}",
        (_, null) => $" is {Line(Shown)}, should not be set",
        _ => $" is {Line(Shown)}, should be {Line(Wanted)}",
    };

    private static string? Line(string? value) => value?.ReplaceLineEndings(" ");

    /// <summary>Creates a difference that does not contain the values, only whether they are set.</summary>
    internal static PipelineDifference OfSecret(string pointer, string? shown, string? wanted) =>
        new(pointer, shown is null ? null : Hidden, wanted is null ? null : Hidden) { IsSecret = true };
}
