using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using TypedFlows.Compiler;
using TypedFlows.Emulator.Json;
using TypedFlows.Emulator.Specs;

namespace TypedFlows.Emulator.SchemaRegistry;

/// <summary>
/// Holds the tenants and the compiled schemas of the sandboxes. A sandbox with a tenant of its own has the schemas as a promotion finds
/// them: equal, but with another <c>$id</c> and another tenant object.
/// </summary>
internal sealed class SandboxSchemas
{
    // The part of schema ids that identifies the organization's own schemas.
    private const string DefaultTenant = "emulator";

    private readonly IReadOnlyDictionary<string, string> _tenants;
    private readonly SpecCatalog _specs;
    private readonly Dictionary<string, SpecCatalog> _ofSandbox = new(StringComparer.Ordinal);

    /// <param name="tenants">The tenants by the names of their sandboxes.</param>
    /// <exception cref="InvalidDataException">A schema refers to a spec that is not a schema, so it cannot have another tenant.</exception>
    public SandboxSchemas(SpecCatalog specs, IReadOnlyDictionary<string, string> tenants)
    {
        (_specs, _tenants) = (specs, tenants);
        foreach (var (sandbox, tenant) in tenants)
        {
            var texts = specs.XdmSchemas.Select(
                (schema, i) => new SpecFileText($"xdm/{i}.json", TextOf(schema, sandbox, tenant), kind: "xdm"));
            _ofSandbox[sandbox] = SpecLoader.Load([[.. texts]], specs.Formats);
        }
    }

    /// <summary>Returns the tenant of a sandbox, without an underscore.</summary>
    public string TenantOf(string sandbox) => _tenants.GetValueOrDefault(sandbox, DefaultTenant);

    /// <summary>Returns the compiled schemas of a sandbox.</summary>
    public IReadOnlyList<LoadedSpec> Of(string sandbox) => _ofSandbox.GetValueOrDefault(sandbox, _specs).XdmSchemas;

    /// <summary>Returns the compiled schema with this <c>$id</c> or <c>meta:altId</c>.</summary>
    public LoadedSpec? Find(string sandbox, string id) => _ofSandbox.GetValueOrDefault(sandbox, _specs).FindXdmSchema(id);

    private static string TextOf(LoadedSpec schema, string sandbox, string tenant)
    {
        var text = schema.Document.GetRawText();
        var address = schema.Id.Split('/');
        if (address is ["https:", "", "ns.adobe.com", _, "schemas", { Length: > 0 } key])
        {
            var other = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{sandbox}/{schema.Id}")))[..48];
            text = Regex.Replace(text, $@"(?<=[/.]schemas[/.]){Regex.Escape(key)}(?!\w)", other);
        }

        if (new JsonView(schema.Document, string.Empty, IsStored: true).Text("meta:tenantNamespace") is not { Length: > 1 } compiled)
        {
            return text;
        }

        // The namespace is the name of the tenant object, and the start of paths and of other ids.
        var name = Regex.Escape(compiled);
        return Regex.Replace(
            text,
            $@"(?<=//ns\.adobe\.com/){Regex.Escape(compiled[1..])}(?=/)|(?<![\w-]){name}(?![\w-])",
            match => match.Value[0] == '_' ? "_" + tenant : tenant);
    }
}
