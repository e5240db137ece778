namespace Microsoft.Build.Framework;

/// <summary>
/// Tells MSBuild's multithreaded mode (<c>-mt</c>) that a task may run in its process beside others: full paths only, no current
/// directory, no environment or culture written, nothing static that changes. MSBuild looks for it by this name, wherever it is defined.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
internal sealed class MSBuildMultiThreadableTaskAttribute : Attribute;
