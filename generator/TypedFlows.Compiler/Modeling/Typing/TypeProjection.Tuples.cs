using System.Globalization;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Modeling;

/// <content>Projects arrays with one schema per item.</content>
internal sealed partial class TypeProjection
{
    private TypeModel.Record Tuple(ShapedSchema shaped, NameHint hint) =>
        Named(shaped, hint, (recordName, inner) => AddTuple(shaped.Tuple!, shaped.Owner, recordName, inner));

    private void AddTuple(TupleShape tuple, SchemaSite owner, string recordName, NameHint hint)
    {
        string[] reserved = [.. Reserved.InRecord, .. OwnNames(recordName), "AdditionalItems"];
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var locals = new HashSet<string>(
            ["json", "validation", "reader", "index", "count", "writer", "additionalItems"], StringComparer.Ordinal);
        var members = new List<MemberModel>();
        var sources = new Dictionary<string, Schema>(StringComparer.Ordinal);
        for (var i = 0; i < tuple.Items.Count; i++)
        {
            var itemName = "Item" + (i + 1).ToString(CultureInfo.InvariantCulture);
            var itemHint = new NameHint(hint.Base + itemName, hint.Owners, false);
            var index = i.ToString(CultureInfo.InvariantCulture);
            var member = Member(itemName, tuple.Items[i], i < tuple.MinItems, reserved, itemHint, taken, locals);
            members.Add(member with { WireName = index, Type = WithoutText(member.Type) });
            sources.Add(index, tuple.Items[i].Schema);
        }

        if (!tuple.IsClosed)
        {
            var rest = tuple.Rest is { } schema
                ? new TypeModel.List(WithoutText(Type(schema, hint.Item())), TypeShapes.MayBeNull(schema))
                : new TypeModel.List(new TypeModel.Scalar(ScalarKind.Json), false);
            members.Add(new MemberModel(
                string.Empty, "AdditionalItems", "additionalItems", rest, MemberPresence.Optional,
                "The remaining items in their order, or null if there are none.", string.Empty, owner.Location));
        }

        types.Add(new RecordDraft(
            recordName, RecordRole.Parameters, string.Empty, owner.Location, owner.Schema, false, false, members.ToEquatableArray())
        {
            Targets = owner.Part.Document.Targets,
            IsTuple = true,
            Sources = sources,
        });
    }
}
