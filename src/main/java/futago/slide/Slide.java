package futago.slide;

import futago.engine.StepId;
import java.util.List;

/// One step as a person is shown it. All words are in one language, all secrets masked.
///
/// @param id the step
/// @param stageNumber the stage's place in the plan, from 1
/// @param stageTitle the stage's title
/// @param number the step's place in its stage, from 1
/// @param count how many steps that stage has
/// @param title what the step achieves
/// @param why why it is needed
/// @param work what is done, on which nodes
/// @param proof how to tell that it worked; empty where the work proves itself
public record Slide(
    StepId id,
    int stageNumber,
    String stageTitle,
    int number,
    int count,
    String title,
    String why,
    List<NodeBlock> work,
    List<NodeBlock> proof) {
  public Slide {
    work = List.copyOf(work);
    proof = List.copyOf(proof);
  }
}
