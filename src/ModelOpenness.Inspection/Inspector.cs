using ModelOpenness.Inspection.Discovery;
using ModelOpenness.Inspection.Gathering;
using ModelOpenness.Inspection.Labels;
using ModelOpenness.Judging;

namespace ModelOpenness.Inspection;

/// <summary>Runs one inspection: candidates in, inventory out. The stages are discover, read, identify, judge.</summary>
public static class Inspector
{
    /// <summary>Inspects what the request names.</summary>
    /// <param name="request">What to inspect.</param>
    /// <param name="files">The disk; afterwards it knows what was looked at.</param>
    public static Inventory Inspect(InspectionRequest request, SourceFiles files)
    {
        var models = new ModelGatherer(request, files).Gather();
        var labels = new List<Label>(request.Labels);
        labels.AddRange(ModelLabels.Of(models, request, files));
        return new Inventory(request.Project, request.Standard)
        {
            Models = models,
            Labels = labels,
            Findings = Judge.Findings(models, labels),
        };
    }
}
