package futago.cluster;

import futago.platform.ResourceNames;
import futago.spec.ClusterSpec;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Makes one status of what the nodes answered.
final class StatusAssembly {
  /// In a partition the part with quorum is right, and a part that has a DC knows more than one
  /// that is still electing.
  private static final Comparator<PacemakerView> BEST_FIRST =
      Comparator.comparing(PacemakerView::quorum)
          .thenComparing(view -> view.dc().isPresent())
          .reversed();

  /// Where both parts have quorum and a DC, as with two nodes, the one that has the group itself
  /// knows that it runs; the other only knows what it would like to start.
  private static final Comparator<PacemakerView> BEST_OF_PARTS =
      BEST_FIRST.thenComparing(view -> !groupOn(view).equals(Optional.of(view.seenFrom())));

  private StatusAssembly() {}

  static ClusterStatus of(ClusterSpec spec, Instant taken, List<NodeAnswer> answers) {
    List<PacemakerView> views = answers.stream().flatMap(each -> each.view().stream()).toList();
    boolean partitioned = isPartitioned(views);
    Optional<PacemakerView> best =
        views.stream().sorted(partitioned ? BEST_OF_PARTS : BEST_FIRST).findFirst();
    return new ClusterStatus(
        spec.name(),
        spec.virtualIp().address(),
        spec.drbd().resource(),
        taken,
        answers.stream().flatMap(each -> each.platform().stream()).findFirst().or(spec::platform),
        best,
        answers.stream().map(NodeAnswer::report).toList(),
        best.flatMap(StatusAssembly::groupOn),
        best.flatMap(view -> view.whereRuns(ResourceNames.ADDRESS)),
        partitioned,
        SplitBrain.provenBy(answers));
  }

  private static Optional<String> groupOn(PacemakerView view) {
    List<Optional<String>> places =
        ResourceNames.MEMBERS.stream().map(view::whereRuns).distinct().toList();
    return places.size() == 1 ? places.getFirst() : Optional.empty();
  }

  /// A node that has just started sees nobody either, but it has no DC yet.
  private static boolean isPartitioned(List<PacemakerView> views) {
    return views.size() == 2
        && isAlone(views.getFirst(), views.getLast().seenFrom())
        && isAlone(views.getLast(), views.getFirst().seenFrom());
  }

  private static boolean isAlone(PacemakerView view, String other) {
    return view.dc().isPresent() && view.node(other).map(node -> !node.online()).orElse(false);
  }
}
