using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Messages;

/// <summary>Represents a rule as a sentence: <c>'interval' must be at least 15 when 'frequency' is 'minute'</c>.</summary>
/// <param name="Subject">The value that the rule constrains. Null if the rule constrains several values.</param>
/// <param name="Text">The sentence without its subject.</param>
internal readonly record struct RuleText(PropertyPathText? Subject, string Text)
{
    /// <summary>Returns the rule followed by the actual value: <c>, but none matches</c>.</summary>
    public RuleText But(string actual) => this with { Text = Text + ViolationMessages.ActualSeparator + actual };

    public override string ToString() => Subject is { } subject ? ViolationMessages.Subject(subject) + " " + Text : Text;
}
