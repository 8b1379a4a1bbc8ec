using TypedFlows.Client;
using TypedFlows.Compiler.DataPrep;
using TypedFlows.Compiler.DataPrep.Expressions;
using TypedFlows.Compiler.DataPrep.Functions;
using TypedFlows.Compiler.Emit;
using TypedFlows.Compiler.Fields;
using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Rules;

namespace TypedFlows.Tool.Importing;

/// <summary>Writes the rows of a mapping with typed paths of the compiled schema.</summary>
/// <param name="schema">The schema, or <see langword="null"/> if it is not compiled.</param>
/// <param name="source">The fields of the source, as the editor knows them.</param>
internal sealed class MappingCode(CompiledSpec? schema, SourceFields source, Settings settings)
{
    private readonly FieldSchema? _fields =
        schema?.Spec.Parts is [{ Document: { } document }, ..] ? SchemaField.Of(document) : null;

    /// <summary>Returns the rows as an initializer of the mapping.</summary>
    public Code.Block Rows(IReadOnlyList<MappingRow> rows)
    {
        // An indexer states one destination of a field.
        var isPlain = rows.All(row => row is { SourceType: MappingSourceType.Attribute, Identity: false, IdentityGroup: null }
                && row.NamespaceCode is null)
            && rows.Select(row => row.Source).Distinct(StringComparer.Ordinal).Count() == rows.Count;
        return new(string.Empty, '{', [.. rows.Select(row => Row(row, isPlain))]);
    }

    /// <summary>Returns the ids of the diagnostics about fields without a row.</summary>
    public IReadOnlyList<string> Unmapped(IReadOnlyList<MappingRow> rows) =>
        _fields is not null && rows.Count > 0 && UnmappedFields.Of(
            _fields, rows.Select(row => row.Destination),
            [.. (schema!.Spec.Xdm?.Identities ?? []).Select(identity => (identity.Path, identity.Namespace, identity.IsPrimary))]).Count > 0
            ? [UsageRules.UnmappedField.Id]
            : [];

    private Code.Item Row(MappingRow row, bool isPlain)
    {
        var destination = Destination(row.Destination);
        var value = row.SourceType == MappingSourceType.Attribute
            ? Code.Literal(row.Source)
            : settings.Text(row.Source, "mapping", row.Destination);
        Code.Item item;
        if (isPlain)
        {
            item = new($"[{value.Value}] = ", destination);
        }
        else if (row.SourceType == MappingSourceType.Attribute)
        {
            item = new(string.Empty, WithIdentity("new", row, value, string.Empty, destination));
        }
        else
        {
            var kind = row.SourceType == MappingSourceType.Expression ? nameof(MappingRow.Expression) : nameof(MappingRow.Constant);
            item = new(string.Empty, WithIdentity($"{nameof(MappingRow)}.{kind}", row, value, "to: ", destination));
        }

        var problems = Problems(row);
        return problems.Count == 0 ? item : item with
        {
            Comments = ["The service holds this row, although it violates a rule. Correct it, and remove the suppression."],
            Suppressed = problems,
        };
    }

    private static Code WithIdentity(string head, MappingRow row, Code value, string label, Code destination)
    {
        Code.Block created = new(head, '(', [new(string.Empty, value), new(label, destination)]);
        var items = new List<Code.Item>();
        if (row.Identity)
        {
            items.Add(new("Identity = ", new Code.Text("true")));
        }

        if (row.IdentityGroup is { } group)
        {
            items.Add(new("IdentityGroup = ", Code.Literal(group)));
        }

        if (row.NamespaceCode is { } code)
        {
            items.Add(new("NamespaceCode = ", Code.Literal(code)));
        }

        return items.Count == 0 ? created
            : new Code.Block($"{created.Flat()}{(row.SourceType == MappingSourceType.Attribute ? string.Empty : " with")}", '{', items);
    }

    /// <summary>Returns the typed path of a field, or the text if the schema has no such field.</summary>
    private Code.Text Destination(string path)
    {
        var steps = FieldPath.Of(path);
        var code = $"{schema?.Class}.Paths";
        TypeModel type = new TypeModel.Record(string.Empty);
        foreach (var step in steps)
        {
            if (type is TypeModel.Map map && step.Indices.Count == 0)
            {
                code += $"[{CSharpText.Literal(step.Name)}]";
                type = map.Value;
                continue;
            }

            if (type is not TypeModel.Record { Name: var record } || Member(record, step.Name) is not { } member)
            {
                return Code.Literal(path);
            }

            code += "." + member.Name;
            type = member.Type;
            foreach (var index in step.Indices)
            {
                var inner = index[1..^1];
                if (type is not TypeModel.List list || !(inner == "*" || (inner.Length is > 0 and < 7 && inner.All(char.IsAsciiDigit))))
                {
                    return Code.Literal(path);
                }

                code += inner == "*" ? ".Each" : $"[{inner}]";
                type = list.Item;
            }
        }

        // A text that the typed path would not print in the same way stays a text.
        return FieldPath.Text(steps) == path ? new(code) : Code.Literal(path);
    }

    private MemberModel? Member(string record, string name) =>
        schema?.Model.Records.FirstOrDefault(each => each.Name == record && each is { Union: null, IsTuple: false, IsRaw: false })?
            .Members.FirstOrDefault(member => member.WireName == name);

    /// <summary>Returns the ids of the rules that the row violates in the editor.</summary>
    private IReadOnlyList<string> Problems(MappingRow row)
    {
        var ids = new SortedSet<string>(StringComparer.Ordinal);
        var type = FieldType.None;
        if (_fields is not null)
        {
            var found = FieldLookup.Find(_fields, row.Destination);
            type = row.Destination.Contains("[*]", StringComparison.Ordinal) ? FieldType.None : found.Field?.Type ?? FieldType.None;
            if (found.Problem == FieldProblem.Unknown)
            {
                ids.Add(UsageRules.UnknownField.Id);
            }
            else if (found.Problem != FieldProblem.None || IsUnfit(row, found.Field?.Type ?? FieldType.None))
            {
                ids.Add(UsageRules.UnfitDestination.Id);
            }
            else if (found.IsDeprecated)
            {
                ids.Add(UsageRules.DeprecatedDestination.Id);
            }
        }

        if (row.SourceType == MappingSourceType.Expression)
        {
            foreach (var error in ExpressionChecker.Check(
                row.Source, source.IsKnown ? source.TypeOf : null, source.Names, ExpressionTypes.Of(type)))
            {
                ids.Add(error.IsWarning ? UsageRules.DoubtfulExpression.Id : UsageRules.WrongExpression.Id);
            }
        }

        return [.. ids];
    }

    private bool IsUnfit(MappingRow row, FieldType type) => row.SourceType switch
    {
        MappingSourceType.Attribute => source.Columns.TryGetValue(row.Source, out var column) && FieldTypes.CannotConvert(column, type),
        MappingSourceType.Constant => FieldConversion.CannotConvert(row.Source, type),
        _ => false,
    };
}
