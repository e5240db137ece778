namespace ModelOpenness.Tasks.Tests;

public class MultiThreadableTests
{
    /// <summary>MSBuild's multithreaded mode starts a process of its own for a task without it.</summary>
    [Fact]
    public void Every_task_says_by_the_attribute_that_MSBuild_looks_for_that_it_may_run_beside_others()
    {
        var tasks = typeof(InspectModels).Assembly.GetExportedTypes().Where(t => typeof(Microsoft.Build.Framework.ITask).IsAssignableFrom(t) && !t.IsAbstract).ToList();
        tasks.Count.ShouldBeGreaterThanOrEqualTo(4);
        foreach (var task in tasks)
        {
            task.CustomAttributes.Select(a => a.AttributeType.FullName).ShouldContain("Microsoft.Build.Framework.MSBuildMultiThreadableTaskAttribute", task.Name);
        }
    }
}
