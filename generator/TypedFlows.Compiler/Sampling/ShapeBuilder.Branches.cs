using TypedFlows.Compiler.Evaluation;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Sampling;

/// <content>Chooses branches of anyOf and oneOf.</content>
internal sealed partial class ShapeBuilder
{
    private static readonly Schema s_never = new() { Always = false };

    private void AddBranch(Schema owner, string keyword, EquatableArray<Schema> branches)
    {
        var chosen = 0;
        if (branches.Count > 1)
        {
            _shape.HasChoice = true;
            chosen = _decisions.Branch(owner, keyword, () => ChooseBranch(branches));
        }

        if (chosen < 0)
        {
            _shape.Fail(keyword);
            return;
        }

        Add(branches[chosen]);
        for (var i = 0; i < branches.Count && keyword == "oneOf"; i++)
        {
            if (i != chosen)
            {
                Add(new DeferredRule(keyword, branches[i], s_never, null));
            }
        }
    }

    private int ChooseBranch(EquatableArray<Schema> branches)
    {
        var fitting = Enumerable.Range(0, branches.Count).Where(i => MayFit(branches[i])).ToList();
        var ending = _prefersScalars ? fitting.FindAll(i => EndsRecursion(branches[i])) : [];
        return fitting.Count == 0 ? -1 : _random.Pick(ending.Count > 0 ? ending : fitting);
    }

    private bool EndsRecursion(Schema branch) => _schemas.Document.Resolve(branch) is { } schema
        && (InstanceTypes.Allowed(schema.Types) & _shape.Types & ~(SchemaTypes.Object | SchemaTypes.Array)) != 0;

    // Detects the common case that a property or a type tells the branches apart.
    private bool MayFit(Schema branch)
    {
        if (_schemas.Document.Resolve(branch) is not { } schema || schema.Always == false)
        {
            return false;
        }

        return (InstanceTypes.Allowed(schema.Types) & _shape.Types) != 0
            && (_shape.Allowed is not { } allowed || Values(schema) is not { } values || allowed.Exists(values.Contains))
            && !schema.Required.Any(_shape.Object.Forbidden.Contains)
            && schema.Properties.All(property => Values(property.Schema) is not { } own
                || _shape.Object.Views.TrueForAll(view =>
                    view.FindProperty(property.Name) is not { } other || Values(other) is not { } others || own.Any(others.Contains)));
    }

    private IReadOnlyList<JsonValue>? Values(Schema schema) => _schemas.Document.Resolve(schema) is not { } found ? null
        : found.Const is { } constant ? [constant]
        : found.Enum;
}
