namespace TypedFlows.Generator.Tests.Analysis.Table;

/// <summary>Contains the syntax forms that a rule applies to.</summary>
internal static class Forms
{
    /// <summary>Gets the forms of creating an object.</summary>
    public static readonly string[] Structures =
        [
            "initializer",
            "target-typed new",
            "with",
            "factory",
            "constructor argument",
            "method argument",
            "nested record",
            "collection expression",
            "array",
            "list initializer",
            "dictionary initializer",
            "JSON literal",
        ];

    /// <summary>Gets the forms of setting a value.</summary>
    public static readonly string[] Values =
        [
            "constant",
            "static readonly",
            "local",
            "copied local",
            "tuple",
            "enum member",
            "interpolated string",
            "cast",
            "nameof",
            "conditional",
        ];

    public static IEnumerable<string> All => Structures.Concat(Values);

    /// <summary>Returns a statement that sets the value in the form, and the required members of its class.</summary>
    /// <param name="value">The C# constant: a string, an integer or an enum member.</param>
    public static (string Members, string Before, string Expression) Give(string form, string value, int n)
    {
        var type = value[0] == '"' ? "string" : value[0] == 'H' ? "HouseKind" : "long";
        return form switch
        {
            "constant" => ($"const {type} Constant{n} = {value};", string.Empty, $"Constant{n}"),
            "static readonly" => ($"static readonly {type} Fixed{n} = {value};", string.Empty, $"Fixed{n}"),
            "local" => (string.Empty, $"var local{n} = {value};", $"local{n}"),
            "copied local" =>
                (string.Empty,
                    $"{type} first{n}; first{n} = {value}; {type}{(type == "HouseKind" ? string.Empty : "?")} copy{n} = first{n};",
                    $"copy{n}"),
            "tuple" => n % 2 == 0
                ? (string.Empty, $"var (left{n}, _) = ({value}, 1);", $"left{n}")
                : (string.Empty, $"(int A, {type} B) pair{n} = (1, {value});", $"pair{n}.B"),
            "enum member" => (string.Empty, string.Empty, value),
            "interpolated string" => n % 2 == 0
                ? ($"const string Part{n} = {value};", string.Empty, $"$\"{{Part{n}}}\"")
                : (string.Empty, $"var part{n} = {value};", $"$\"{{part{n}}}\""),
            "cast" => (string.Empty, type == "long" ? $"int narrow{n} = {value};" : string.Empty, type switch
            {
                "string" => $"(string)(object){value}",
                "long" => n % 2 == 0 ? $"(long)narrow{n}" : $"(long)(short){value}",
                _ => $"({type})(int){value}",
            }),
            "nameof" => (string.Empty, string.Empty, value == "\"short\"" ? "nameof(Names.@short)" : $"nameof(Names.{value.Trim('"')})"),
            "conditional" => n % 2 == 0
                ? (string.Empty, string.Empty, $"flag ? {value} : {value}")
                : (string.Empty, string.Empty, $"number switch {{ 1 => {value}, _ => {value} }}"),
            _ => throw new ArgumentOutOfRangeException(nameof(form), form, null),
        };
    }
}
