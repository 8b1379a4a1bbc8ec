namespace TypedFlows.Client.Tests.Contract;

/// <summary>A call of the platform, and the client's methods that make it.</summary>
/// <param name="Service">The service, as its OpenAPI file is called; <c>ims</c> has none.</param>
/// <param name="Method">HTTP method.</param>
/// <param name="Template">Path after the gateway, with <c>{id}</c> in place of ids.</param>
/// <param name="Members">The methods, after the resource's property of the client.</param>
internal sealed record ClientCall(string Service, string Method, string Template, params string[] Members)
{
    public bool IsOf(Exchange exchange)
    {
        var (template, path) = (Template.Split('/'), exchange.Path.Split('/'));
        return Method == exchange.Method && template.Length == path.Length
            && template.Zip(path).All(pair => (pair.First == "{id}" && pair.Second.Length > 0 && pair.Second != "search" && pair.Second != "batch") || pair.First == pair.Second);
    }

    /// <summary>The path below the service's base, with nothing in place of ids' names: as it is looked up in an OpenAPI file.</summary>
    public string Below(string basePath) => Template[basePath.Length..];
}
