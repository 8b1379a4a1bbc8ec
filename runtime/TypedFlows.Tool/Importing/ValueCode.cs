using System.Globalization;
using System.Text.Json;
using TypedFlows.Compiler.Emit;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Tool.Importing;

/// <summary>Writes JSON as typed code: records, factories and enums of a compiled spec. Credentials become settings.</summary>
internal sealed class ValueCode(CompiledSpec spec, Settings settings)
{
    private static readonly string s_element = nameof(JsonElement);

    /// <summary>Writes parameters as a record, or returns <see langword="null"/> if they have no typed form.</summary>
    /// <param name="record">The name of the record or union in the model.</param>
    /// <param name="path">The names that lead to the value, for the names of settings.</param>
    /// <param name="keepsOthers">Whether undeclared properties are written.</param>
    public Code? Record(string record, JsonElement json, IReadOnlyList<string> path, bool keepsOthers = true)
    {
        if (spec.Model.Records.FirstOrDefault(each => each.Name == record && each.Union is null) is not { IsTuple: false } model)
        {
            // The generated code reads what has no constructor of its own, such as a union.
            return HasSecret(json) ? null : Parse(record, json);
        }

        if (model.IsRaw)
        {
            return New(record, [new($"{model.Members[0].Name} = ", Json.Element(json, settings, path))]);
        }

        if (json.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var values = new OrderedDictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var property in json.EnumerateObject())
        {
            values[property.Name] = property.Value;
        }

        var items = new List<Code.Item>();
        foreach (var member in model.Members)
        {
            var isPresent = values.Remove(member.WireName, out var value) && !IsAbsent(value, member);
            if (!isPresent && member.Presence is not (MemberPresence.Required or MemberPresence.RequiredNullable))
            {
                continue;
            }

            var code = isPresent ? Value(member.Type, value, [.. path, member.WireName])
                : IsSecret(member) ? Setting([.. path, member.WireName]) : null;
            if (code is null)
            {
                return HasSecret(json) || !isPresent ? null : Parse(record, json);
            }

            items.Add(new(member.Name, code));
        }

        if (Factory(model, json, items, values.Count > 0) is { } factory)
        {
            return factory;
        }

        items = [.. items.Select(item => item with { Name = item.Name + " = " })];
        if (values.Count > 0 && keepsOthers)
        {
            items.Add(new(
                "AdditionalProperties = ",
                new Code.Block(
                    $"new Dictionary<string, {s_element}>", '{',
                    [.. values.Select(each => new Code.Item(
                        $"[{CSharpText.Literal(each.Key)}] = ", Json.Element(each.Value, settings, [.. path, each.Key])))])));
        }

        return New(record, items);
    }

    private static bool IsAbsent(JsonElement value, MemberModel member) => value.ValueKind == JsonValueKind.Null
        && member.Presence is MemberPresence.Optional or MemberPresence.Required
        && member.Type is not TypeModel.Scalar { Kind: ScalarKind.Json };

    private static bool IsSecret(MemberModel member) =>
        member.Type is TypeModel.Scalar { Kind: ScalarKind.Secret }
        || (member.Type is TypeModel.Scalar { Kind: ScalarKind.Text } && SecretText.IsName(member.WireName));

    private bool HasSecret(JsonElement json) => Json.HasSecret(json) || json.ValueKind == JsonValueKind.Object && json.EnumerateObject()
        .Any(property => spec.Model.Records.SelectMany(record => record.Members)
            .Any(member => member.WireName == property.Name && member.Type is TypeModel.Scalar { Kind: ScalarKind.Secret }));

    /// <summary>Returns the call of the factory for the case that the value is.</summary>
    /// <param name="items">The members by their C# names.</param>
    private Code.Block? Factory(RecordModel model, JsonElement json, List<Code.Item> items, bool hasOthers)
    {
        var found = model.Cases.FirstOrDefault(
            each => FlowGraph.Text(json, each.Discriminator.WireName) is { } text && each.Value.Text == text);
        if (found is null || hasOthers)
        {
            return null;
        }

        var arguments = new List<Code.Item>();
        foreach (var item in items.Where(item => item.Name != found.Discriminator.Name))
        {
            if (found.Parameters.FirstOrDefault(each => each.Member.Name == item.Name) is not { } parameter)
            {
                return null;
            }

            arguments.Add(item with { Name = parameter.Member.LocalName + ": " });
        }

        return found.Parameters.All(each => !each.IsRequired || arguments.Exists(given => given.Name == each.Member.LocalName + ": "))
            ? new($"{spec.NameOf(model.Name)}.{found.Name}", '(', arguments)
            : null;
    }

    private Code? Value(TypeModel type, JsonElement value, IReadOnlyList<string> path) => type switch
    {
        _ when value.ValueKind == JsonValueKind.Null => type is TypeModel.Scalar { Kind: ScalarKind.Json }
            ? Json.Element(value, settings, path) : null,
        TypeModel.Scalar scalar => Scalar(scalar.Kind, value, path),
        TypeModel.Fixed => value.ValueKind == JsonValueKind.String ? Code.Literal(value.GetString()!) : null,
        TypeModel.Enum e => value.ValueKind == JsonValueKind.String
            && spec.Model.Enums.FirstOrDefault(each => each.Name == e.Name)?.Find(value.GetString()!) is { } member
                ? new Code.Text($"{spec.NameOf(e.Name)}.{member.Name}") : null,
        TypeModel.Record record => Record(record.Name, value, path),
        TypeModel.List list when value.ValueKind == JsonValueKind.Array => List(list, value, path),
        TypeModel.Map { Value: TypeModel.Scalar { Kind: ScalarKind.Text } } when value.ValueKind == JsonValueKind.Object =>
            Map("string", value, inner => inner.Value.ValueKind == JsonValueKind.String
                ? Text(inner.Value.GetString()!, [.. path, inner.Name]) : null),
        TypeModel.Map { Value: TypeModel.Scalar { Kind: ScalarKind.Json } } when value.ValueKind == JsonValueKind.Object =>
            Map(s_element, value, inner => Json.Element(inner.Value, settings, [.. path, inner.Name])),
        _ => null,
    };

    private Code.Block? List(TypeModel.List list, JsonElement value, IReadOnlyList<string> path)
    {
        var items = value.EnumerateArray().Select(item => Value(list.Item, item, path)).ToList();
        return items.Any(item => item is null)
            ? null : new(string.Empty, '[', [.. items.Select(item => new Code.Item(string.Empty, item!))]);
    }

    private static Code.Block? Map(string type, JsonElement value, Func<JsonProperty, Code?> write)
    {
        var items = value.EnumerateObject().Select(inner => (inner.Name, Value: write(inner))).ToList();
        return items.Any(item => item.Value is null) ? null : new(
            $"new Dictionary<string, {type}>", '{',
            [.. items.Select(item => new Code.Item($"[{CSharpText.Literal(item.Name)}] = ", item.Value!))]);
    }

    private Code.Text? Scalar(ScalarKind kind, JsonElement value, IReadOnlyList<string> path)
    {
        // The service can quote numbers and booleans.
        var text = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!,
            JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
            _ => null,
        };
        return (kind, text) switch
        {
            (ScalarKind.Json, _) => Json.Element(value, settings, path),
            (_, null) => null,
            (ScalarKind.Secret, _) => Setting(path),
            (ScalarKind.Text, _) => value.ValueKind == JsonValueKind.String ? Text(text, path) : null,
            (ScalarKind.Boolean, "true" or "false") => new(text),
            (ScalarKind.Number, _) when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                && double.IsFinite(number) =>
                new(number.ToString("R", CultureInfo.InvariantCulture) + (number % 1 == 0 ? "D" : string.Empty)),
            (ScalarKind.Integer or ScalarKind.Int32 or ScalarKind.Int16 or ScalarKind.SByte, _)
                when decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var whole)
                    && whole % 1 == 0 && whole >= long.MinValue && whole <= long.MaxValue =>
                new(((long)whole).ToString(CultureInfo.InvariantCulture)),
            _ => null,
        };
    }

    private Code.Text Text(string text, IReadOnlyList<string> path) =>
        SecretText.IsName(path[^1]) || SecretText.IsValue(text, path[^1]) ? Setting(path) : Code.Literal(text);

    private Code.Text Setting(IReadOnlyList<string> path) =>
        spec.Sample(path[^1]) is { } sample ? settings.Use(path, sample) : settings.Use(path);

    private Code.Text Parse(string record, JsonElement json) =>
        new($"{spec.NameOf(record)}.ParseJson({CSharpText.Utf8(JsonSerializer.Serialize(json))})");

    private Code.Block New(string record, IReadOnlyList<Code.Item> items) => new($"new {spec.NameOf(record)}", '{', items);
}
