using TypedFlows.Compiler.Messages;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Evaluation;

/// <summary>
/// Represents the position of an evaluation: the instance path, the schema path, the conditions, and the list that collects violations.
/// </summary>
/// <param name="Violations">The collected violations, or null if only the verdict is required.</param>
internal sealed record EvaluationPath(PointerPath Instance, PointerPath Schema, ConditionDescription Conditions, ViolationList? Violations)
{
    /// <summary>Gets the name of the value in messages.</summary>
    public PropertyPathText Name => Instance.ToName();

    /// <summary>
    /// Returns the path inside <c>if</c>, <c>not</c>, <c>anyOf</c> and <c>oneOf</c>, where a failure is not a violation, or for an
    /// evaluation that requires only the verdict.
    /// </summary>
    public EvaluationPath Quiet() => Violations is null ? this : this with { Violations = null };

    public EvaluationPath AllOf(Schema schema, int index) =>
        Violations is null || schema.AllOf[index].IsSibling ? this : this with { Schema = Schema.Then("allOf").Then(index) };

    public EvaluationPath Property(string name) => Violations is null ? this
        : this with { Instance = Instance.Then(name), Schema = Schema.Then("properties").Then(name) };

    public EvaluationPath PatternProperty(string pattern, string name) => Violations is null ? this
        : this with { Instance = Instance.Then(name), Schema = Schema.Then("patternProperties").Then(pattern) };

    /// <summary>Returns the path of a property that the schema does not declare.</summary>
    public EvaluationPath OtherProperty(string name, string keyword) => Violations is null ? this
        : this with { Instance = Instance.Then(name), Schema = Schema.Then(keyword) };

    /// <summary>Returns the path of an item that has a separate schema.</summary>
    public EvaluationPath TupleItem(int index, KeywordNames keywords) => Violations is null ? this
        : this with { Instance = Instance.Then(index), Schema = Schema.Then(keywords.TupleItems).Then(index) };

    /// <summary>Returns the path of an item that the schema does not list.</summary>
    public EvaluationPath OtherItem(int index, string keyword) => Violations is null ? this
        : this with { Instance = Instance.Then(index), Schema = Schema.Then(keyword) };

    /// <summary>
    /// Returns the path inside the target of a reference. The target is reported with a separate path, because the emitted code contains
    /// it once for every reference.
    /// </summary>
    public EvaluationPath Reference(string keyword) =>
        Violations is null ? this : this with { Schema = Schema.Then(keyword), Conditions = ConditionDescription.Empty };

    /// <summary>Returns the path inside a dependent schema, which a property applies to the whole object.</summary>
    public EvaluationPath Dependency(string keyword, string name) => Violations is null ? this
        : this with
        {
            Schema = Schema.Then(keyword).Then(name),
            Conditions = Conditions.Push(new Schema { Required = [name] }, taken: true, Name),
        };

    /// <summary>Returns the path inside <c>then</c> or <c>else</c>.</summary>
    public EvaluationPath Condition(string keyword, Schema condition, bool taken) => Violations is null ? this
        : this with { Schema = Schema.Then(keyword), Conditions = Conditions.Push(condition, taken, Name) };
}
