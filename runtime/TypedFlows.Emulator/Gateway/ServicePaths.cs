namespace TypedFlows.Emulator.Gateway;

/// <summary>Provides the path of each service below the platform's address.</summary>
internal static class ServicePaths
{
    public const string FlowService = "/data/foundation/flowservice";
    public const string SchemaRegistry = "/data/foundation/schemaregistry";
    public const string Catalog = "/data/foundation/catalog";
    public const string Conversion = "/data/foundation/conversion";
    public const string Streaming = "/collection";
    public const string Ims = "/ims";
    public const string Emulator = "/_emulator";
    public const string Other = "/data";

    private static readonly (string Path, Service Service)[] s_all =
    [
        (FlowService, Service.FlowService),
        (SchemaRegistry, Service.SchemaRegistry),
        (Catalog, Service.Catalog),
        (Conversion, Service.Conversion),
        (Streaming, Service.Streaming),
        (Ims, Service.Ims),
        (Emulator, Service.Emulator),
        (Other, Service.Other),
    ];

    public static Service Find(string path)
    {
        foreach (var (prefix, service) in s_all)
        {
            if (path.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) && (path.Length == prefix.Length || path[prefix.Length] == '/'))
            {
                return service;
            }
        }

        return Service.None;
    }

    public static string Of(Service service) =>
        service == Service.Page ? string.Empty : s_all.First(entry => entry.Service == service).Path;

    /// <summary>Returns whether the gateway guards the service: it requires a token, a key, an organization and a sandbox.</summary>
    public static bool IsGuarded(Service service) =>
        service is Service.FlowService or Service.SchemaRegistry or Service.Catalog or Service.Conversion or Service.Other;
}
