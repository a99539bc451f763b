package futago.ui.frame;

import futago.cluster.ClusterNodes;
import futago.cluster.drill.DrillGround;
import futago.cluster.probe.ProbeException;
import futago.command.Secret;
import futago.engine.Plan;
import futago.platform.Platforms;
import futago.site.StateDirectory;
import futago.spec.ExampleSpec;
import futago.spec.NodeSpec;
import futago.spec.PlatformName;
import futago.stage.PlanInput;
import futago.stage.Plans;
import futago.ui.connect.ConnectModel;
import futago.ui.connect.ConnectView;
import futago.ui.connect.HostTester;
import futago.ui.look.Language;
import futago.ui.run.RunControl;
import futago.ui.run.RunModel;
import futago.ui.work.WorkModel;
import futago.ui.work.WorkView;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;

/// The views of a cluster that is not there, the talk's own: to be made, styled and forgotten
/// before a person waits for the real ones. They speak through a language of their own, so that
/// nothing of them stays behind.
///
/// @param context the world around the window
/// @param locale the language that is spoken
/// @param window runs a task on the window's thread, later
record Samples(WindowContext context, Locale locale, Executor window) {
  /// The views in the order in which a person may come to them; on any thread, for they are in no
  /// window yet.
  List<Node> views() {
    var language = new Language(locale);
    Plan plan = plan();
    ClusterPlace place = place(plan, language);
    return List.of(work(plan, language), form(language), place.node(), place.drills());
  }

  private static Plan plan() {
    var spec = ExampleSpec.of(Optional.of(PlatformName.EL6_HEARTBEAT));
    return Plans.installation(
        new PlanInput(
            spec,
            spec.act(),
            Platforms.planned(PlatformName.EL6_HEARTBEAT, spec),
            PlanInput.Secrets.fresh(Secret.random(16))));
  }

  private Node work(Plan plan, Language language) {
    var run = new RunModel(plan);
    var control =
        new RunControl(
            run, (_, _, _, _) -> () -> {}, Runnable::run, language.texts()::has, Set.of());
    var model = new WorkModel(plan, language, run, control);
    return new WorkView(model, language, context.files(), new SimpleBooleanProperty(), () -> {})
        .node();
  }

  private Node form(Language language) {
    var ways = new ConnectView.Ways(List.of(), () -> {}, _ -> {}, _ -> {}, _ -> {}, () -> {});
    var tester =
        new HostTester(
            node -> {
              throw sampled(node);
            },
            window);
    return new ConnectView(new ConnectModel(), language, tester, ways).node();
  }

  private ClusterPlace place(Plan plan, Language language) {
    var nodes =
        new ClusterNodes(
            plan.spec(),
            node ->
                () -> {
                  throw sampled(node);
                });
    DrillGround ground =
        DrillGround.real(
            plan.spec(),
            nodes,
            () -> {
              throw new ProbeException("a sample has no database", null);
            },
            Optional.empty());
    var time =
        new NodeTime(context.clock(), 1, StateDirectory.of(context.environment(), context.home()));
    return new ClusterPlace(ground, language, context.clock(), time, window);
  }

  private static IllegalStateException sampled(NodeSpec node) {
    return new IllegalStateException(node.name() + " is a sample: nobody can connect to it");
  }
}
