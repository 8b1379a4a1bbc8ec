using System.Net;
using static TypedFlows.Emulator.Tests.Support.Session;

namespace TypedFlows.Emulator.Tests.Support;

/// <summary>Reaches the errors of the forms and the depth of resources.</summary>
internal static class FormErrors
{
    private const string Profile = SchemaPath + "global/classes/_xdm.context.profile";

    public static async Task SendAsync(Session session)
    {
        await AcceptAsync(session, SchemaPath + "tenant/schemas", "application/json", HttpStatusCode.BadRequest);
        await AcceptAsync(session, Profile, "application/vnd.adobe.xed+json", HttpStatusCode.BadRequest);
        await AcceptAsync(session, Profile, "application/vnd.adobe.xed+json; version=9", HttpStatusCode.NotAcceptable);
        var schema = (await session.PostAsync(SchemaPath + "tenant/schemas", """
            { "title": "None", "allOf": [{ "$ref": "https://ns.adobe.com/xdm/context/profile" }], "required": ["a"],
                "properties": { "a": { "type": "string", "minLength": 2, "maxLength": 1 } } }
            """)).Expect(HttpStatusCode.Created).Body.GetProperty("$id").GetString()!;
        (await session.GetAsync(SchemaPath + "rpc/sampledata/" + Uri.EscapeDataString(schema))).Expect(HttpStatusCode.UnprocessableEntity);
        await MultiplyAsync(session);
        await NestAsync(session);
    }

    /// <summary>Creates data types that use the one before four times.</summary>
    private static async Task MultiplyAsync(Session session)
    {
        var type = string.Empty;
        for (var i = 0; i < 20; i++)
        {
            var value = type.Length == 0 ? """{ "type": "string" }""" : $$"""{ "$ref": "{{type}}" }""";
            type = (await session.PostAsync(SchemaPath + "tenant/datatypes", $$"""
                { "title": "{{i}}", "properties": { "a": {{value}}, "b": {{value}}, "c": {{value}}, "d": {{value}} } }
                """)).Expect(HttpStatusCode.Created).Body.GetProperty("$id").GetString()!;
        }

        var path = SchemaPath + "tenant/datatypes/" + Uri.EscapeDataString(type);
        await AcceptAsync(session, path, "application/vnd.adobe.xed-full+json; version=1", HttpStatusCode.BadRequest);
    }

    private static async Task NestAsync(Session session)
    {
        var deep = string.Concat(Enumerable.Repeat("{\"a\":", 50)) + "1" + new string('}', 50);
        var made = new Deployment(session);
        await made.CreateTargetAsync();
        var below = string.Concat(Enumerable.Repeat("/a", 50));
        (await session.PatchAsync(CatalogPath + "dataSets/" + made.DataSetId, $$"""
            [{ "op": "add", "path": "/more", "value": {{deep}} }, { "op": "replace", "path": "/more{{below}}", "value": {{deep}} }]
            """, null)).Expect(HttpStatusCode.BadRequest);
    }

    private static async Task AcceptAsync(Session session, string path, string accept, HttpStatusCode expected) =>
        (await session.SendAsync(HttpMethod.Get, path, null, headers => headers.TryAddWithoutValidation("Accept", accept)))
            .Expect(expected);
}
