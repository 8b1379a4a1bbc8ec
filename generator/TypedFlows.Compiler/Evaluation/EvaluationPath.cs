using TypedFlows.Compiler.Messages;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Evaluation;

/// <summary>Where evaluation stands: in the document, in the schema, under which conditions, and who hears of violations.</summary>
/// <param name="Violations">Null where only the verdict counts.</param>
internal sealed record EvaluationPath(PointerPath Instance, PointerPath Schema, ConditionDescription Conditions, ViolationList? Violations)
{
    /// <summary>The name of the value in messages.</summary>
    public PropertyPathText Name => Instance.ToName();

    /// <summary>Inside <c>if</c>, <c>not</c>, <c>anyOf</c> and <c>oneOf</c>, where to fail is no violation, or where only the verdict counts.</summary>
    public EvaluationPath Quiet() => Violations is null ? this : this with { Violations = null };

    public EvaluationPath Branch(string keyword, int index) => Violations is null ? this : this with { Schema = Schema.Then(keyword).Then(index) };

    public EvaluationPath Property(string name) => Violations is null ? this
        : this with { Instance = Instance.Then(name), Schema = Schema.Then("properties").Then(name) };

    public EvaluationPath PatternProperty(string pattern, string name) => Violations is null ? this
        : this with { Instance = Instance.Then(name), Schema = Schema.Then("patternProperties").Then(pattern) };

    public EvaluationPath AdditionalProperty(string name) => Violations is null ? this
        : this with { Instance = Instance.Then(name), Schema = Schema.Then("additionalProperties") };

    public EvaluationPath Item(int index) => Violations is null ? this
        : this with { Instance = Instance.Then(index), Schema = Schema.Then("items") };

    /// <summary>An item that has a schema of its own.</summary>
    public EvaluationPath TupleItem(int index) => Violations is null ? this
        : this with { Instance = Instance.Then(index), Schema = Schema.Then("items").Then(index) };

    public EvaluationPath AdditionalItem(int index) => Violations is null ? this
        : this with { Instance = Instance.Then(index), Schema = Schema.Then("additionalItems") };

    /// <summary>Inside what <c>$ref</c> leads to, which is told by itself: emitted code has it once, for every place that refers to it.</summary>
    public EvaluationPath Reference() => Violations is null ? this : this with { Schema = Schema.Then("$ref"), Conditions = ConditionDescription.Empty };

    /// <summary>Inside the schema on which a member makes the whole object depend.</summary>
    public EvaluationPath Dependency(string name) => Violations is null ? this
        : this with
        {
            Schema = Schema.Then("dependencies").Then(name),
            Conditions = Conditions.Push(new Schema { Required = [name] }, taken: true, Name),
        };

    /// <summary>Inside <c>then</c> or <c>else</c>.</summary>
    public EvaluationPath Condition(string keyword, Schema condition, bool taken) => Violations is null ? this
        : this with { Schema = Schema.Then(keyword), Conditions = Conditions.Push(condition, taken, Name) };
}
