using System.Globalization;

namespace ModelOpenness.Standards;

/// <summary>Reads the few kinds of values that the standards' knowledge files hold.</summary>
internal static class StandardsData
{
    private static readonly char[] Space = [' '];

    public static string[] Words(string? value) =>
        value is null ? [] : value.Split(Space, StringSplitOptions.RemoveEmptyEntries);

    public static int Number(string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new FormatException($"'{value}' is no number.");

    public static bool YesOrNo(string value) => value switch
    {
        "yes" => true,
        "no" => false,
        _ => throw new FormatException($"'{value}' is neither yes nor no."),
    };

    public static ContentType Type(string value) => value switch
    {
        "code" => ContentType.Code,
        "data" => ContentType.Data,
        "document" => ContentType.Document,
        _ => throw new FormatException($"'{value}' is none of code, data, document."),
    };

    public static string Word(ContentType type) => type switch
    {
        ContentType.Code => "code",
        ContentType.Data => "data",
        _ => "document",
    };
}
