namespace TypedFlows.Compiler.DataPrep.Functions;

/// <summary>
/// Lists the functions of mapping expressions. One line is one signature: the result, the name and the parameters, and what it returns.
/// <c>?</c> follows an optional parameter, <c>...</c> one that repeats.
/// </summary>
internal static class FunctionTable
{
    private const string Strings = """
        string concat(values...: any) | the values as one text
        array explode(s: string, delimiter?: string) | the parts of a text between the matches of a pattern, which is a comma by default
        integer instr(s: string, part: string, start?: integer, occurrence?: integer) | the position of a part from 0, or -1
        string replacestr(s: string, find: string, replacement: string) | the text with each occurrence replaced
        string substr(s: string, start: integer, length: integer) | a part of the text, from position 0
        string lower(s: string) | the text in lower case
        string lcase(s: string) | the text in lower case
        string upper(s: string) | the text in upper case
        string ucase(s: string) | the text in upper case
        array split(s: string, characters: string) | the parts between any of the characters, without empty parts
        string join(separator: string, items: array) | the items as one text with the separator in between
        string lpad(s: string, size: integer, padding: string) | the text, filled up on the left
        string rpad(s: string, size: integer, padding: string) | the text, filled up on the right
        string left(s: string, count: integer) | the first characters
        string right(s: string, count: integer) | the last characters
        string ltrim(s: string) | the text without white space at its start
        string rtrim(s: string) | the text without white space at its end
        string trim(s: string) | the text without white space at both ends
        """;

    private const string RegularExpressions = """
        array extract_regex(s: string, pattern: string) | the first match and its groups
        boolean matches_regex(s: string, pattern: string) | whether the whole text matches
        """;

    private const string Hashing = """
        string sha1(s: string, charset?: string) | the hash SHA-1 in hexadecimal digits
        string sha256(s: string, charset?: string) | the hash SHA-256 in hexadecimal digits
        string sha512(s: string, charset?: string) | the hash SHA-512 in hexadecimal digits
        string md5(s: string, charset?: string) | the hash MD5 in hexadecimal digits
        string crc32(s: string, charset?: string) | the checksum CRC-32 in hexadecimal digits, the lowest byte first
        string hash(algorithm: string, s: string, charset: string) | a hash by the name of its algorithm
        """;

    private const string Urls = """
        string get_url_protocol(url: string) | the scheme
        string get_url_host(url: string) | the host
        integer get_url_port(url: string) | the port, or the default port of the scheme
        string get_url_path(url: string, full?: boolean) | the path, or its last part if full is false
        map get_url_query_str(url: string, anchor: string) | the query; the anchor is retained, removed or appended
        string get_url_encoded(s: string) | the text with percent-encoding
        string get_url_decoded(s: string) | the text without percent-encoding
        """;

    private const string Dates = """
        date now() | this moment in UTC | changing
        integer timestamp() | this moment in milliseconds since 1970 | changing
        date date(s: string or date, pattern?: string, default?: date) | the date of a text, or the default if the text is null
        string format(date: date, pattern: string) | the date as text
        string dformat(milliseconds: integer, pattern: string) | a time in milliseconds since 1970 as text
        integer date_part(part: string, date: date) | a part of the date, such as year or mm
        date set_date_part(part: string, value: integer, date: date) | the date with another part
        date make_date_time(year: int, month: int, day: int, hour: int, minute: int, second: int, nanosecond: int, zone: string) | a date
        date make_timestamp(year: int, month: int, day: int, hour: int, minute: int, second: int, nanosecond: int, zone: string) | a date
        date zone_date_to_utc(date: date) | the same moment in UTC
        date zone_date_to_zone(date: date, zone: string) | the same moment in a time zone
        """;

    private const string Objects = """
        boolean is_empty(value: any) | whether the value is null or contains nothing
        array arrays_to_objects(pairs...: string, values...: array) | objects with one item of each array
        array arrays_to_object(pairs...: string, values...: array) | objects with one item of each array
        array array_to_object(pairs...: string, values...: array) | objects with one item of each array
        object to_object(key...: string, value...: any) | an object of the pairs
        object str_to_object(s: string, value_delimiter?: string, field_delimiter?: string) | an object of the pairs in a text
        boolean contains_key(path: string) | whether the row has the path
        boolean is_set(path: string) | whether the row has the path
        null nullify() | null, so that the destination is not set
        array get_keys(value: object or map) | the names of the members
        string get_values(s: string, key: string, value_delimiter: string, field_delimiter?: string) | the value of a key in a text
        any map_get_values(map: map or object, keys: string or array) | the value of a key, or the values of several
        boolean map_has_keys(map: map or object, keys: string or array) | whether the map has one of the keys
        map add_to_map(map: map or object, more...: map or object) | all pairs; of equal keys, the first is used
        """;

    private const string Maps = """
        map object_to_map(key...: string, value...: any) | a map of the pairs
        map object_to_map(value: object or map) | the object as a map
        map object_to_map(items: array, key: string) | the objects by the value of a member
        map array_to_map(items: array, key: string) | the objects by the value of a member
        map to_map(key...: string, value...: any) | a map of the pairs
        """;

    private const string Arrays = """
        any coalesce(values...: any) | the first value that is not null
        any first(values...: any) | the first value or item
        any last(values...: any) | the last value or item
        array add_to_array(items: array, values...: any) | the items and the values
        array join_arrays(items: array, more?...: array) | the items of all arrays
        array to_array(include_nulls: boolean, values...: any) | the values as an array
        integer size_of(value: array or map or object or string) | the number of items, pairs or characters
        array upsert_array_append(items: array) | the items; an update of a profile appends them
        array upsert_array_replace(items: array, index?: integer) | the items; an update of a profile replaces them
        array filterArray(items: array, condition: lambda) | the items for which the condition is true
        array transformArray(items: array, transformation: lambda) | the transformed items
        array flattenArray(items: array) | the items, and those of arrays inside
        string array_to_string(separator: string, items: array) | the items, and those of arrays inside, as one text
        """;

    private const string Logic = """
        any decode(key: any, case: any, value: any, more?...: any) | the value of the equal case, or the default at the end
        any iif(condition: any, then: any, else: any) | one of two values; both are evaluated
        """;

    private const string Aggregation = """
        any min(values...: any) | the least value
        any max(values...: any) | the greatest value
        """;

    private const string Conversions = """
        integer to_integer(s: any) | the integer of a text
        integer to_bigint(s: any) | the integer of any size of a text
        number to_decimal(s: any) | the number of a text
        number to_float(s: any) | the number of a text with the precision of 32 bits
        """;

    private const string Json = """
        any json_to_object(s: string) | the value of a JSON text
        """;

    private const string Special = """
        string uuid() | a random id | changing
        string guid() | a random id | changing
        string fpid_to_ecid(fpid: string) | the ECID of an FPID | not evaluated
        """;

    private const string UserAgents = """
        string ua_os_name(ua: string) | the operating system of a user agent | not evaluated
        string ua_os_version(ua: string) | the version of the operating system | not evaluated
        string ua_os_version_major(ua: string) | the operating system with its major version | not evaluated
        string ua_os_name_version(ua: string) | the operating system with its version | not evaluated
        string ua_agent_name(ua: string) | the browser | not evaluated
        string ua_agent_version(ua: string) | the version of the browser | not evaluated
        string ua_agent_version_major(ua: string) | the browser with its major version | not evaluated
        string ua_device_class(ua: string) | the kind of device | not evaluated
        """;

    private const string Analytics = """
        string aa_get_event_id(events: string, event: string) | the id of an event in a list
        string aa_get_event_value(events: string, event: string) | the value of an event in a list, which is 1 by default
        array aa_get_product_categories(products: string) | the category of each product
        array aa_get_product_names(products: string) | the name of each product
        array aa_get_product_quantities(products: string) | the quantity of each product
        array aa_get_product_prices(products: string) | the price of each product
        array aa_get_product_event_values(products: string, event: string) | the values of an event of each product
        array aa_get_product_evars(products: string, evar: string) | the values of an eVar of each product
        """;

    private static readonly (string Category, string Lines)[] s_categories =
    [
        ("String", Strings), ("Regular Expression", RegularExpressions), ("Hashing", Hashing), ("URL", Urls), ("Date / Time", Dates),
        ("Hierarchies - Objects", Objects), ("Hierarchies - Map", Maps), ("Hierarchies - Arrays", Arrays), ("Logical Operators", Logic),
        ("Aggregation", Aggregation), ("Type Conversions", Conversions), ("JSON", Json), ("Special Operations", Special),
        ("User Agent", UserAgents), ("Analytics", Analytics),
    ];

    /// <summary>Gets all signatures by category.</summary>
    public static IReadOnlyList<FunctionSignature> All { get; } =
        [.. s_categories.SelectMany(category => SignatureReader.Read(category.Category, category.Lines))];

    private static readonly Dictionary<string, FunctionSignature[]> s_byName =
        All.GroupBy(signature => signature.Name).ToDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);

    public static IReadOnlyCollection<string> Names => s_byName.Keys;

    /// <summary>Gets the methods of values that are documented.</summary>
    public static IReadOnlyCollection<string> Methods { get; } =
        new HashSet<string>(["equals", "equalsIgnoreCase", "get"], StringComparer.Ordinal);

    /// <summary>Returns the signatures of a function; empty if there is none with the name.</summary>
    public static IReadOnlyList<FunctionSignature> Find(string name) => s_byName.TryGetValue(name, out var found) ? found : [];
}
