namespace TypedFlows.Client;

/// <summary>Schemas to create, by what they describe.</summary>
public static class XdmSchema
{
    /// <summary>Address of the class of people, XDM Individual Profile.</summary>
    public const string ProfileClass = "https://ns.adobe.com/xdm/context/profile";

    /// <summary>Address of the class of what happened when, XDM ExperienceEvent.</summary>
    public const string ExperienceEventClass = "https://ns.adobe.com/xdm/context/experienceevent";

    /// <summary>A schema of people with name, birth date and so on (profile-person-details) and addresses, phone and mail (profile-personal-details).</summary>
    /// <param name="title">Title of the schema; empty to take the name of the pipeline that creates it.</param>
    /// <param name="description">Description of the schema; may be empty.</param>
    /// <returns>The definition.</returns>
    public static XdmSchemaDefinition Profile(string title = "", string description = "") =>
        Of(title, ProfileClass, description, ProfileClass + "-person-details", ProfileClass + "-personal-details");

    /// <summary>A schema of events with time, type and the page that was seen (experienceevent-web).</summary>
    /// <param name="title">Title of the schema; empty to take the name of the pipeline that creates it.</param>
    /// <param name="description">Description of the schema; may be empty.</param>
    /// <returns>The definition.</returns>
    public static XdmSchemaDefinition ExperienceEvent(string title = "", string description = "") =>
        Of(title, ExperienceEventClass, description, ExperienceEventClass + "-web");

    /// <summary>A schema of any class.</summary>
    /// <param name="title">Title of the schema; empty to take the name of the pipeline that creates it.</param>
    /// <param name="classId">Address of the class.</param>
    /// <param name="description">Description of the schema; may be empty.</param>
    /// <param name="parts">Addresses of what the schema takes in beside its class.</param>
    /// <returns>The definition.</returns>
    public static XdmSchemaDefinition Of(string title, string classId, string description = "", params string[] parts)
    {
        ArgumentNullException.ThrowIfNull(title);
        ArgumentException.ThrowIfNullOrWhiteSpace(classId);
        ArgumentNullException.ThrowIfNull(parts);
        return new() { Title = title, Description = description, ClassId = classId, Parts = [classId, .. parts] };
    }
}
