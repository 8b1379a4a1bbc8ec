using TypedFlows.Compiler.Parsing;
using TypedFlows.Compiler.Tests.Emit;

namespace TypedFlows.Compiler.Tests.Modeling;

/// <summary>Tests the C# types of schemas.</summary>
public sealed class ProjectionTests
{
    private const string Address =
        """ "definitions": {"address": {"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]}} """;

    [Theory]
    [InlineData("""{"properties": {"home": {"$ref": "#/definitions/address"}, "work": {"$ref": "#/definitions/address"}}, """
        + Address
        + "}",
        "Address{required string City}; {Address? Home, Address? Work}")]
    [InlineData("""{"properties": {"all": {"type": "array", "items": {"$ref": "#/definitions/address"}},"""
        + """ "byName": {"type": "object", "additionalProperties": {"$ref": "#/definitions/address"}}}, """
        + Address
        + "}",
        "Address{required string City}; {[Address]? All, <Address>? ByName}")]
    [InlineData("""{"properties": {"home": {"$ref": "#/definitions/chain", "type": "string"}},"""
        + """ "definitions": {"chain": {"$ref": "#/definitions/last"},"""
        + """ "last": {"type": "object", "properties": {"a": {"type": "integer"}}}}}""",
        "Last{long? A}; {Last? Home}")]
    [InlineData("""{"properties": {"home": {"$ref": "#named"}},"""
        + """ "definitions": {"a": {"$id": "#named", "type": "object", "properties": {"x": {"type": "boolean"}}}}}""",
        "A{bool? X}; {A? Home}")]
    [InlineData("""{"properties": {"home": {"$ref": "#/definitions/a%25b~1c"}},"""
        + """ "definitions": {"a%b/c": {"type": "object", "properties": {"x": {"type": "boolean"}}}}}""",
        "ABC{bool? X}; {ABC? Home}")]
    [InlineData("""{"properties": {"size": {"$ref": "#/definitions/size"}, "tags": {"$ref": "#/definitions/tags"},"""
        + """ "n": {"$ref": "#/definitions/n"}, "m": {"$ref": "#/definitions/m"}},"""
        + """ "definitions": {"size": {"enum": ["s", "l"]}, "tags": {"type": "array", "items": {"type": "string"}},"""
        + """ "n": {"type": ["number", "null"]}, "m": {"type": "object", "additionalProperties": {"type": "integer"}}}}""",
        "Size(S, L); {Size? Size, [string]? Tags, Optional<double?> N, <long>? M}")]
    [InlineData("""{"properties": {"value": {"type": "string"}, "children": {"type": "array", "items": {"$ref": "#"}},"""
        + """ "parent": {"$ref": "#"}}}""",
        "{string? Value, [Root]? Children, Root? Parent}")]
    [InlineData("""{"properties": {"a": {"$ref": "#/definitions/a"}},"""
        + """ "definitions": {"a": {"type": "object", "properties": {"b": {"$ref": "#/definitions/b"}}},"""
        + """ "b": {"type": "object", "properties": {"a": {"$ref": "#/definitions/a"}}}}}""",
        "A{B? B}; B{A? A}; {A? A}")]
    [InlineData("""{"properties": {"list": {"$ref": "#/definitions/list"}},"""
        + """ "definitions": {"list": {"type": "array", "items": {"$ref": "#/definitions/list"}}}}""",
        "{[json]? List}")]
    [InlineData("""{"properties": {"billing": {"type": "object", "properties": {"x": {"type": "string"}}},"""
        + """ "other": {"$ref": "#/properties/billing"}}}""",
        "Billing{string? X}; {Billing? Billing, Billing? Other}")]
    public void References_become_their_targets(string schema, string shape) => Assert.Equal(shape, Shape(schema));

    [Theory]
    [InlineData("""{"properties": {"owner": {"$ref": "#/definitions/user"},"""
        + """ "user": {"type": "object", "properties": {"id": {"type": "integer"}}}},"""
        + """ "definitions": {"user": {"type": "object", "properties": {"name": {"type": "string"}}}}}""",
        "User2{long? Id}; User{string? Name}; {User? Owner, User2? UserValue}")]
    [InlineData("""{"properties": {"x": {"$ref": "#/definitions/a/definitions/item"}, "y": {"$ref": "#/definitions/b/definitions/item"}},"""
        + """ "definitions": {"a": {"definitions": {"item": {"type": "object", "properties": {"p": {"type": "string"}}}}},"""
        + """ "b": {"definitions": {"item": {"type": "object", "properties": {"q": {"type": "string"}}}}}}}""",
        "AItem{string? P}; BItem{string? Q}; {AItem? X, BItem? Y}")]
    public void Of_several_types_of_one_name_the_definition_keeps_it(string schema, string shape) =>
        Assert.Equal(shape.Replace("UserValue", "User", StringComparison.Ordinal), Shape(schema));

    [Theory]
    [InlineData("""{"allOf": [{"$ref": "#/definitions/address"}, {"properties": {"zip": {"type": "string"}}, "required": ["zip"]}], """
        + Address
        + "}",
        "{required string City, required string Zip}")]
    [InlineData("""{"properties": {"home": {"allOf": [{"$ref": "#/definitions/address"}, {"properties": {"zip": {"type": "string"}}}]}}, """
        + Address
        + "}",
        "Home{required string City, string? Zip}; {Home? Home}")]
    [InlineData("""{"properties": {"home": {"allOf": [{"$ref": "#/definitions/address"}], "description": "Where"}}, """ + Address + "}",
        "Address{required string City}; {Address? Home}")]
    [InlineData("""{"properties": {"home": {"allOf": [{"$ref": "#/definitions/address"}, {"required": ["street"]}]}}, """ + Address + "}",
        "Address{required string City}; {Address? Home}")]
    [InlineData("""{"properties": {"home": {"allOf": [{"properties": {"x": {}}}, {"properties": {"x": {"type": "string"}}}, """
        + """{"properties": {"x": {"enum": ["a"]}}}]}}}""",
        "Home{X? X}; X(A); {Home? Home}")]
    [InlineData("""{"properties": {"n": {"allOf": [{"type": "number"}, {"type": "integer", "minimum": 3}]}}}""", "{long? N}")]
    public void All_of_gives_one_record_of_all_members(string schema, string shape) => Assert.Equal(shape, Shape(schema));

    [Theory]
    [InlineData("""{"properties": {"a": {"anyOf": [{"$ref": "#/definitions/address"}, {"type": "null"}]}}, "required": ["a"], """
        + Address
        + "}",
        "Address{required string City}; {required Address? A}")]
    [InlineData("""{"properties": {"a": {"oneOf": [{"type": "null"}, {"type": "string"}]}, "b": {"enum": ["x", null]},"""
        + """ "c": {"type": ["integer", "null"]}}}""",
        "B(X); {Optional<string?> A, Optional<B?> B, Optional<long?> C}")]
    [InlineData("""{"properties": {"a": {"oneOf": [{"const": "x", "title": "The x"}, {"const": "y"}]},"""
        + """ "b": {"anyOf": [{"enum": ["p", "q"]}, {"type": "string"}]},"""
        + """ "c": {"oneOf": [{"title": "Low", "const": 1}, {"title": "High", "const": 2}]}}}""",
        "A(X, Y); {A? A, string? B, long? C}")]
    [InlineData("""{"properties": {"a": {"enum": [1, 2.0, null]}, "b": {"const": 1.5}, "c": {"enum": [true]}, "d": {"enum": ["a", 1]},"""
        + """ "e": {"const": {"x": 1}}}}""",
        "DA(A); D[A: DA | Integer: long]; {Optional<long?> A, double? B, bool? C, D? D, json? E}")]
    [InlineData("""{"properties": {"a": {"type": ["string", "integer"], "const": "x"}, "b": {"type": ["string", "integer"],"""
        + """ "enum": ["p", "q"]}, "c": {"type": ["integer", "number", "null"]}, "d": {"enum": ["a", {"x": 1}]}}}""",
        "A(X); B(P, Q); {A? A, B? B, Optional<double?> C, json? D}")]
    public void Choices_of_one_C_sharp_type_are_that_type(string schema, string shape) => Assert.Equal(shape, Shape(schema));

    [Theory]
    [InlineData("""{"properties": {"steps": {"type": "array", "items": {"oneOf": [{"$ref": "#/definitions/copy"}, """
        + """{"$ref": "#/definitions/mapping"}]}}}, "definitions": {"copy": {"type": "object","""
        + """ "properties": {"name": {"const": "Copy"}, "params": {"type": "object", "properties": {"x": {"type": "string"}}}},"""
        + """ "required": ["name"]}, "mapping": {"type": "object", "properties": {"name": {"const": "Mapping"},"""
        + """ "params": {"type": "object", "properties": {"y": {"type": "string"}}}}, "required": ["name"]}}}""",
        "CopyParams{string? X}; MappingParams{string? Y}; Step[Copy{required \"Copy\" Name, CopyParams? Params} | "
            + "Mapping{required \"Mapping\" Name, MappingParams? Params}]; {[Step]? Steps}")]
    [InlineData("""{"properties": {"to": {"oneOf": [{"type": "string"}, {"type": "integer"}, """
        + """{"type": "array", "items": {"type": "object", "properties": {"a": {"type": "string"}}}}, {"type": "null"}]}}}""",
        "ToItem{string? A}; To[String: string | Integer: long | Array: [ToItem]]; {Optional<To?> To}")]
    [InlineData("""{"properties": {"by": {"anyOf": [{"type": "object", "properties": {"email": {"type": "string"}},"""
        + """ "required": ["email"]}, """
        + """{"title": "A phone", "type": "object", "properties": {"phone": {"type": "string"}}, "required": ["phone"]}]}}}""",
        "By[WithEmail{required string Email} | APhone{required string Phone}]; {By? By}")]
    [InlineData("""{"properties": {"by": {"type": "object", "properties": {"id": {"type": "integer"}, "a": {"type": "string"}},"""
        + """ "anyOf": [{"required": ["id"]}, {"required": ["a"]}]}}}""",
        "By{long? Id, string? A}; {By? By}")]
    [InlineData("""{"properties": {"by": {"type": "object", "required": ["id"], "properties": {"id": {"type": "integer"}},"""
        + """ "oneOf": [{"properties": {"kind": {"const": "a"}, "x": {"type": "string"}}, "required": ["kind"]}, """
        + """{"properties": {"kind": {"enum": ["b", "c"]}}, "required": ["kind"]}]}}}""",
        "By[A{required long Id, required \"a\" Kind, string? X} | BOrC{required long Id, required Kind Kind}]; Kind(B, C); {By? By}")]
    [InlineData("""{"properties": {"id": {"type": ["string", "integer"]}, "at": {"type": ["number", "boolean", "string", "null"]}},"""
        + """ "required": ["id"]}""",
        "At[String: string | Number: double | Boolean: bool]; Id[String: string | Integer: long]; {required Id Id, Optional<At?> At}")]
    [InlineData("""{"properties": {"to": {"type": ["array", "object"], "items": {"type": "string"},"""
        + """ "properties": {"name": {"type": "string"}}},"""
        + """ "map": {"type": ["string", "object"], "additionalProperties": {"type": "integer"}}}}""",
        "Map[String: string | Object: <long>]; To[Object{string? Name} | Array: [string]]; {To? To, Map? Map}")]
    [InlineData(
        """{"properties": {"x": {"oneOf": [{"type": "string"}, {"minimum": 3}]}, "y": {"anyOf": [{"type": "string"}, {}]}}}""",
        "{json? X, json? Y}")]
    public void Choices_between_types_become_unions(string schema, string shape) => Assert.Equal(shape, Shape(schema));

    [Theory]
    [InlineData(
        """{"x": {"oneOf": [@, {"type": "string"}]}, "b": {"oneOf": [@, {"type": "string"}]}}""",
        "B[Address{required string City} | String: string]; {B? X, B? B}")]
    [InlineData(
        """{"x": {"title": "X", "anyOf": [@, {"type": "string"}]}, "b": {"description": "B.", "anyOf": [@, {"type": "string"}]}}""",
        "B[Address{required string City} | String: string]; {B? X, B? B}")]
    [InlineData(
        """{"x": {"oneOf": [@, {"type": "string"}]}, "a": {"properties": {"b": {"oneOf": [@, {"type": "string"}]}}}}""",
        "A{X? B}; X[Address{required string City} | String: string]; {X? X, A? A}")]
    [InlineData(
        """{"x": {"oneOf": [@, {"type": "string"}]}, "any": {"$ref": "#/definitions/any"}}""",
        "Any[Address{required string City} | String: string]; {Any? X, Any? Any}")]
    [InlineData(
        """{"x": {"oneOf": [@, {"type": "string"}]}, "b": {"oneOf": [{"type": "string"}, @]}}""",
        "B[String: string | Address{required string City}]; X[Address{required string City} | String: string]; {X? X, B? B}")]
    public void Equal_choices_are_one_type(string properties, string shape) => Assert.Equal(
        shape,
        Shape(
            "{\"properties\": "
                + properties.Replace("@", """{"$ref": "#/definitions/address"}""", StringComparison.Ordinal)
                + ", "
                + Address.TrimEnd()[..^1]
                + """, "any": {"oneOf": [{"$ref": "#/definitions/address"}, {"type": "string"}]}}}"""));

    [Theory]
    [InlineData("""{"properties": {"range": {"type": "array", "items": [{"type": "integer"}, {"type": ["string", "null"]}],"""
        + """ "minItems": 1, "additionalItems": false}}}""",
        "Range{required long Item1, Optional<string?> Item2 closed}; {Range? Range}")]
    [InlineData("""{"properties": {"points": {"type": "array", "items": {"type": "array", "items": [{"type": "number"}, """
        + """{"type": "object", "properties": {"a": {"type": "string"}}}], "additionalItems": {"enum": ["x", "y"]}}}}}""",
        "PointItem(X, Y); PointItem2{string? A}; Point{double? Item1, PointItem2? Item2, [PointItem]? AdditionalItems closed}; "
            + "{[Point]? Points}")]
    [InlineData(
        """{"properties": {"m": {"type": "object", "patternProperties": {"^x": {"type": "integer"}}, "additionalProperties": false}}}""",
        "{<long>? M}")]
    [InlineData(
        """{"properties": {"m": {"type": "object", "patternProperties": {"^x": {"type": "integer"}, "^y": {"type": "string"}}}}}""",
        "{<json>? M}")]
    public void Arrays_and_maps_become_collections(string schema, string shape) => Assert.Equal(shape, Shape(schema));

    [Fact]
    public void References_into_other_files_give_types_too()
    {
        const string Text =
            """{"type": "object", "title": "Order","""
                + """ "properties": {"customer": {"$ref": "parts.json#/definitions/customer"}, "status": {"$ref": "status.json"}}}""";
        var model = Assert.Single(SpecCompiler.Compile(
            new SpecFileText("specs/order.json", Text),
            [
                new(
                    "specs/parts.json",
                    """{"definitions": {"customer": {"type": "object", "properties": {"name": {"type": "string"}}}}}"""),
                new("specs/status.json", """{"type": "string", "enum": ["open", "done"]}"""),
            ],
            [],
            FormatAssertion.All).Models);
        Assert.Equal(
            "PartsCustomer{string? Name}; Status(Open, Done); {PartsCustomer? Customer, Status? Status}".Replace(
                "PartsCustomer", "Customer", StringComparison.Ordinal),
            ShapeText.Of(model));
    }

    private static string Shape(string schema)
    {
        var code = EmittedCode.From(("specs/root.json", "{\"type\": \"object\", \"title\": \"Root\", " + schema[1..]));
        Assert.Empty(code.Diagnose());
        return ShapeText.Of(Assert.Single(code.Models));
    }
}
