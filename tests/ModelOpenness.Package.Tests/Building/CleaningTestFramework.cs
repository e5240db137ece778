using System.Reflection;
using ModelOpenness.Package.Tests.Building;
using Xunit.Abstractions;
using Xunit.Sdk;

[assembly: TestFramework("ModelOpenness.Package.Tests.Building." + nameof(CleaningTestFramework), "ModelOpenness.Package.Tests")]

namespace ModelOpenness.Package.Tests.Building;

/// <summary>Removes what the tests wrote before their run counts as finished: a process that ends is given too little time for it.</summary>
public sealed class CleaningTestFramework(IMessageSink messages) : XunitTestFramework(messages)
{
    /// <inheritdoc/>
    protected override ITestFrameworkExecutor CreateExecutor(AssemblyName assemblyName) => new Executor(assemblyName, SourceInformationProvider, DiagnosticMessageSink);

    private sealed class Executor(AssemblyName assembly, ISourceInformationProvider sources, IMessageSink messages) : XunitTestFrameworkExecutor(assembly, sources, messages)
    {
        protected override async void RunTestCases(IEnumerable<IXunitTestCase> testCases, IMessageSink executionMessageSink, ITestFrameworkExecutionOptions executionOptions)
        {
            using var runner = new Runner(TestAssembly, testCases, DiagnosticMessageSink, executionMessageSink, executionOptions);
            await runner.RunAsync();
        }
    }

    private sealed class Runner(ITestAssembly assembly, IEnumerable<IXunitTestCase> cases, IMessageSink diagnostics, IMessageSink messages, ITestFrameworkExecutionOptions options)
        : XunitTestAssemblyRunner(assembly, cases, diagnostics, messages, options)
    {
        protected override Task BeforeTestAssemblyFinishedAsync()
        {
            PackedPackage.CleanUp();
            return base.BeforeTestAssemblyFinishedAsync();
        }
    }
}
