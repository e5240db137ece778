using System.Globalization;

namespace ModelOpenness.Fixes;

/// <summary>Names of the properties by which an analyzer tells the code fixes what they need.</summary>
internal static class FixProperties
{
    /// <summary>The words that the finding is about.</summary>
    public const string Words = "words";

    /// <summary>The first model concerned.</summary>
    public const string Model = "model";

    /// <summary>Full path of the project file.</summary>
    public const string Project = "project";

    /// <summary>Full path of the policy in force.</summary>
    public const string Policy = "policy";

    /// <summary>The kind of a fix.</summary>
    /// <param name="number">Its number, from 0.</param>
    public static string Fix(int number) => "fix" + number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The value of a fix.</summary>
    /// <param name="number">Its number, from 0.</param>
    public static string Value(int number) => "value" + number.ToString(CultureInfo.InvariantCulture);
}
