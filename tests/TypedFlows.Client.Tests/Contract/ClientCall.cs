namespace TypedFlows.Client.Tests.Contract;

/// <summary>Represents a call of the platform, and the client methods that make it.</summary>
/// <param name="Service">The service, named as its OpenAPI file. <c>ims</c> has none.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Template">The path after the gateway, with <c>{id}</c> as a placeholder for ids.</param>
/// <param name="Members">The methods, prefixed with the client property.</param>
internal sealed record ClientCall(string Service, string Method, string Template, params string[] Members)
{
    public bool IsOf(Exchange exchange)
    {
        var (template, path) = (Template.Split('/'), exchange.Path.Split('/'));
        return Method == exchange.Method && template.Length == path.Length
            && template.Zip(path).All(
                pair =>
                    (pair.First == "{id}" && pair.Second.Length > 0 && pair.Second != "search" && pair.Second != "batch")
                        || pair.First == pair.Second);
    }

    /// <summary>Returns the path below the base path of the service, for lookups in an OpenAPI file.</summary>
    public string Below(string basePath) => Template[basePath.Length..];
}
