namespace ModelOpenness.Inspection.Inventories;

/// <summary>The names that enumeration members have in JSON: camelCase.</summary>
internal static class Names
{
    /// <summary>The JSON name of a member.</summary>
    /// <param name="member">The member.</param>
    public static string Of(Enum member)
    {
        var name = member.ToString();
        return char.ToLowerInvariant(name[0]) + name.Substring(1);
    }

    internal static T Parse<T>(string? name)
        where T : struct, Enum =>
        name is not null && Enum.TryParse<T>(name, ignoreCase: true, out var member) && Enum.IsDefined(typeof(T), member)
            ? member
            : throw new FormatException($"'{name}' is no {typeof(T).Name}.");
}
