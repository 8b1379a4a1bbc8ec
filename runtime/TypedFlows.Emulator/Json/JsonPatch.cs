using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using TypedFlows.Compiler.Model;
using TypedFlows.Emulator.Gateway;

namespace TypedFlows.Emulator.Json;

/// <summary>
/// Applies JSON Patch (RFC 6902) as the services support it: add, replace, remove and test, case-insensitive; either all operations are
/// applied or none.
/// </summary>
internal static class JsonPatch
{
    /// <param name="body">The list of operations, or a single operation.</param>
    /// <param name="isReadOnly">Returns whether a property of the root cannot be changed.</param>
    public static JsonObject Apply(JsonElement document, JsonView body, Func<string, bool> isReadOnly)
    {
        JsonNode root = JsonCopy.ToObject(document);
        foreach (var operation in Operations(body))
        {
            operation.Of(JsonValueKind.Object, "an object").Required("an operation requires op and path");
            var op = operation.RequiredText("op", "add, replace or remove");
            var path = operation.Text("path")
                ?? throw ApiErrors.MissingMember.With(operation["path"].Pointer, "a JSON Pointer such as /name");
            var steps = Steps(operation, path);
            if (isReadOnly(steps[0]))
            {
                throw ApiErrors.ReadOnlyMember.With(operation["path"].Pointer, path);
            }

            Apply(root, operation, op, path, steps);
        }

        return (JsonObject)root;
    }

    /// <summary>Returns the paths that a patch changes, as written.</summary>
    public static IEnumerable<string> Paths(JsonView body) => Operations(body).Select(operation => operation.Text("path") ?? string.Empty);

    private static IEnumerable<JsonView> Operations(JsonView body)
    {
        if (body.Element.ValueKind == JsonValueKind.Object)
        {
            return [body];
        }

        var items = body.IsPresent ? body.Of(JsonValueKind.Array, "an array of operations").Element : throw ApiErrors.NoBody.With();
        return items.GetArrayLength() == 0
            ? throw ApiErrors.NoBody.With()
            : items.EnumerateArray().Select((item, index) => new JsonView(item, $"/{index}"));
    }

    private static void Apply(JsonNode root, JsonView operation, string op, string path, string[] steps)
    {
        var verb = op.ToUpperInvariant();
        if (verb is not ("ADD" or "REPLACE" or "REMOVE" or "TEST"))
        {
            throw ApiErrors.PatchOperation.With(operation["op"].Pointer, op);
        }

        var parent = Parent(root, operation, path, steps);
        var last = steps[^1];
        var value = Value(operation, verb);
        switch (parent)
        {
            case JsonObject members:
                if (verb != "ADD" && !members.ContainsKey(last))
                {
                    throw NotFound(operation, path);
                }

                if (verb == "TEST")
                {
                    Test(operation, path, members[last], value);
                }
                else if (verb == "REMOVE")
                {
                    members.Remove(last);
                }
                else
                {
                    members[last] = value;
                }

                break;
            case JsonArray items:
                ApplyToItem(items, Index(items, operation, path, last, verb), operation, path, verb, value);
                break;
            default:
                throw NotFound(operation, path);
        }
    }

    private static void ApplyToItem(JsonArray items, int index, JsonView operation, string path, string verb, JsonNode? value)
    {
        switch (verb)
        {
            case "ADD":
                items.Insert(index, value);
                break;
            case "REMOVE":
                items.RemoveAt(index);
                break;
            case "REPLACE":
                items[index] = value;
                break;
            default:
                Test(operation, path, items[index], value);
                break;
        }
    }

    private static JsonNode? Value(JsonView operation, string verb)
    {
        if (verb == "REMOVE")
        {
            return null;
        }

        return operation.Element.TryGetProperty("value", out var value)
            ? JsonCopy.ToNode(value)
            : throw ApiErrors.MissingMember.With(operation["value"].Pointer, "the value that the operation writes");
    }

    private static void Test(JsonView operation, string path, JsonNode? there, JsonNode? wanted)
    {
        if (!JsonNode.DeepEquals(there, wanted))
        {
            throw ApiErrors.PatchPointer.With(operation["path"].Pointer, path, "the value is not equal to the value of the test operation");
        }
    }

    private static JsonNode Parent(JsonNode root, JsonView operation, string path, string[] steps)
    {
        var node = root;
        foreach (var step in steps.AsSpan(0, steps.Length - 1))
        {
            node = node switch
            {
                JsonObject members => members[step],
                JsonArray items => items[Index(items, operation, path, step, "REPLACE")],
                _ => null,
            }
                ?? throw NotFound(operation, path);
        }

        return node;
    }

    private static int Index(JsonArray items, JsonView operation, string path, string step, string verb)
    {
        var most = verb == "ADD" ? items.Count : items.Count - 1;
        if (verb == "ADD" && step == "-")
        {
            return items.Count;
        }

        return int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index <= most
            ? index
            : throw NotFound(operation, path);
    }

    private static string[] Steps(JsonView operation, string path)
    {
        if (path.Length < 2 || path[0] != '/')
        {
            throw ApiErrors.PatchPointer.With(operation["path"].Pointer, path, "a path is a JSON Pointer to a property, such as /name");
        }

        return [.. JsonPointer.Tokens(path)];
    }

    private static ApiErrorException NotFound(JsonView operation, string path) =>
        ApiErrors.PatchPointer.With(operation["path"].Pointer, path, "the property does not exist");
}
